import type { IgnoredPart } from '../../contract/search.ts';
import { analyse, type Token } from '../../text/analyser.ts';
import type { IgnoredParts } from './ignored-parts.ts';
import type { QueryTerm, QueryWord } from './query-tree.ts';
import { boostOf, cutSigns, NEAR_SIGN, type Signs } from './term-signs.ts';
import { foldWildcards, isPattern, letterCount, lettersBeforeSign } from './wildcards.ts';

const LONGEST_PHRASE_WORDS = 64;
const SHORTEST_PREFIX = 2;
const SHORTEST_FUZZY_WORD = 4;
const MOST_EDITS = 2;
const MOST_BETWEEN = 50;
/** Signs between two words that were typed without a space, and that yet do not make one name of them. */
const PART_SEPARATOR = /[,;!?\u060c\u061b\u061f\u2026\u3001\u3002]/u;
const WILDCARDS = /^[*?]+$/u;

/** What stands before a word or phrase, already read off, and where in the query it begins. */
export interface TermModifiers {
  readonly isExact: boolean;
  readonly at: number;
}

/** The term of a quoted phrase with the signs after it; absent where no word is between the quotation marks. */
export function phraseTerm(
  { content, signs }: { readonly content: string; readonly signs: string },
  { isExact, at }: TermModifiers,
  ignored: IgnoredParts,
): QueryTerm | undefined {
  const all = phraseWords(content, at, ignored);
  if (all.length === 0) {
    ignored.add(`"${content}"`, 'only-punctuation');
    return undefined;
  }
  const beyond = all[LONGEST_PHRASE_WORDS];
  if (beyond) ignored.add(content.slice(beyond.start - at), 'too-long');
  const words = all.slice(0, LONGEST_PHRASE_WORDS);
  const typed = content.trim().toWellFormed();
  const { sign, boost } = cutSigns(signs);
  const between = NEAR_SIGN.exec(sign)?.[1];
  const isNear = between !== undefined && words.length > 1;
  if (between !== undefined && !isNear) ignored.add(`"${content}"${sign}`, 'near-without-words');
  else if (between === undefined && sign !== '') ignored.add(sign, 'operator-without-word');
  return {
    kind: isNear ? 'near' : 'phrase',
    typed,
    words,
    isExact,
    distance: isNear ? Math.min(Number(between), MOST_BETWEEN) : 0,
    boost: boostOf(boost, ignored),
    start: at - 1,
    end: at + content.length + 1 + signs.length,
  };
}

/** What was typed without a space, apart from its last word and the sign there. */
interface TypedChunk {
  readonly body: string;
  readonly sign: string;
  readonly boost: number;
  /** Where in the query it ends. */
  readonly end: number;
  readonly modifiers: TermModifiers;
}

/**
 * The terms of what was typed without a space: usually one. `Pour-Mohammadi`, `PMOI/MEK` and `U.S.` are one term whose
 * words follow each other; a comma or question mark makes two terms.
 */
export function chunkTerms(chunk: string, modifiers: TermModifiers, ignored: IgnoredParts): QueryTerm[] {
  const { body, sign, boost } = cutSigns(chunk);
  const compounds = splitCompounds(body, modifiers.at);
  if (compounds.length === 0) {
    ignored.add(chunk, reasonForNoWord({ body, sign, boost }));
    return [];
  }
  if (body.startsWith('*')) ignored.add(chunk, 'pattern-too-short');
  const end = modifiers.at + chunk.length;
  const typed: TypedChunk = { body, sign, end, boost: boostOf(boost, ignored), modifiers };
  const last = compounds.length - 1;
  return compounds.flatMap((words, at) => {
    const usable = withoutShortPatterns(words, typed, ignored);
    if (usable.length === 0) return [];
    return at === last ? lastTerm(usable, typed, ignored) : [plainTerm(usable, typed)];
  });
}

function reasonForNoWord({ body, sign, boost }: Signs): IgnoredPart['reason'] {
  if (body !== '') return 'only-punctuation';
  if (boost.length > 1) return 'boost-not-understood';
  return sign.startsWith('~') ? 'operator-without-word' : 'only-punctuation';
}

function lastTerm(words: readonly QueryWord[], typed: TypedChunk, ignored: IgnoredParts): QueryTerm[] {
  const { sign } = typed;
  if (sign.startsWith('*')) return prefixTerms(words, typed, ignored);
  const term = { ...plainTerm(words, typed), end: typed.end };
  const [word, ...more] = words;
  if (!sign.startsWith('~') || !word) return [term];
  if (more.length > 0 || term.kind === 'pattern') {
    ignored.add(sign, 'operator-without-word');
    return [term];
  }
  if (letterCount(word.base) < SHORTEST_FUZZY_WORD) {
    ignored.add(term.typed + sign, 'word-too-short-for-fuzzy');
    return [term];
  }
  const edits = sign === '~' ? 1 : Number(sign.slice(1));
  return edits === 0 ? [term] : [{ ...term, kind: 'fuzzy', distance: Math.min(edits, MOST_EDITS) }];
}

