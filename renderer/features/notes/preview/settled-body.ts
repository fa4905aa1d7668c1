import { startTransition, useEffect, useState } from 'react';
import type { Draft } from '../draft/draft.ts';

const PAUSE_MS = 150;
const LONGEST_MS = 900;

/**
 * The text of a draft, a moment after it was last typed in and about once a second while typing goes on. It arrives as a
 * transition: drawing what follows from it gives way to the next key.
 */
export function useSettledBody(draft: Draft): string {
  const [body, setBody] = useState(() => draft.get().text.body.toString());
  useEffect(() => {
    let timer = 0;
    let waitingSince: number | null = null;
    let seen = draft.get().text.body;
    const settle = (): void => {
      waitingSince = null;
      startTransition(() => setBody(draft.get().text.body.toString()));
    };
    const onChange = (): void => {
      const { body } = draft.get().text;
      if (body === seen) return;
      seen = body;
      const now = performance.now();
      waitingSince ??= now;
      window.clearTimeout(timer);
      timer = window.setTimeout(settle, Math.max(0, Math.min(PAUSE_MS, waitingSince + LONGEST_MS - now)));
    };
    settle();
    const end = draft.subscribe(onChange);
    return () => {
      end();
      window.clearTimeout(timer);
    };
  }, [draft]);
  return body;
}
