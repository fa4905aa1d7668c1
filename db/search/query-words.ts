import { analyse, type Token } from '../text/analyser.ts';
import type { IgnoredParts } from './ignored-parts.ts';
import type { QueryTerm, QueryWord } from './query-tree.ts';

const LONGEST_PHRASE_WORDS = 64;
const SHORTEST_PREFIX = 2;
const SHORTEST_FUZZY_WORD = 4;
const MOST_EDITS = 2;
/** Signs between two words that were typed without a space, and that yet do not make one name of them. */
const PART_SEPARATOR = /[,;!?\u060c\u061b\u061f\u2026\u3001\u3002]/u;
const SUFFIX = /^(?<body>.*?)(?<sign>\*+|~\d*)?$/su;

/** What stands before a word or phrase, already read off. */
export interface TermModifiers {
  readonly isExact: boolean;
}

/** The term of a quoted phrase; absent where no word is between the quotation marks. */
export function phraseTerm(
  content: string,
  modifiers: TermModifiers,
  ignored: IgnoredParts,
): QueryTerm | undefined {
  const tokens = analyse(content);
  if (tokens.length === 0) {
    ignored.add(`"${content}"`, 'only-punctuation');
    return undefined;
  }
  const beyond = tokens[LONGEST_PHRASE_WORDS];
  if (beyond) ignored.add(content.slice(beyond.start), 'too-long');
  const words = tokens.slice(0, LONGEST_PHRASE_WORDS).map(toWord);
  const typed = content.trim().toWellFormed();
  return { kind: 'phrase', typed, words, isExact: modifiers.isExact, distance: 0 };
}

/**
 * The terms of what was typed without a space: usually one. `Pour-Mohammadi`, `PMOI/MEK` and `U.S.` are one term whose
 * words follow each other; a comma or question mark makes two terms.
 */
export function chunkTerms(chunk: string, modifiers: TermModifiers, ignored: IgnoredParts): QueryTerm[] {
  const groups = SUFFIX.exec(chunk)?.groups;
  const body = groups?.body ?? chunk;
  const sign = groups?.sign ?? '';
  const compounds = splitCompounds(body);
  if (compounds.length === 0) {
    ignored.add(chunk, body === '' && sign.startsWith('~') ? 'operator-without-word' : 'only-punctuation');
    return [];
  }
  const last = compounds.at(-1) ?? [];
  const plain = compounds.slice(0, -1).map((tokens) => plainTerm(body, tokens, modifiers));
  return [...plain, ...lastTerm({ body, tokens: last, sign }, modifiers, ignored)];
}

function lastTerm(
  typed: { readonly body: string; readonly tokens: readonly Token[]; readonly sign: string },
  modifiers: TermModifiers,
  ignored: IgnoredParts,
): QueryTerm[] {
  const { body, tokens, sign } = typed;
  if (sign.startsWith('*')) return prefixTerms(typed, modifiers, ignored);
  const term = plainTerm(body, tokens, modifiers);
  const [word, ...more] = term.words;
  if (!sign.startsWith('~') || !word) return [term];
  if (more.length > 0) {
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

function prefixTerms(
  typed: { readonly body: string; readonly tokens: readonly Token[]; readonly sign: string },
  modifiers: TermModifiers,
  ignored: IgnoredParts,
): QueryTerm[] {
  const { body, tokens } = typed;
  const last = tokens.at(-1);
  if (last && letterCount(last.base) < SHORTEST_PREFIX) {
    ignored.add(body.slice(last.start) + typed.sign, 'prefix-too-short');
    const rest = tokens.slice(0, -1);
    return rest.length === 0 ? [] : [plainTerm(body, rest, modifiers)];
  }
  return [{ ...plainTerm(body, tokens, modifiers), kind: 'prefix' }];
}

function plainTerm(body: string, tokens: readonly Token[], modifiers: TermModifiers): QueryTerm {
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? body.length;
  const typed = body.slice(start, end).toWellFormed();
  const words = tokens.slice(0, LONGEST_PHRASE_WORDS).map(toWord);
  return { kind: 'word', typed, words, isExact: modifiers.isExact, distance: 0 };
}

function splitCompounds(body: string): Token[][] {
  const compounds: Token[][] = [];
  let lastEnd = 0;
  for (const token of analyse(body)) {
    const compound = compounds.at(-1);
    if (compound && !PART_SEPARATOR.test(body.slice(lastEnd, token.start))) compound.push(token);
    else compounds.push([token]);
    lastEnd = token.end;
  }
  return compounds;
}

/** The words of a text as a query holds them. */
export function toWord(token: Token): QueryWord {
  return { form: token.form, base: token.base, isCapitalised: token.isCapitalised };
}

function letterCount(text: string): number {
  return Array.from(text).length;
}
