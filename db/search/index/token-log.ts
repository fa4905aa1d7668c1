import type { Token } from '../../text/analyser.ts';
import { WordScanner } from '../../text/scan-words.ts';
import { FormTable } from './form-table.ts';
import { PostingEncoder, type WritePart } from './posting-encoder.ts';

/** How a form's capital was explained, in the two lowest bits of a logged word. */
const SMALL = 0;
const CAPITAL = 1;
const UNEXPLAINED = 2;
/** A form's number is below this, and with a family's id before it still a whole number. */
const MOST_FORMS = 2 ** 22;

/** How often the forms of a batch occur. */
export interface CountedWords {
  /** The forms that occur, ascending. */
  readonly used: readonly number[];
  /** By form: how often, with a capital that no sentence start explains, and without one. */
  readonly counts: Uint32Array;
  readonly capitalised: Uint32Array;
  readonly uncapitalised: Uint32Array;
}

/**
 * The words of one batch of passages, in the order they were read: a number for each and no object. Postings come out of it
 * by a counting sort over the word families.
 */
export class TokenLog {
  readonly forms = new FormTable();
  #words = new Int32Array(1 << 18);
  #length = 0;
  readonly #passageIds: number[] = [];
  /** Where each passage begins in the log. */
  readonly #starts: number[] = [];
  readonly #scanner: WordScanner;

  constructor() {
    this.#scanner = new WordScanner({
      plain: (codes, word) => {
        const isCapitalised = beginsWithCapital(codes, word.start, word.end);
        this.#push(this.forms.ofPlain(codes, word), capitalOf(isCapitalised, word.isSentenceStart));
      },
      other: (token) => this.#pushToken(token),
    });
  }

  get passages(): number {
    return this.#passageIds.length;
  }

  get passageIds(): readonly number[] {
    return this.#passageIds;
  }

  addText(passageId: number, text: string): void {
    this.#begin(passageId);
    this.#scanner.scan(text);
  }

  addTokens(passageId: number, tokens: readonly Token[]): void {
    this.#begin(passageId);
    for (const token of tokens) this.#pushToken(token);
  }

  clear(): void {
    this.#length = 0;
    this.#passageIds.length = 0;
    this.#starts.length = 0;
  }

  /** For each passage, how many of its words count. */
  lengths(counts: (form: number) => boolean): number[] {
    return this.#starts.map((start, index) => {
      const end = this.#starts[index + 1] ?? this.#length;
      let length = 0;
      for (let at = start; at < end; at += 1) if (counts((this.#words[at] ?? 0) >> 2)) length += 1;
      return length;
    });
  }

  count(): CountedWords {
    const counts = new Uint32Array(this.forms.size);
    const capitalised = new Uint32Array(this.forms.size);
    const uncapitalised = new Uint32Array(this.forms.size);
    for (let at = 0; at < this.#length; at += 1) {
      const word = this.#words[at] ?? 0;
      const form = word >> 2;
      counts[form] = (counts[form] ?? 0) + 1;
      if ((word & 3) === CAPITAL) capitalised[form] = (capitalised[form] ?? 0) + 1;
      else if ((word & 3) === SMALL) uncapitalised[form] = (uncapitalised[form] ?? 0) + 1;
    }
    const used: number[] = [];
    for (let form = 0; form < counts.length; form += 1) if ((counts[form] ?? 0) > 0) used.push(form);
    return { used, counts, capitalised, uncapitalised };
  }

  /** Writes the postings of every family, by ascending id. Its forms have to be in families whose ids are known. */
  writePostings({ used, counts }: CountedWords, write: WritePart): void {
    const { forms } = this;
    const ends = new Uint32Array(forms.size);
    const hasOthers = new Uint8Array(forms.size);
    for (const form of used) {
      const family = forms.family(form);
      ends[family] = (ends[family] ?? 0) + (counts[form] ?? 0);
      if (forms.termId(form) !== forms.familyId(family)) hasOthers[family] = 1;
    }
    // In the order of the table's key: inserting elsewhere than at the end of a page is what takes time.
    const families = Float64Array.from(new Set(used.map((form) => forms.family(form))), (family) => {
      return forms.familyId(family) * MOST_FORMS + family;
    }).sort();
    const inOrder = Array.from(families, (coded) => coded % MOST_FORMS);
    let sum = 0;
    for (const family of inOrder) {
      const count = ends[family] ?? 0;
      ends[family] = sum;
      sum += count;
    }
    const order = this.#sortedBy(ends);
    const encoder = new PostingEncoder(
      { words: this.#words, order, passageOf: this.#passageOfWords(), forms },
      {
        ids: this.#passageIds,
        starts: this.#starts,
      },
    );
    let start = 0;
    for (const family of inOrder) {
      const end = ends[family] ?? 0;
      const id = forms.familyId(family);
      encoder.encode({ id, hasOthers: hasOthers[family] === 1 }, { start, end }, write);
      start = end;
    }
  }

  /** Stable, so that each family's words stay in the order of passages and places; moves `ends` from beginnings to ends. */
  #sortedBy(ends: Uint32Array): Uint32Array {
    const order = new Uint32Array(this.#length);
    for (let at = 0; at < this.#length; at += 1) {
      const family = this.forms.family((this.#words[at] ?? 0) >> 2);
      const place = ends[family] ?? 0;
      order[place] = at;
      ends[family] = place + 1;
    }
    return order;
  }

  #begin(passageId: number): void {
    this.#passageIds.push(passageId);
    this.#starts.push(this.#length);
  }

  #pushToken(token: Token): void {
    this.#push(this.forms.ofToken(token), capitalOf(token.isCapitalised, token.isSentenceStart));
  }

  #push(form: number, capital: number): void {
    if (this.#length === this.#words.length) {
      const larger = new Int32Array(this.#length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words[this.#length] = (form << 2) | capital;
    this.#length += 1;
  }

  #passageOfWords(): Uint32Array {
    const passageOf = new Uint32Array(this.#length);
    for (const [index, start] of this.#starts.entries()) {
      passageOf.fill(index, start, this.#starts[index + 1] ?? this.#length);
    }
    return passageOf;
  }
}

/** Of a word of ASCII letters and digits: its first letter decides. */
function beginsWithCapital(codes: Uint16Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = codes[at] ?? 0;
    if (code > 0x39) return code <= 0x5a;
  }
  return false;
}

function capitalOf(isCapitalised: boolean, isSentenceStart: boolean): number {
  if (!isCapitalised) return SMALL;
  return isSentenceStart ? UNEXPLAINED : CAPITAL;
}
