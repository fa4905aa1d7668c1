import type { TextWalk } from '../caret/text-walk.ts';
import type { OffsetRange } from '../chosen-range.ts';

/** A range without the white space at its ends, as a highlight made on it will be. */
export function trimRange({ start, end }: OffsetRange, walk: TextWalk): OffsetRange {
  const text = walk.textOf({ start, end });
  if (text.trim() === '') return { start, end };
  return {
    start: start + text.length - text.trimStart().length,
    end: end - (text.length - text.trimEnd().length),
  };
}
