import { hashPlainWord, lowerCase, type PlainWord } from '../../text/scan-words.ts';
import { isStopWord } from '../words/lunr-language.ts';

/**
 * The forms met while indexing, each with a small number. Plain words are looked up by their characters, without making a
 * string of them: an open-addressing table over one array of bytes. Other forms are in a map.
 */
export class FormTable {
  #slots = new Int32Array(1 << 16).fill(-1);
  #characters = new Uint8Array(1 << 18);
  #used = 0;
  /** Where the characters of each plain form begin; -1 for a form in the map. */
  #starts = new Int32Array(1 << 15);
  #lengths = new Uint16Array(1 << 15);
  #hashes = new Int32Array(1 << 15);
  /** The row of each form in `search_term`; 0 where it is not known yet. */
  #termIds = new Int32Array(1 << 15);
  /** 0 not known yet, 1 counts for ranking, 2 a stop word. */
  #ranks = new Uint8Array(1 << 15);
  /** One more than the form that stands for the form's family; 0 where it is not known yet. */
  #families = new Int32Array(1 << 15);
  /** The family's row id, by the form that stands for it. */
  #familyIds = new Int32Array(1 << 15);
  /** One more than the form that stands for the family of this stem, by the stem's own number. */
  #ofStems = new Int32Array(1 << 15);
  readonly #others = new Map<string, number>();
  readonly #otherStems = new Map<string, number>();
  readonly #otherForms = new Map<number, { readonly form: string; readonly base: string }>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  termId(form: number): number {
    return this.#termIds[form] ?? 0;
  }

  setTermId(form: number, termId: number): void {
    this.#termIds[form] = termId;
  }

  /** The form that stands for the family of a form; -1 where it has none yet. */
  family(form: number): number {
    return (this.#families[form] ?? 0) - 1;
  }

  /**
   * Puts a form into the family of its stem, or into one of its own where it is a stop word; answers the form that stands
   * for the family.
   */
  joinFamily(form: number, stem: string | null): number {
    const family = stem === null ? form : this.#familyOfStem(stem, form);
    this.#families[form] = family + 1;
    return family;
  }

  /** A plain stem has a number like a form, though it may be none, and as a form be of another family. */
  #familyOfStem(stem: string, first: number): number {
    if (!PLAIN_FORM.test(stem)) {
      const known = this.#otherStems.get(stem) ?? first;
      this.#otherStems.set(stem, known);
      return known;
    }
    const number = this.#ofPlainText(stem);
    if (this.#ofStems[number] === 0) this.#ofStems[number] = first + 1;
    return (this.#ofStems[number] ?? 0) - 1;
  }

  /** The id of a family, by the form that stands for it; 0 where it is not known yet. */
  familyId(family: number): number {
    return this.#familyIds[family] ?? 0;
  }

  setFamilyId(family: number, id: number): void {
    this.#familyIds[family] = id;
  }

  /** False for a stop word. */
  isRanked(form: number): boolean {
    const known = this.#ranks[form] ?? 0;
    if (known !== 0) return known === 1;
    const isRanked = !isStopWord(this.spelling(form).base);
    this.#ranks[form] = isRanked ? 1 : 2;
    return isRanked;
  }

  /** The number of a word of ASCII letters and digits, in any case. */
  ofPlain(codes: Uint16Array, { start, end, hash }: Omit<PlainWord, 'isSentenceStart'>): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const form = this.#slots[slot] ?? -1;
      if (form === -1) return this.#addPlain(codes, { start, end, hash, slot });
      if (this.#hashes[form] === hash && this.#isSame(form, codes, { start, end })) return form;
    }
  }

  ofToken({ form, base }: { readonly form: string; readonly base: string }): number {
    if (PLAIN_FORM.test(form)) return this.#ofPlainText(form);
    const known = this.#others.get(form);
    if (known !== undefined) return known;
    const added = this.#append(-1, 0);
    this.#others.set(form, added);
    this.#otherForms.set(added, { form, base });
    return added;
  }

  #ofPlainText(word: string): number {
    const codes = new Uint16Array(word.length);
    for (let at = 0; at < word.length; at += 1) codes[at] = word.charCodeAt(at);
    return this.ofPlain(codes, { start: 0, end: word.length, hash: hashPlainWord(word) });
  }

  /** Form and base, as a token has them. */
  spelling(form: number): { readonly form: string; readonly base: string } {
    const other = this.#otherForms.get(form);
    if (other) return other;
    const start = this.#starts[form] ?? 0;
    const plain = asciiText(this.#characters.subarray(start, start + (this.#lengths[form] ?? 0)));
    return { form: plain, base: plain };
  }

  #isSame(form: number, codes: Uint16Array, word: { readonly start: number; readonly end: number }): boolean {
    const length = word.end - word.start;
    if (this.#lengths[form] !== length) return false;
    const start = this.#starts[form] ?? 0;
    for (let at = 0; at < length; at += 1) {
      if (this.#characters[start + at] !== lowerCase(codes[word.start + at] ?? 0)) return false;
    }
    return true;
  }

  #addPlain(codes: Uint16Array, word: { start: number; end: number; hash: number; slot: number }): number {
    const length = word.end - word.start;
    if (this.#used + length > this.#characters.length) this.#characters = grown(this.#characters, Uint8Array);
    const start = this.#used;
    for (let at = 0; at < length; at += 1) {
      this.#characters[start + at] = lowerCase(codes[word.start + at] ?? 0);
    }
    this.#used += length;
    const form = this.#append(start, length);
    this.#hashes[form] = word.hash;
    this.#slots[word.slot] = form;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return form;
  }

  #append(start: number, length: number): number {
    const form = this.#size;
    if (form === this.#starts.length) {
      this.#starts = grown(this.#starts, Int32Array);
      this.#lengths = grown(this.#lengths, Uint16Array);
      this.#hashes = grown(this.#hashes, Int32Array);
      this.#termIds = grown(this.#termIds, Int32Array);
      this.#ranks = grown(this.#ranks, Uint8Array);
      this.#families = grown(this.#families, Int32Array);
      this.#familyIds = grown(this.#familyIds, Int32Array);
      this.#ofStems = grown(this.#ofStems, Int32Array);
    }
    this.#starts[form] = start;
    this.#lengths[form] = length;
    this.#size += 1;
    return form;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = this.#slots.length - 1;
    for (let form = 0; form < this.#size; form += 1) {
      if ((this.#starts[form] ?? -1) < 0) continue;
      let slot = (this.#hashes[form] ?? 0) & mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
      this.#slots[slot] = form;
    }
  }
}

const PLAIN_FORM = /^[0-9a-z]+$/u;

const DECODER = new TextDecoder('latin1');

function asciiText(bytes: Uint8Array): string {
  return DECODER.decode(bytes);
}

function grown<Numbers extends Int32Array | Uint16Array | Uint8Array>(
  numbers: Numbers,
  kind: new (length: number) => Numbers,
): Numbers {
  const larger = new kind(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
