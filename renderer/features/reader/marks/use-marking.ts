import { useCallback, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { Highlight } from '../../../../db/contract/highlights.ts';
import { useStartPlacing } from '../../highlights/start-placing.ts';
import type { TextWalk } from '../caret/text-walk.ts';
import { offsetsOf, rangeAt, type OffsetRange } from '../chosen-range.ts';
import type { HighlightMark, LinkMark } from '../text-marks.ts';
import { useAnnotations, useHighlightMarks, useLinkMarks, type Annotations } from '../use-annotations.ts';
import type { Reader } from '../use-reader.ts';
import { boxIn, firstLineOf, type Box } from './box-in.ts';
import { openAt, type MarksHere, type OpenMarks } from './open-marks.ts';
import type { WordActions } from './SelectionToolbar.tsx';
import { useChosenPlace } from './use-chosen-place.ts';
import { useMarkingCommands } from './use-marking-commands.ts';
import { dropSelection, useSelectedWords } from './use-selected-words.ts';
import { useWordActions } from './use-word-actions.ts';
import { useWordCursor, type Caret } from './use-word-cursor.ts';

/** What the researcher makes on a text: the words chosen, what is drawn over the text, the card that is open. */
export interface Marking {
  readonly walk: TextWalk;
  readonly annotations: Annotations;
  readonly highlightMarks: readonly HighlightMark[];
  readonly linkMarks: readonly LinkMark[];
  readonly open: OpenMarks | null;
  readonly caret: Caret;
  /** The words a bar stands beside; `null` while they are still being chosen, or with the keyboard. */
  readonly barAt: OffsetRange | null;
  readonly actions: WordActions;
  readonly close: () => void;
  /** Shows one of what is open, or the list of it. */
  readonly select: (id: string | null) => void;
  /** Opens what stands at a margin mark, beside that mark. */
  readonly openBeside: (here: MarksHere, mark: HTMLElement) => void;
  readonly linkHighlight: (highlight: Highlight) => void;
  readonly chooseAnew: (highlight: Highlight) => void;
  readonly onTextClick: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function useMarking(reader: Reader, { isActive }: { readonly isActive: boolean }): Marking {
  const { area, walk, documentId } = reader;
  const annotations = useAnnotations(documentId);
  const [open, setOpen] = useState<OpenMarks | null>(null);
  const highlightMarks = useHighlightMarks(annotations, open?.selected ?? null);
  const linkMarks = useLinkMarks(annotations);
  const selected = useSelectedWords(area);
  const caret = useWordCursor(reader, [highlightMarks, linkMarks, reader.marks]);
  const chosen = caret.range ?? selected?.range ?? null;
  const place = useChosenPlace(reader, chosen, { isActive });
  const close = useCallback(() => setOpen(null), []);
  const openCard = useCallback(
    (here: MarksHere, part: OpenMarks['part']) => {
      const box = boxOf(area.current, here.highlights[0] ?? here.ends[0]?.here.range ?? null);
      if (box !== null) setOpen({ ...openAt(here, box), part });
    },
    [area],
  );
  const openBeside = useCallback<Marking['openBeside']>(
    (here, mark) => {
      if (area.current !== null) setOpen(openAt(here, boxIn(area.current, mark.getBoundingClientRect())));
    },
    [area],
  );
  const actions = useWordActions({
    reader,
    annotations,
    place,
    onOpen: openCard,
    isCaret: caret.range !== null,
  });
  useMarkingCommands({ reader, caret, actions, place, isActive });
  const startPlacing = useStartPlacing();
  return {
    walk,
    annotations,
    highlightMarks,
    linkMarks,
    open,
    caret,
    barAt: caret.range === null && open === null && selected?.isSettled === true ? selected.range : null,
    actions,
    close,
    select: (id) => setOpen((before) => (before === null ? null : { ...before, selected: id, part: null })),
    openBeside,
    linkHighlight: (highlight) => {
      close();
      actions.startLink(highlight);
    },
    chooseAnew: (highlight) => {
      close();
      startPlacing(highlight);
    },
    onTextClick(event) {
      const range = area.current === null ? null : clickedMark(area.current, event);
      if (range !== null) openCard(marksAt(annotations, range.start), null);
    },
    onKeyDown(event) {
      if (event.key === 'Escape' && chosen !== null) {
        event.preventDefault();
        event.stopPropagation();
        caret.leave();
        dropSelection();
        reader.focusText();
      } else if (event.target === event.currentTarget) {
        if (event.key === 'Enter' && caret.range !== null)
          openCard(marksAt(annotations, caret.range.start), null);
        else caret.onKeyDown(event);
      }
    },
  };
}

/** The highlights and ends of links that hold a place, the inner ones first. */
function marksAt({ highlights, ends }: Annotations, offset: number): MarksHere {
  const holds = (range: OffsetRange): boolean => range.start <= offset && range.end > offset;
  return {
    highlights: highlights.filter(holds).sort((a, b) => b.start - a.start || a.end - b.end),
    ends: ends.filter(holds),
  };
}

/** The stretch of marked text that was clicked; `null` where words were selected, or none are marked. */
function clickedMark(area: HTMLElement, event: MouseEvent): OffsetRange | null {
  const mark = event.target instanceof Element ? event.target.closest('[data-fill], [data-edges]') : null;
  const isSelecting = area.ownerDocument.getSelection()?.isCollapsed === false;
  if (mark === null || isSelecting || event.button !== 0) return null;
  const range = area.ownerDocument.createRange();
  range.selectNodeContents(mark);
  return offsetsOf(area, range);
}

function boxOf(area: HTMLElement | null, range: OffsetRange | null): Box | null {
  const shown = area === null || range === null ? null : rangeAt(area, range);
  return area === null || shown === null ? null : boxIn(area, firstLineOf(shown));
}
