import { soundOf } from '../../text/name-key.ts';
import { BoundedDistance } from '../words/edit-distance.ts';
import { isStopWord, stem } from '../words/lunr-language.ts';
import { maySound } from '../words/sound-letters.ts';
import type { LibraryTerm, Vocabulary } from '../words/vocabulary.ts';

/** A form of some texts; its id counts from 1. */
export interface MemoryForm {
  readonly id: number;
  readonly form: string;
  readonly base: string;
  /** In one place at least. */
  isCapitalised: boolean;
}

/** A form that is looked at no closer than it is asked for: most are asked for nothing. */
class MemoryTerm implements LibraryTerm {
  readonly id: number;
  /** In memory every form has postings of its own. */
  readonly family: number;
  readonly form: string;
  readonly base: string;
  readonly #isCapitalised: boolean;
  readonly #library: Vocabulary;
  #isNameLike: boolean | undefined;
  #stem: string | null | undefined;
  #sound: string | null | undefined;

  constructor({ id, form, base, isCapitalised }: MemoryForm, library: Vocabulary) {
    this.id = id;
    this.family = id;
    this.form = form;
    this.base = base;
    this.#isCapitalised = isCapitalised;
    this.#library = library;
  }

  get stem(): string | null {
    if (this.#stem === undefined) this.#stem = isStopWord(this.base) ? null : stem(this.base);
    return this.#stem;
  }

  get sound(): string | null {
    if (this.#sound === undefined) this.#sound = soundOf(this.base);
    return this.#sound;
  }

  get isNameLike(): boolean {
    this.#isNameLike ??= this.#library.withForm(this.form)?.isNameLike ?? this.#isCapitalised;
    return this.#isNameLike;
  }
}

/** No form of the texts has it, so nothing is found for it. */
const NOT_HERE = 0;

/**
 * The words of some texts, looked up as those of the library are. `withForm` also answers for a word that only the
 * library's passages have, so that "even" is known to be no name where it is asked for in titles.
 */
export function openMemoryVocabulary(forms: readonly MemoryForm[], library: Vocabulary): Vocabulary {
  const terms = forms.map((form) => new MemoryTerm(form, library));
  const byForm = new Map(terms.map((term) => [term.form, term]));
  const byBase = lazily(() => Map.groupBy(terms, (term) => term.base));
  // No stem begins otherwise than its word, so that few words are stemmed.
  const byFirst = lazily(() => Map.groupBy(terms, (term) => term.base.charCodeAt(0)));
  const inFormOrder = lazily(() => terms.toSorted((some, other) => compare(some.form, other.form)));
  const inBaseOrder = lazily(() =>
    terms.toSorted((some, other) => compare(some.base, other.base) || compare(some.form, other.form)),
  );
  return {
    withForm(form) {
      const own = byForm.get(form);
      if (own) return own;
      const known = library.withForm(form);
      return known && { ...known, id: NOT_HERE, family: NOT_HERE };
    },
    withBase: (base) => [...(byBase().get(base) ?? [])],
    withStem: (wanted) => (byFirst().get(wanted.charCodeAt(0)) ?? []).filter((term) => term.stem === wanted),
    withSound(sound) {
      const mayBe = maySound(sound);
      return terms.filter((term) => mayBe(term.base) && term.sound === sound && term.isNameLike);
    },
    withFormPrefix: (prefix) => beginningWith(inFormOrder(), prefix, (term) => term.form),
    withBasePrefix: (prefix) => beginningWith(inBaseOrder(), prefix, (term) => term.base),
    near(word, edits) {
      const distance = new BoundedDistance(word, edits);
      const units = new Uint16Array(word.length + edits);
      return terms.flatMap((term) => {
        const { base } = term;
        if (Math.abs(base.length - word.length) > edits) return [];
        for (let at = 0; at < base.length; at += 1) units[at] = base.charCodeAt(at);
        const apart = distance.to(units, 0, base.length);
        return apart <= edits && term.stem !== null ? [{ term, edits: apart }] : [];
      });
    },
  };
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** By code points, as SQLite compares. */
function compare(some: string, other: string): number {
  if (some === other) return 0;
  return some < other ? -1 : 1;
}

function beginningWith<Term>(
  ordered: readonly Term[],
  prefix: string,
  keyOf: (term: Term) => string,
): Term[] {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const term = ordered[middle];
    if (term !== undefined && keyOf(term) < prefix) low = middle + 1;
    else high = middle;
  }
  let end = low;
  for (let term = ordered[end]; term !== undefined && keyOf(term).startsWith(prefix); term = ordered[end]) {
    end += 1;
  }
  return ordered.slice(low, end);
}
