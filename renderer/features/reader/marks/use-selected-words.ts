import { useEffect, useState, type RefObject } from 'react';
import { offsetsOf, type OffsetRange } from '../chosen-range.ts';

export interface SelectedWords {
  readonly range: OffsetRange;
  /** Nothing is drawn beside the words while they are still being chosen. */
  readonly isSettled: boolean;
}

/**
 * The words selected on the page inside an area, by mouse, by touch or with Shift and the arrows; `null` where there are
 * none. They are told when the button goes up, not while it moves.
 */
export function useSelectedWords(area: RefObject<HTMLElement | null>): SelectedWords | null {
  const [selected, setSelected] = useState<SelectedWords | null>(null);
  useEffect(() => {
    let isPressed = false;
    const look = (): void => {
      const range = area.current === null ? null : selectedIn(area.current);
      setSelected((before) => {
        if (range === null) return null;
        const isSame =
          before?.range.start === range.start &&
          before.range.end === range.end &&
          before.isSettled === !isPressed;
        return isSame ? before : { range, isSettled: !isPressed };
      });
    };
    const onPress = (event: PointerEvent): void => {
      isPressed = event.target instanceof Node && area.current?.contains(event.target) === true;
    };
    const onRelease = (): void => {
      if (!isPressed) return;
      isPressed = false;
      // A click inside the selection takes it away only after the button has gone up.
      window.setTimeout(look, 0);
    };
    const page = document;
    page.addEventListener('selectionchange', look);
    page.addEventListener('pointerdown', onPress, { capture: true });
    window.addEventListener('pointerup', onRelease);
    window.addEventListener('pointercancel', onRelease);
    return () => {
      page.removeEventListener('selectionchange', look);
      page.removeEventListener('pointerdown', onPress, { capture: true });
      window.removeEventListener('pointerup', onRelease);
      window.removeEventListener('pointercancel', onRelease);
    };
  }, [area]);
  return selected;
}

/** What is selected inside the area now. */
export function selectedIn(area: HTMLElement): OffsetRange | null {
  const selection = area.ownerDocument.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  // A selection that only begins or ends elsewhere would take in words nobody looked at.
  if (!area.contains(selection.anchorNode) && !area.contains(selection.focusNode)) return null;
  return offsetsOf(area, selection.getRangeAt(0));
}

export function dropSelection(): void {
  document.getSelection()?.removeAllRanges();
}
