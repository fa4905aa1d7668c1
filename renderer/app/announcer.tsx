import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';

type Announce = (sentence: string) => void;

const AnnounceContext = createContext<Announce>(() => {});

/** Long enough that fast typing is announced once, short enough to be heard as the answer. */
const SETTLE_MS = 400;

/** Tells screen readers what changed on the page, in a sentence, without moving the focus. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState({ sentence: '', turn: 0 });
  const timer = useRef<number | undefined>(undefined);
  const announce = useCallback<Announce>((sentence) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(
      () => setSpoken(({ turn }) => ({ sentence, turn: turn + 1 })),
      SETTLE_MS,
    );
  }, []);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  // Two regions take turns, so that the same sentence twice is read twice.
  const regions = useMemo(
    () => [0, 1].map((region) => (spoken.turn % 2 === region ? spoken.sentence : '')),
    [spoken],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      <VisuallyHidden>
        <span aria-live="polite">{regions[0]}</span>
        <span aria-live="polite">{regions[1]}</span>
      </VisuallyHidden>
    </AnnounceContext>
  );
}

export function useAnnounce(): Announce {
  return use(AnnounceContext);
}
