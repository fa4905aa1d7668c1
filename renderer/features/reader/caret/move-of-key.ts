import type { TextDirection } from '../../../../db/contract/models.ts';
import type { CursorMove, CursorStep } from './word-cursor.ts';

export interface CursorKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const BY_WORD: Readonly<Record<string, CursorStep>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'line-start',
  End: 'line-end',
};

/**
 * What a key does to the cursor, in text of that direction; `null` for keys that are not its own.
 *
 * With Ctrl the arrows go by sentence; up and down do with Alt too, because macOS keeps its Ctrl and arrows to itself.
 */
export function moveOfKey(press: CursorKey, direction: TextDirection): CursorMove | null {
  const step = BY_WORD[press.key];
  if (step === undefined || press.metaKey) return null;
  const isExtending = press.shiftKey;
  if (!press.ctrlKey && !press.altKey) return { step, isExtending };
  if (press.ctrlKey && press.altKey) return null;
  const onwards: CursorStep = direction === 'rtl' ? 'left' : 'right';
  switch (step) {
    case 'left':
    case 'right':
      if (press.altKey) return null;
      return { step: step === onwards ? 'next-sentence' : 'previous-sentence', isExtending };
    case 'down':
      return { step: 'next-sentence', isExtending };
    case 'up':
      return { step: 'previous-sentence', isExtending };
    default:
      return null;
  }
}