function prefixTerms(words: readonly QueryWord[], typed: TypedChunk, ignored: IgnoredParts): QueryTerm[] {
  const [last, rest] = [words.at(-1), words.slice(0, -1)];
  if (last && letterCount(last.base) < SHORTEST_PREFIX) {
    ignored.add(textOf([last], typed) + typed.sign, 'prefix-too-short');
    return rest.length === 0 ? [] : [plainTerm(rest, typed)];
  }
  if (!last || !words.some(isPattern))
    return [{ ...plainTerm(words, typed), kind: 'prefix', end: typed.end }];
  return [plainTerm([...rest, { ...last, form: `${last.form}*`, base: `${last.base}*` }], typed)];
}

function plainTerm(words: readonly QueryWord[], typed: TypedChunk): QueryTerm {
  return {
    kind: words.some(isPattern) ? 'pattern' : 'word',
    typed: textOf(words, typed),
    words: words.slice(0, LONGEST_PHRASE_WORDS),
    isExact: typed.modifiers.isExact,
    distance: 0,
    boost: typed.boost,
    start: words[0]?.start ?? typed.modifiers.at,
    end: words.at(-1)?.end ?? typed.end,
  };
}

function textOf(words: readonly QueryWord[], { body, modifiers }: TypedChunk): string {
  const start = (words[0]?.start ?? modifiers.at) - modifiers.at;
  const end = (words.at(-1)?.end ?? modifiers.at) - modifiers.at;
  return body.slice(start, end).toWellFormed();
}

/** A pattern needs letters to look for it by: alone it is left out, in a compound its parts are words. */
function withoutShortPatterns(
  words: readonly QueryWord[],
  typed: TypedChunk,
  ignored: IgnoredParts,
): readonly QueryWord[] {
  if (!words.some(isTooShort)) return words;
  ignored.add(textOf(words, typed), 'pattern-too-short');
  const { at } = typed.modifiers;
  const text = typed.body.slice((words[0]?.start ?? at) - at, (words.at(-1)?.end ?? at) - at);
  return words.length === 1 ? [] : analyse(text).map((token) => toWord(token, words[0]?.start ?? at));
}

function phraseWords(content: string, at: number, ignored: IgnoredParts): readonly QueryWord[] {
  const tokens = analyse(content);
  const words = withWildcards(content, tokens, at);
  const short = words.find(isTooShort);
  if (!short) return words;
  ignored.add(content.slice(short.start - at, short.end - at), 'pattern-too-short');
  return tokens.map((token) => toWord(token, at));
}

function isTooShort(word: QueryWord): boolean {
  return isPattern(word) && lettersBeforeSign(word.base) < SHORTEST_PREFIX;
}

function splitCompounds(body: string, at: number): QueryWord[][] {
  const compounds: QueryWord[][] = [];
  let lastEnd = 0;
  for (const word of withWildcards(body, analyse(body), at)) {
    const compound = compounds.at(-1);
    if (compound && !PART_SEPARATOR.test(body.slice(lastEnd, word.start - at))) compound.push(word);
    else compounds.push([word]);
    lastEnd = word.end - at;
  }
  return compounds;
}

/**
 * Words with the wildcards between their letters, as `ra?si`, or after them, as `execut*` in a phrase. The analyser cuts
 * at each sign, as at any punctuation; what stands on both sides of one is folded for itself and put together again.
 */
function withWildcards(text: string, tokens: readonly Token[], at: number): QueryWord[] {
  const words: QueryWord[] = [];
  let signs = '';
  for (const [index, token] of tokens.entries()) {
    const word = toWord(token, at);
    const before = signs === '' ? undefined : words.pop();
    const whole = before ? joinPattern(before, signs, word) : word;
    const next = tokens[index + 1];
    const gap = text.slice(token.end, next?.start);
    signs = next && WILDCARDS.test(gap) ? gap : '';
    words.push(signs === '' && gap.startsWith('*') ? starred(whole) : whole);
  }
  return words;
}

function joinPattern(before: QueryWord, signs: string, after: QueryWord): QueryWord {
  const sign = foldWildcards(signs);
  return {
    ...before,
    form: before.form + sign + after.form,
    base: before.base + sign + after.base,
    end: after.end,
  };
}

function starred(word: QueryWord): QueryWord {
  return { ...word, form: `${word.form}*`, base: `${word.base}*`, end: word.end + 1 };
}

/** A token as a query holds it; `at` is where in the query the text begins that was cut into tokens. */
export function toWord(token: Token, at = 0): QueryWord {
  const { form, base, isCapitalised } = token;
  return { form, base, isCapitalised, start: at + token.start, end: at + token.end };
}
