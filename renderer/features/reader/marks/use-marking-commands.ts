import { useCommand } from '../../../app/command-handlers.tsx';
import type { OffsetRange } from '../chosen-range.ts';
import type { Reader } from '../use-reader.ts';
import type { PlaceHere } from './use-chosen-place.ts';
import type { AllWordActions } from './use-word-actions.ts';
import type { Caret } from './use-word-cursor.ts';

interface MarkingCommands {
  readonly reader: Reader;
  readonly caret: Caret;
  readonly actions: AllWordActions;
  readonly place: PlaceHere | null;
  /** Of two panes the one worked in answers to the commands. */
  readonly isActive: boolean;
}

/** What the commands about words do in this text. */
export function useMarkingCommands({ reader, caret, actions, place, isActive }: MarkingCommands): void {
  const withWords = (act: () => void): (() => void) | null => (isActive && place !== null ? act : null);
  const hit = currentHit(reader);
  const sentence = place?.range ?? hit;
  const canHighlightSentence = isActive && sentence !== null;
  useCommand('caret', isActive && reader.text.passages.length > 0 ? caret.toggle : null);
  useCommand(
    'highlightSelection',
    withWords(() => actions.highlight()),
  );
  useCommand('commentSelection', withWords(actions.comment));
  useCommand('linkSelection', withWords(actions.link));
  useCommand('noteOnSelection', withWords(actions.note));
  useCommand('copyWithSource', withWords(actions.copy));
  useCommand(
    'highlightSentence',
    canHighlightSentence ? () => void actions.highlightRange(sentencesOver(reader, sentence)) : null,
  );
  useCommand(
    'highlightHit',
    isActive && hit !== null ? () => void actions.highlightRange({ start: hit.start, end: hit.end }) : null,
  );
}

/** The hit one is at, of find-in-text while that is open, else of the search. */
function currentHit({ find, hits }: Reader): OffsetRange | null {
  const walked = find.isOpen ? find.hits : hits;
  return walked.marks[walked.current] ?? null;
}

/** The sentence that words lie in, or all sentences they touch. */
function sentencesOver({ walk }: Reader, { start, end }: OffsetRange): OffsetRange {
  const first = walk.sentenceAt(start);
  const last = walk.sentenceAt(Math.max(start, end - 1));
  return { start: first?.start ?? start, end: Math.max(end, last?.end ?? end) };
}
