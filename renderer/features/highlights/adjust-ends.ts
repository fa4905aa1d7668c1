import { assertNever } from '../../../db/contract/result.ts';
import type { OffsetRange } from '../reader/chosen-range.ts';
import type { TextWalk } from '../reader/caret/text-walk.ts';

/** A word more or less at the beginning or the end of a range. */
export type EndStep = 'start-out' | 'start-in' | 'end-in' | 'end-out';

/** The range after a step, the rest of a word first where one was cut; `null` where there is no word to take in, or none that may be left out. */
export function adjustEnds({ start, end }: OffsetRange, step: EndStep, walk: TextWalk): OffsetRange | null {
  switch (step) {
    case 'start-out': {
      const cut = walk.wordAt(start);
      if (cut !== null && cut.start < start && cut.end > start) return { start: cut.start, end };
      const before = walk.wordBefore(start);
      return before === null ? null : { start: before.start, end };
    }
    case 'end-out': {
      const cut = walk.wordAt(end);
      if (cut !== null && cut.start < end && cut.end > end) return { start, end: cut.end };
      const after = walk.wordFrom(end);
      return after === null ? null : { start, end: after.end };
    }
    case 'start-in': {
      const first = walk.wordFrom(start);
      const second = first === null ? null : walk.wordFrom(first.end);
      return second === null || second.end > end ? null : { start: second.start, end };
    }
    case 'end-in': {
      const last = walk.wordBefore(end);
      const previous = last === null ? null : walk.wordBefore(last.start);
      return previous === null || previous.start < start ? null : { start, end: previous.end };
    }
    default:
      return assertNever(step);
  }
}
