import { createContext, use } from 'react';

/**
 * Saves now what has not been saved yet. Answers whether everything is kept; it never rejects, and it does not go on
 * trying: whoever asked decides what to do about words that cannot be saved.
 */
export type SaveNow = () => Promise<boolean>;

/** What on this page holds words that are not in the library yet. Locking and quitting ask it first. */
export interface UnsavedWork {
  /** Returns the function that ends the registration. */
  readonly register: (saveNow: SaveNow) => () => void;
  /** Has everything saved; answers within about two seconds whether everything is. */
  readonly saveAll: () => Promise<boolean>;
}

/** A core that answers does so in milliseconds; one that does not must not keep a library from being locked. */
const PATIENCE_MS = 2000;

export function createUnsavedWork(): UnsavedWork {
  const holders = new Set<SaveNow>();
  return {
    register(saveNow) {
      holders.add(saveNow);
      return () => holders.delete(saveNow);
    },
    async saveAll() {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const impatience = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), PATIENCE_MS);
      });
      const saves = Promise.all([...holders].map((saveNow) => saveNow()));
      const isAllKept = await Promise.race([saves.then((kept) => kept.every(Boolean)), impatience]);
      clearTimeout(timer);
      return isAllKept;
    },
  };
}

export const UnsavedWorkContext = createContext<UnsavedWork | null>(null);

/** For the commands that lock the library or close the window: `await unsavedWork.saveAll()` before they do. */
export function useUnsavedWork(): UnsavedWork {
  const work = use(UnsavedWorkContext);
  if (work === null) throw new Error('UnsavedWorkContext is missing.');
  return work;
}
