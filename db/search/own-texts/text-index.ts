import { WordScanner } from '../../text/scan-words.ts';
import type { Lexicon } from '../words/expand-word.ts';
import { openMemoryVocabulary, type MemoryForm } from './memory-vocabulary.ts';
import { addMatches, type Occurrences } from '../index/occurrences.ts';
import { firstNotBelow, intersect, type PassageSet } from '../index/passage-sets.ts';
import type { FormPostings, Postings } from '../index/postings.ts';
import { openSpellings } from '../words/spellings.ts';
import type { Vocabulary } from '../words/vocabulary.ts';
import { WordLog, type SortedWords } from './word-log.ts';

/** A text besides the passages: a title, a note. `id` is its row's. */
export interface IndexedText {
  readonly id: number;
  /** Looked at as one text, but no phrase and no nearness reaches from one into another. */
  readonly fields: readonly string[];
}

/** Texts that are searched as the passages are, with their row ids in the place of passage ids. */
export interface TextIndex {
  readonly lexicon: Lexicon;
  readonly postings: Postings;
}

/** More than the words of any phrase and any distance between near words. */
const GAP = 4096;

/**
 * Makes texts searchable in memory, in the way that passages are: by the same words, spellings, prefixes and patterns. What
 * the library's passages know of a word says whether it is a name; a word that they do not have is one where it stands
 * with a capital.
 */
export class TextIndexBuilder {
  readonly #forms = new Map<string, MemoryForm>();
  readonly #log = new WordLog();

  /** Texts in the order of their ids. */
  add({ id, fields }: IndexedText): void {
    let position = 0;
    const log = (form: MemoryForm): void => {
      this.#log.add(form.id - 1, id, position);
      position += 1;
    };
    let field = '';
    const scanner = new WordScanner({
      plain: (_, { start, end }) => {
        const word = field.slice(start, end);
        const form = word.toLowerCase();
        log(this.#known(form, form, form !== word && isCapital(word.charCodeAt(0))));
      },
      other: ({ form, base, isCapitalised }) => log(this.#known(form, base, isCapitalised)),
    });
    for (field of fields) {
      scanner.scan(field);
      position += GAP;
    }
  }

  finish(library: Vocabulary): TextIndex {
    const vocabulary = openMemoryVocabulary([...this.#forms.values()], library);
    return {
      lexicon: { vocabulary, spellings: openSpellings(vocabulary) },
      postings: openMemoryPostings(this.#log.sorted(this.#forms.size)),
    };
  }

  #known(form: string, base: string, isCapitalised: boolean): MemoryForm {
    const known = this.#forms.get(form);
    if (known) {
      if (isCapitalised) known.isCapitalised = true;
      return known;
    }
    const added = { id: this.#forms.size + 1, form, base, isCapitalised };
    this.#forms.set(form, added);
    return added;
  }
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function openMemoryPostings(words: SortedWords): Postings {
  const known = new Map<number, FormPostings>();
  const ofForm = ({ id }: { readonly id: number }): FormPostings => {
    const all = known.get(id) ?? postingsOf(words.of(id - 1));
    known.set(id, all);
    return all;
  };
  return {
    ofForm,
    ofForms: (forms) => addMatches(forms.map((form) => ofForm(form).matches)),
    prefetch: () => undefined,
  };
}

function postingsOf(all: Occurrences): FormPostings {
  return {
    matches: all,
    occurs: all.passages.length > 0,
    bytes: all.positions.length,
    passagesOfFamily: all.passages,
    occurrences: (within) => (within ? narrow(all, within) : all),
  };
}

function narrow(all: Occurrences, within: PassageSet): Occurrences {
  const passages = intersect(all.passages, within);
  const frequencies = new Uint32Array(passages.length);
  const offsets = new Uint32Array(passages.length + 1);
  const parts: Uint32Array[] = [];
  let at = 0;
  for (const [index, passage] of passages.entries()) {
    at = firstNotBelow(all.passages, passage, at);
    const places = all.positions.subarray(all.offsets[at], all.offsets[at + 1]);
    parts.push(places);
    frequencies[index] = places.length;
    offsets[index + 1] = (offsets[index] ?? 0) + places.length;
  }
  const positions = new Uint32Array(offsets.at(-1) ?? 0);
  for (const [index, places] of parts.entries()) positions.set(places, offsets[index] ?? 0);
  return { passages, frequencies, offsets, positions, width: 1 };
}
