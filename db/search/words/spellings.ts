import { keysMeet, nameKeys, soundOf } from '../../text/name-key.ts';
import type { QueryWord } from '../query/query-tree.ts';
import type { LibraryTerm, Vocabulary } from './vocabulary.ts';

/**
 * All spellings of a name. Only forms that the library writes like names are taken for another spelling, so that a
 * search for "even" does not answer with Evin: see `isWrittenLikeName`.
 */
export interface Spellings {
  /** Other forms of the library that may be the same name as this word. */
  ofWord(word: QueryWord): readonly LibraryTerm[];
  /** Hosseinali → Hossein, Ali: pairs of names that this word may be written as. */
  asTwo(word: QueryWord): readonly (readonly [LibraryTerm, LibraryTerm])[];
  /** Hossein, Ali → Hosseinali: names that these two words may be written as. */
  asOne(first: QueryWord, second: QueryWord): readonly LibraryTerm[];
}

const SHORTEST_PART = 2;
const SHORTEST_COMPOUND = 5;
const LONGEST_COMPOUND = 32;

/** Sounds and keys of words that were compared before; a common name is compared at every query. */
const MOST_REMEMBERED = 20_000;
const keysOf = remembering(nameKeys);
const soundOfBase = remembering(soundOf);

function remembering<Found>(find: (base: string) => Found): (base: string) => Found {
  const known = new Map<string, Found>();
  return (base) => {
    const remembered = known.get(base);
    if (remembered !== undefined) return remembered;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const found = find(base);
    known.set(base, found);
    return found;
  };
}

export function openSpellings(vocabulary: Vocabulary): Spellings {
  return {
    ofWord: (word) => (mayBeName(word, vocabulary) ? agreeing(word.base, vocabulary) : []),
    asTwo: (word) => (mayBeName(word, vocabulary) ? splits(word.base, vocabulary) : []),
    asOne: (first, second) => namesLike(first.base + second.base, vocabulary),
  };
}

/**
 * A word typed in small letters that the library knows as a common word is not taken for a name. Typed with a capital,
 * or unknown to the library, it is.
 */
export function mayBeName(word: QueryWord, vocabulary: Vocabulary): boolean {
  if (word.isCapitalised) return true;
  const known = vocabulary.withBase(word.base).find((term) => term.form === word.form);
  return known === undefined || known.isNameLike;
}

/** Forms with the same base but other diacritics or apostrophes, and name-like forms whose keys meet. */
function agreeing(base: string, vocabulary: Vocabulary): LibraryTerm[] {
  const sound = soundOfBase(base);
  const alike = sound === null ? [] : vocabulary.withSound(sound);
  if (alike.length === 0) return [];
  const keys = keysOf(base);
  return alike.filter((term) => keysMeet(keys, keysOf(term.base)));
}

function namesLike(base: string, vocabulary: Vocabulary): LibraryTerm[] {
  const same = vocabulary.withBase(base).filter((term) => term.isNameLike);
  const known = new Set(same.map((term) => term.id));
  return [...same, ...agreeing(base, vocabulary).filter((term) => !known.has(term.id))];
}

/**
 * Cuts a word at every place and keeps the pairs that the library has as names. One part at least has to be there in
 * the very letters typed: that keeps a word of n letters from n searches for names that sound like a piece of it.
 */
function splits(base: string, vocabulary: Vocabulary): (readonly [LibraryTerm, LibraryTerm])[] {
  if (base.length < SHORTEST_COMPOUND || base.length > LONGEST_COMPOUND) return [];
  const pairs: (readonly [LibraryTerm, LibraryTerm])[] = [];
  for (let cut = SHORTEST_PART; cut <= base.length - SHORTEST_PART; cut += 1) {
    const [head, tail] = [base.slice(0, cut), base.slice(cut)];
    const isKnown = [head, tail].some((part) => vocabulary.withBase(part).some((term) => term.isNameLike));
    if (!isKnown) continue;
    const tails = namesLike(tail, vocabulary);
    if (tails.length === 0) continue;
    for (const first of namesLike(head, vocabulary)) {
      for (const second of tails) pairs.push([first, second]);
    }
  }
  return pairs;
}
