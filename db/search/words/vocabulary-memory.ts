import { isStopWord, stem } from './lunr-language.ts';
import type { LibraryTerm, Vocabulary } from './vocabulary.ts';

/** A vocabulary that remembers the words it was asked for: one search asks for a word several times, and people type on. */
export interface RememberingVocabulary extends Vocabulary {
  /** To be called when the library's words have changed. */
  forget(): void;
}

/** Of each kind of question; a few megabytes at most. Trying where a compound may be cut asks for many words that are none. */
const MOST_REMEMBERED = 4000;

export function rememberWords(vocabulary: Vocabulary): RememberingVocabulary {
  const stems = remember((wanted) => vocabulary.withStem(wanted));
  const stopWords = remember((wanted) => vocabulary.withBase(wanted));
  const sounds = remember((wanted) => vocabulary.withSound(wanted));
  // The words of a base are among those of its stem, which are mostly known by then.
  const bases = remember((wanted) =>
    isStopWord(wanted)
      ? stopWords.get(wanted)
      : stems.get(stem(wanted)).filter((term) => term.base === wanted),
  );
  return {
    ...vocabulary,
    withBase: (wanted) => [...bases.get(wanted)],
    withStem: (wanted) => [...stems.get(wanted)],
    withSound: (wanted) => [...sounds.get(wanted)],
    forget() {
      for (const memory of [stems, stopWords, sounds, bases]) memory.clear();
    },
  };
}

interface Memory {
  get(wanted: string): readonly LibraryTerm[];
  clear(): void;
}

function remember(read: (wanted: string) => readonly LibraryTerm[]): Memory {
  const known = new Map<string, readonly LibraryTerm[]>();
  return {
    get(wanted) {
      const found = known.get(wanted);
      if (found) return found;
      const terms = read(wanted);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(wanted, terms);
      return terms;
    },
    clear: () => known.clear(),
  };
}
