import { useEffect, useRef } from 'react';

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']);

/**
 * Answers whether somebody has gone elsewhere since: pressed something, or a key that moves. Where the focus is would not
 * tell, because a menu that closes gives it back to its button by itself.
 */
export function useMovedOn(): () => boolean {
  const hasMoved = useRef(false);
  useEffect(() => {
    const onPress = (): void => {
      hasMoved.current = true;
    };
    const onKey = ({ key }: KeyboardEvent): void => {
      // What writes is meant for what is to come.
      if (key.length > 1 && !MODIFIERS.has(key)) hasMoved.current = true;
    };
    window.addEventListener('pointerdown', onPress, { capture: true });
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', onPress, { capture: true });
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, []);
  return () => hasMoved.current;
}
