import { assertNever } from '../../../../db/contract/result.ts';
import type { OffsetRange } from '../chosen-range.ts';
import { lineAfter, lineBefore, lineOf, middleOf, type Geometry, type PlacedWord } from './lines.ts';
import type { TextWalk } from './text-walk.ts';

/**
 * A cursor that always stands on a word. The words chosen reach from the one it was set down on to the one it is at, and
 * hold everything between.
 */
export interface WordCursor {
  readonly anchor: OffsetRange;
  readonly focus: OffsetRange;
  /** Where across the page a walk up and down keeps to, in pixels; `null` before it begins. */
  readonly column: number | null;
}

export type CursorStep =
  /** To the word on that side, as it looks: in text that runs from the right, left is onwards. */
  'left' | 'right' | 'up' | 'down' | 'next-sentence' | 'previous-sentence' | 'line-start' | 'line-end';

export interface CursorMove {
  readonly step: CursorStep;
  /** Takes in what lies between, instead of going there. */
  readonly isExtending: boolean;
}

/** The words chosen. */
export function chosenBy({ anchor, focus }: WordCursor): OffsetRange {
  return { start: Math.min(anchor.start, focus.start), end: Math.max(anchor.end, focus.end) };
}

export function cursorAt(word: OffsetRange): WordCursor {
  return { anchor: word, focus: word, column: null };
}

/** Where a cursor stands after a move; the same cursor where there is nowhere to go. */
export function moveCursor(
  cursor: WordCursor,
  { step, isExtending }: CursorMove,
  { walk, geometry }: { readonly walk: TextWalk; readonly geometry: Geometry },
): WordCursor {
  const isVertical = step === 'up' || step === 'down';
  const here = lineOf(cursor.focus, { walk, geometry });
  const column = isVertical ? (cursor.column ?? middleOf(here.word)) : null;
  const context = { walk, geometry, here, column };
  const focus = isSentence(step)
    ? sentenceStep(cursor, { step, isExtending }, walk)
    : wordStep(cursor.focus, step, context);
  if (focus === null) return isExtending ? cursor : { ...cursor, anchor: cursor.focus, column };
  return { anchor: isExtending ? cursor.anchor : focus, focus, column };
}

function isSentence(step: CursorStep): step is 'next-sentence' | 'previous-sentence' {
  return step === 'next-sentence' || step === 'previous-sentence';
}

interface Context {
  readonly walk: TextWalk;
  readonly geometry: Geometry;
  readonly here: ReturnType<typeof lineOf>;
  readonly column: number | null;
}

function wordStep(
  focus: OffsetRange,
  step: Exclude<CursorStep, 'next-sentence' | 'previous-sentence'>,
  context: Context,
): OffsetRange | null {
  const { here, column, walk } = context;
  switch (step) {
    case 'left':
    case 'right':
      return sideStep(focus, step, context);
    case 'up':
      return nearest(lineBefore(here, context), column);
    case 'down':
      return nearest(lineAfter(here, context), column);
    case 'line-start':
      return here.words[0]?.word ?? walk.wordAt(focus.start);
    case 'line-end':
      return here.words.at(-1)?.word ?? walk.wordAt(focus.start);
    default:
      return assertNever(step);
  }
}

function sideStep(focus: OffsetRange, side: 'left' | 'right', context: Context): OffsetRange | null {
  const { walk, here } = context;
  const isOnwards = (side === 'left') === (walk.passageAt(focus.start)?.direction === 'rtl');
  const across = here.words.filter(({ rect }) => rect !== null).sort((a, b) => middleOf(a) - middleOf(b));
  const at = across.findIndex(({ word }) => word.start === here.word.word.start);
  const beside = at === -1 ? undefined : across[side === 'left' ? at - 1 : at + 1];
  if (beside !== undefined) return beside.word;
  const line = isOnwards ? lineAfter(here, context) : lineBefore(here, context);
  // The end of the line that is next to the one left, where the text of that line begins or ends.
  return (isOnwards ? outermost(line, walk, 'first') : outermost(line, walk, 'last'))?.word ?? null;
}

function outermost(
  line: readonly PlacedWord[],
  walk: TextWalk,
  which: 'first' | 'last',
): PlacedWord | undefined {
  const across = [...line].sort((a, b) => middleOf(a) - middleOf(b));
  const isRightToLeft = walk.passageAt(line[0]?.word.start ?? 0)?.direction === 'rtl';
  return (which === 'first') === isRightToLeft ? across.at(-1) : across[0];
}

function nearest(line: readonly PlacedWord[], column: number | null): OffsetRange | null {
  let best: PlacedWord | undefined;
  for (const word of line) {
    if (best === undefined || distance(word, column) < distance(best, column)) best = word;
  }
  return best?.word ?? null;
}

function distance({ rect }: PlacedWord, column: number | null): number {
  if (rect === null || column === null) return 0;
  return Math.max(rect.left - column, column - rect.right, 0);
}

/**
 * Going on leads to the first word of a sentence. Taking in goes to the end of one, with its full stop and quotation
 * mark, or back to its beginning.
 */
function sentenceStep(
  { anchor, focus }: WordCursor,
  {
    step,
    isExtending,
  }: { readonly step: 'next-sentence' | 'previous-sentence'; readonly isExtending: boolean },
  walk: TextWalk,
): OffsetRange | null {
  const sentence = walk.sentenceAt(focus.start);
  if (sentence === null) return null;
  if (step === 'previous-sentence') {
    const first = walk.wordFrom(sentence.start);
    if (first !== null && first.start < focus.start) return isExtending ? toStart(first, sentence) : first;
    const before = walk.wordBefore(focus.start);
    const previous = before === null ? null : walk.sentenceAt(before.start);
    const opening = previous === null ? null : walk.wordFrom(previous.start);
    return opening === null || previous === null ? null : isExtending ? toStart(opening, previous) : opening;
  }
  if (!isExtending) return walk.wordFrom(sentence.end);
  const goal =
    focus.end < sentence.end || focus.start < anchor.start ? sentence : sentenceAfter(sentence, walk);
  const last = goal === null ? null : walk.wordBefore(goal.end);
  return goal === null || last === null ? null : { start: last.start, end: goal.end };
}

function toStart(first: OffsetRange, sentence: OffsetRange): OffsetRange {
  return { start: Math.min(first.start, sentence.start), end: first.end };
}

function sentenceAfter(sentence: OffsetRange, walk: TextWalk): OffsetRange | null {
  const next = walk.wordFrom(sentence.end);
  return next === null ? null : walk.sentenceAt(next.start);
}
