import { useCallback, useEffect, useLayoutEffect, useState, type KeyboardEvent } from 'react';
import { useAnnounce } from '../../../app/announcer.tsx';
import { useStrings } from '../../../strings/language-context.tsx';
import type { Geometry } from '../caret/lines.ts';
import type { TextWalk } from '../caret/text-walk.ts';
import { chosenBy, cursorAt, moveCursor, type WordCursor } from '../caret/word-cursor.ts';
import { rangeAt, type OffsetRange } from '../chosen-range.ts';
import { isInView, keepInView, offsetAtTop } from '../text-position.ts';
import type { Reader } from '../use-reader.ts';
import { firstLineOf } from './box-in.ts';
import { moveOfKey } from '../caret/move-of-key.ts';
import { dropSelection, selectedIn } from './use-selected-words.ts';

/** Choosing words with the keyboard. */
export interface Caret {
  /** The words chosen; `null` while the cursor is not in the text. */
  readonly range: OffsetRange | null;
  readonly toggle: () => void;
  readonly leave: () => void;
  /** Takes the keys that move the cursor. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Sets the cursor on words that were clicked or selected. */
  readonly onPointerUp: () => void;
}

/** `drawn` is whatever is drawn over the text: when it changes, the words chosen have to be selected again. */
export function useWordCursor(reader: Reader, drawn: readonly unknown[]): Caret {
  const { area, walk } = reader;
  const [cursor, setCursor] = useState<WordCursor | null>(null);
  const range = cursor === null ? null : chosenBy(cursor);
  useShownCursor(reader, cursor, drawn);
  useSpokenWords(walk, range);
  const leave = useCallback(() => {
    setCursor(null);
    dropSelection();
  }, []);
  const enter = (): void => {
    const word = beginningOf(reader);
    if (word === null) return;
    setCursor(word);
    reader.focusText();
  };
  return {
    range,
    leave,
    toggle: () => (cursor === null ? enter() : leave()),
    onKeyDown(event) {
      if (cursor === null || area.current === null) return;
      const move = moveOfKey(event, walk.passageAt(cursor.focus.start)?.direction ?? 'ltr');
      if (move === null) return;
      event.preventDefault();
      keepInView(area.current, cursor.focus.start);
      setCursor(moveCursor(cursor, move, { walk, geometry: geometryOf(area.current) }));
    },
    onPointerUp() {
      if (cursor === null || area.current === null) return;
      const at = selectedIn(area.current) ?? clickedIn(area.current);
      const first = at === null ? null : walk.wordAt(at.start);
      const last = at === null ? null : (walk.wordBefore(at.end) ?? first);
      if (first === null || last === null) return;
      setCursor({ anchor: first, focus: last.start < first.start ? first : last, column: null });
    },
  };
}

/** The cursor begins with what is selected, the hit one is at, or the first word that can be read whole. */
function beginningOf({ area, walk, find, hits }: Reader): WordCursor | null {
  if (area.current === null) return null;
  const text = area.current;
  const selected = selectedIn(text);
  if (selected !== null) {
    const [first, last] = [walk.wordAt(selected.start), walk.wordBefore(selected.end)];
    if (first !== null && last !== null) return { anchor: first, focus: last, column: null };
  }
  const walkedHits = find.isOpen ? find.hits : hits;
  const hit = walkedHits.marks[walkedHits.current];
  const word = walk.wordAt(
    hit !== undefined && isInView(text, hit.start) ? hit.start : firstWhole(text, walk),
  );
  return word === null ? null : cursorAt(word);
}

function firstWhole(area: HTMLElement, walk: TextWalk): number {
  const top = offsetAtTop(area) ?? 0;
  for (let word = walk.wordFrom(top), count = 0; word !== null && count < 100; count += 1) {
    if (isInView(area, word.start)) return word.start;
    word = walk.wordFrom(word.end);
  }
  return top;
}

/** The words chosen are the selection of the page, so that copying and screen readers know of them. */
function useShownCursor({ area }: Reader, cursor: WordCursor | null, drawn: readonly unknown[]): void {
  useLayoutEffect(() => {
    if (cursor === null || area.current === null || isWorkElsewhere(area.current)) return;
    const range = rangeAt(area.current, chosenBy(cursor));
    const selection = area.current.ownerDocument.getSelection();
    if (range === null || selection === null) return;
    const isBackwards = cursor.focus.start < cursor.anchor.start;
    const [first, last] = [
      [range.startContainer, range.startOffset],
      [range.endContainer, range.endOffset],
    ] as const;
    const [[anchor, anchorAt], [focus, focusAt]] = isBackwards ? [last, first] : [first, last];
    selection.setBaseAndExtent(anchor, anchorAt, focus, focusAt);
    // What is drawn over the text may have replaced its nodes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [cursor, area, ...drawn]);
  useLayoutEffect(() => {
    if (cursor !== null && area.current !== null) keepInView(area.current, cursor.focus.start);
  }, [cursor, area]);
}

/** Whoever writes in another field would lose the place there: a page has one selection. */
function isWorkElsewhere(text: HTMLElement): boolean {
  const { activeElement, body } = text.ownerDocument;
  return activeElement !== null && activeElement !== body && !text.contains(activeElement);
}

function useSpokenWords(walk: TextWalk, range: OffsetRange | null): void {
  const { highlights } = useStrings();
  const announce = useAnnounce();
  const words = range === null ? null : walk.textOf(range);
  useEffect(() => {
    if (words !== null) announce(highlights.chosenWords(words));
  }, [words, announce, highlights]);
}

function clickedIn(area: HTMLElement): OffsetRange | null {
  const selection = area.ownerDocument.getSelection();
  const node = selection?.anchorNode ?? null;
  if (selection === null || node === null || !area.contains(node)) return null;
  const passage = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-start]');
  if (passage == null) return null;
  const before = new Range();
  before.setStart(passage, 0);
  before.setEnd(node, selection.anchorOffset);
  const at = Number(passage.dataset['start']) + before.toString().length;
  return { start: at, end: at };
}

function geometryOf(area: HTMLElement): Geometry {
  return (word) => {
    const range = rangeAt(area, word);
    return range === null ? null : firstLineOf(range);
  };
}
