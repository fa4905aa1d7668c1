import { useEffect, useEffectEvent } from 'react';
import { useTouchVault } from '../../api/vault.ts';

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
/** Often enough for the shortest time that can be set, seldom enough to cost nothing. */
const TOLD_EVERY_MS = 15_000;

/** Tells the core that somebody is at work in this window, at most every fifteen seconds. What scripts do is no sign. */
export function usePresence(): void {
  const touch = useEffectEvent(useTouchVault());
  useEffect(() => {
    let toldAt = Number.NEGATIVE_INFINITY;
    const tell = (event: Event): void => {
      if (!event.isTrusted || performance.now() - toldAt < TOLD_EVERY_MS) return;
      toldAt = performance.now();
      touch();
    };
    const options = { capture: true, passive: true };
    for (const sign of SIGNS) window.addEventListener(sign, tell, options);
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, tell, options);
    };
  }, []);
}
