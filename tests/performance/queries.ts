import lunr from 'lunr';
import { randomSource } from '../text/random-text.ts';
import type { CorpusPassage } from './corpus.ts';

export const QUERY_KINDS = ['common', 'rare', 'all', 'any', 'prefix', 'fuzzy', 'phrase'] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

/** One question put to every engine, in plain lower-case words; each engine says it in its own language. */
export interface BenchmarkQuery {
  readonly kind: QueryKind;
  readonly words: readonly string[];
}

const WORD = /[a-z]+/gu;
const PER_KIND = 40;

/**
 * The questions, the same in every run on the same passages. Words of letters only, so that all engines cut them
 * alike; no stop words but in phrases, because the engines disagree about those.
 */
export function makeQueries(passages: readonly CorpusPassage[]): BenchmarkQuery[] {
  const random = randomSource(1988);
  const frequencies = countPassages(passages);
  const ranked = [...frequencies.entries()]
    .filter(([word]) => word.length >= 4 && !isStopWord(word))
    .toSorted((some, other) => other[1] - some[1] || (some[0] < other[0] ? -1 : 1));
  const common = ranked.slice(0, 200).map(([word]) => word);
  const middling = ranked.slice(100, 3000).map(([word]) => word);
  const rare = ranked.filter(([, count]) => count >= 2 && count <= 10).map(([word]) => word);
  const known = new Set(middling);
  const draw = <Choice>(from: readonly Choice[]): Choice => {
    const drawn = from[Math.floor(random() * from.length)];
    if (drawn === undefined) throw new Error('The corpus is too small to draw questions from.');
    return drawn;
  };
  return [
    ...make('common', () => [draw(common)]),
    ...make('rare', () => [draw(rare)]),
    ...make('all', () => wordsTogether(passages, known, draw)),
    ...make('any', () => [draw(middling), draw(middling), draw(middling)]),
    ...make('prefix', () => [draw(middling).slice(0, 3 + Math.floor(random() * 2))]),
    ...make('fuzzy', () => [withOneEdit(draw(middling.filter((word) => word.length >= 6)), random)]),
    ...make('phrase', () => wordsInRow(passages, 2 + Math.floor(random() * 3), draw)),
  ];
}

function make(kind: QueryKind, words: () => readonly string[]): BenchmarkQuery[] {
  return Array.from({ length: PER_KIND }, () => ({ kind, words: words() }));
}

function isStopWord(word: string): boolean {
  const kept: lunr.Token | undefined = lunr.stopWordFilter(new lunr.Token(word, {}));
  return kept === undefined;
}

function countPassages(passages: readonly CorpusPassage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { body } of passages) {
    for (const word of new Set(body.match(WORD) ?? [])) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

type Draw = <Choice>(from: readonly Choice[]) => Choice;

function wordsTogether(passages: readonly CorpusPassage[], known: ReadonlySet<string>, draw: Draw): string[] {
  for (;;) {
    const words = [...new Set(draw(passages).body.match(WORD) ?? [])].filter((word) => known.has(word));
    if (words.length < 3) continue;
    const chosen = new Set([draw(words), draw(words), draw(words)]);
    if (chosen.size === 3) return [...chosen];
  }
}

/** Words that follow each other with one space between, stop words among them as they come. */
function wordsInRow(passages: readonly CorpusPassage[], length: number, draw: Draw): string[] {
  for (;;) {
    const rows = draw(passages).body.match(/(?<![^\s])[a-z]+(?: [a-z]+)+(?![^\s])/gu) ?? [];
    if (rows.length === 0) continue;
    const words = draw(rows).split(' ');
    if (words.length < length) continue;
    const start = draw(Array.from({ length: words.length - length + 1 }, (_, at) => at));
    return words.slice(start, start + length);
  }
}

/** One letter exchanged, left out or put in, never the first: a typing error. */
function withOneEdit(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 1));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const edits = [
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
  ];
  return edits[Math.floor(random() * edits.length)] ?? word;
}
