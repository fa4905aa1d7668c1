import { IgnoredParts } from './ignored-parts.ts';
import { isStopWord } from '../words/lunr-language.ts';
import { QueryLexer } from './query-lexer.ts';
import type { ParsedQuery, QueryNode } from './query-tree.ts';
import type { Lexeme } from './query-wishes.ts';

/** What has been read of one pair of parentheses, or of the whole query. */
interface Frame {
  /** Parts of the alternatives already ended by OR. */
  readonly alternatives: Part[];
  current: Part[];
  /** The operators since the last part, which still want a word. */
  pending: Lexeme[];
  readonly isNegated: boolean;
}

interface Part {
  readonly node: QueryNode;
  readonly isExcluded: boolean;
  readonly text: string;
}

const ALL_CAPITALS = /^\p{Lu}{2,}$/u;

/**
 * Reads a query as people type it, and never fails.
 *
 * Words have to occur in one passage, in any order; `OR` and `|` offer a choice and bind weaker than that; `NOT` and a
 * leading minus exclude; quotation marks of any kind hold a phrase; `"two words"~5` are near each other; `word*` is a
 * prefix, `wo*d` and `wo?d` are patterns, `word~` allows one edit, `word~2` two; `=word` is only this spelling and
 * `word^2` counts twice. `title:word` is a wish about the document: see `query-fields.ts`. Operators are upper case, so
 * that "and", "or" and "not" stay words.
 * Parentheses may be nested as deep as the query is long. What could not be used is listed in `ignored`.
 */
export function parseQuery(query: string): ParsedQuery {
  const ignored = new IgnoredParts();
  const { lexemes } = new QueryLexer(query, ignored);
  const frames: Frame[] = [newFrame(false)];
  let unclosed = 0;
  for (const lexeme of lexemes) {
    const frame = frames.at(-1);
    if (!frame) break;
    if (lexeme.kind === 'open') frames.push(newFrame(takeNegation(frame, ignored)));
    else if (lexeme.kind === 'close') closeFrame(frames, lexeme, ignored);
    else readIntoFrame(frame, lexeme, ignored);
  }
  for (; frames.length > 1; unclosed += 1) closeFrame(frames, { kind: 'close', text: ')' }, ignored);
  if (unclosed > 0) ignored.add('(', 'unclosed');
  const [whole] = frames;
  const parts = whole ? endFrame(whole, ignored) : [];
  return { root: rootOf(parts, ignored), ignored: ignored.list() };
}

function newFrame(isNegated: boolean): Frame {
  return { alternatives: [], current: [], pending: [], isNegated };
}

function readIntoFrame(frame: Frame, lexeme: Lexeme, ignored: IgnoredParts): void {
  if (lexeme.kind === 'term') {
    const isExcluded = takeNegation(frame, ignored);
    frame.current.push({ node: { kind: 'term', term: lexeme.term }, isExcluded, text: lexeme.text });
    return;
  }
  if (lexeme.kind === 'filter') {
    const isExcluded = takeNegation(frame, ignored);
    frame.current.push({ node: { kind: 'filter', filter: lexeme.filter }, isExcluded, text: lexeme.text });
    return;
  }
  const repeats = frame.pending.some((pending) => pending.kind === lexeme.kind);
  const wantsWordBefore = lexeme.kind !== 'not' && (frame.current.length === 0 || frame.pending.length > 0);
  if (repeats || wantsWordBefore) ignored.add(lexeme.text, 'operator-without-word');
  else frame.pending.push(lexeme);
}

/** A part begins: the operators before it have found their word. Answers whether it is excluded. */
function takeNegation(frame: Frame, ignored: IgnoredParts): boolean {
  const kinds = new Set(frame.pending.map((lexeme) => lexeme.kind));
  frame.pending = [];
  if (kinds.has('or')) endAlternative(frame, ignored);
  return kinds.has('not');
}

function endAlternative(frame: Frame, ignored: IgnoredParts): void {
  const node = allOf(frame.current, ignored);
  if (node) frame.alternatives.push({ node, isExcluded: false, text: frame.current[0]?.text ?? '' });
  else for (const part of frame.current) ignored.add(part.text, 'only-exclusions');
  frame.current = [];
}

function closeFrame(frames: Frame[], lexeme: Lexeme, ignored: IgnoredParts): void {
  const [outer, inner] = frames.slice(-2);
  if (!outer || !inner) {
    ignored.add(lexeme.text, 'unclosed');
    return;
  }
  frames.pop();
  const parts = endFrame(inner, ignored);
  if (inner.isNegated) {
    const node = allOf(parts, ignored);
    if (node) outer.current.push({ node, isExcluded: true, text: parts[0]?.text ?? '' });
    else for (const part of parts) ignored.add(part.text, 'only-exclusions');
  } else {
    outer.current.push(...parts);
  }
}

/** The parts of a finished frame: one `any`, or the parts that all have to hold. */
function endFrame(frame: Frame, ignored: IgnoredParts): Part[] {
  for (const lexeme of frame.pending) ignored.add(lexeme.text, 'operator-without-word');
  frame.pending = [];
  if (frame.alternatives.length === 0) return frame.current;
  endAlternative(frame, ignored);
  const nodes = frame.alternatives.map((part) => part.node);
  const [only] = nodes;
  if (!only) return [];
  const node: QueryNode = nodes.length === 1 ? only : { kind: 'any', parts: nodes };
  return [{ node, isExcluded: false, text: frame.alternatives[0]?.text ?? '' }];
}

/** What holds all parts; absent where there is nothing but exclusions, for those alone say nothing to look for. */
function allOf(parts: readonly Part[], ignored: IgnoredParts): QueryNode | undefined {
  const wanted = withoutCommonWords(
    parts.filter((part) => !part.isExcluded),
    ignored,
  ).map((part) => part.node);
  const without = parts.filter((part) => part.isExcluded).map((part) => part.node);
  const [only] = wanted;
  if (!only) return undefined;
  return wanted.length === 1 && without.length === 0 ? only : { kind: 'all', parts: wanted, without };
}

/**
 * "Who was Nayeri" has to find every passage with the name: a stop word beside other words restricts nothing. Alone, in
 * a phrase, after `=` or in capitals (US, WHO) it is a word like any other.
 */
function withoutCommonWords(parts: readonly Part[], ignored: IgnoredParts): readonly Part[] {
  const kept = parts.filter((part) => !isCommonWord(part.node));
  const hasWord = kept.some((part) => part.node.kind !== 'filter');
  if (!hasWord || kept.length === parts.length) return parts;
  for (const part of parts) if (isCommonWord(part.node)) ignored.add(part.text, 'common-word');
  return kept;
}

function isCommonWord(node: QueryNode): boolean {
  if (node.kind !== 'term') return false;
  const { kind, isExact, typed, words } = node.term;
  const [word, ...more] = words;
  if (kind !== 'word' || isExact || !word || more.length > 0) return false;
  return isStopWord(word.base) && !ALL_CAPITALS.test(typed);
}

function rootOf(parts: readonly Part[], ignored: IgnoredParts): QueryNode | undefined {
  const root = allOf(parts, ignored);
  if (!root) for (const part of parts) ignored.add(part.text, 'only-exclusions');
  return root;
}
