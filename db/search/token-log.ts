import { scanWords, type Token, type WordSink } from '../text/analyser.ts';
import { FormTable } from './form-table.ts';
import { writeVarint } from './varint.ts';

/** How a form's capital was explained, in the two lowest bits of a logged word. */
const SMALL = 0;
const CAPITAL = 1;
const UNEXPLAINED = 2;

/** What one batch says about one form; the bytes are views that hold until the log is cleared. */
export interface FormEntry {
  readonly form: number;
  readonly passages: Uint8Array;
  readonly positions: Uint8Array;
}

/** The words of a batch by form. */
export interface SortedWords {
  /** The forms that occur, ascending. */
  readonly used: readonly number[];
  /** Words of form `f` are `order[ends[f - 1]]` up to `order[ends[f]]`. */
  readonly ends: Uint32Array;
  readonly order: Uint32Array;
  /** By form: with a capital that no sentence start explains, and without one. */
  readonly capitalised: Uint32Array;
  readonly uncapitalised: Uint32Array;
}

/**
 * The words of one batch of passages, in the order they were read: a number for each and no object. Postings come out of it
 * by a counting sort over the forms.
 */
export class TokenLog {
  readonly forms = new FormTable();
  #words = new Int32Array(1 << 18);
  #length = 0;
  readonly #passageIds: number[] = [];
  /** Where each passage begins in the log. */
  readonly #starts: number[] = [];
  readonly #sink: WordSink;
  #text = '';

  constructor() {
    this.#sink = {
      plain: (start, end, isSentenceStart) => {
        const isCapitalised = beginsWithCapital(this.#text, start, end);
        this.#push(this.forms.ofPlain(this.#text, start, end), capitalOf(isCapitalised, isSentenceStart));
      },
      other: (token) => this.#pushToken(token),
    };
  }

  get passages(): number {
    return this.#passageIds.length;
  }

  get passageIds(): readonly number[] {
    return this.#passageIds;
  }

  addText(passageId: number, text: string): void {
    this.#begin(passageId);
    this.#text = text;
    scanWords(text, this.#sink);
    this.#text = '';
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

  /** Stable, so that each form's words stay in the order of passages and places. */
  sort(): SortedWords {
    const ends = new Uint32Array(this.forms.size);
    const capitalised = new Uint32Array(this.forms.size);
    const uncapitalised = new Uint32Array(this.forms.size);
    for (let at = 0; at < this.#length; at += 1) {
      const word = this.#words[at] ?? 0;
      const form = word >> 2;
      ends[form] = (ends[form] ?? 0) + 1;
      if ((word & 3) === CAPITAL) capitalised[form] = (capitalised[form] ?? 0) + 1;
      else if ((word & 3) === SMALL) uncapitalised[form] = (uncapitalised[form] ?? 0) + 1;
    }
    const used: number[] = [];
    let sum = 0;
    for (let form = 0; form < ends.length; form += 1) {
      const count = ends[form] ?? 0;
      if (count > 0) used.push(form);
      ends[form] = sum;
      sum += count;
    }
    const order = new Uint32Array(this.#length);
    for (let at = 0; at < this.#length; at += 1) {
      const form = (this.#words[at] ?? 0) >> 2;
      const place = ends[form] ?? 0;
      order[place] = at;
      ends[form] = place + 1;
    }
    return { used, ends, order, capitalised, uncapitalised };
  }

  /** Answers what writes the postings of one form after the other. */
  encoder(sorted: SortedWords): (form: number) => FormEntry {
    const passages = { ids: this.#passageIds, starts: this.#starts };
    const encoder = new PostingEncoder(sorted.order, this.#passageOfWords(), passages);
    return (form) =>
      encoder.encode(form, {
        start: form === 0 ? 0 : (sorted.ends[form - 1] ?? 0),
        end: sorted.ends[form] ?? 0,
      });
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

/** Writes postings; the bytes of one form are overwritten by the next. */
class PostingEncoder {
  readonly #order: Uint32Array;
  readonly #passageOf: Uint32Array;
  readonly #passages: { readonly ids: readonly number[]; readonly starts: readonly number[] };
  #passageBytes = new Uint8Array(1 << 12);
  #positionBytes = new Uint8Array(1 << 12);

  constructor(
    order: Uint32Array,
    passageOf: Uint32Array,
    passages: { readonly ids: readonly number[]; readonly starts: readonly number[] },
  ) {
    this.#order = order;
    this.#passageOf = passageOf;
    this.#passages = passages;
  }

  encode(form: number, range: { readonly start: number; readonly end: number }): FormEntry {
    // A passage takes two numbers at most and a place one; none is longer than eight bytes.
    const most = (range.end - range.start) * 16;
    if (most > this.#passageBytes.length) {
      this.#passageBytes = new Uint8Array(most * 2);
      this.#positionBytes = new Uint8Array(most * 2);
    }
    const [order, passageOf, { ids, starts }] = [this.#order, this.#passageOf, this.#passages];
    const [passageBytes, positionBytes] = [this.#passageBytes, this.#positionBytes];
    let [passageEnd, positionEnd, lastId, at] = [0, 0, 0, range.start];
    while (at < range.end) {
      const passage = passageOf[order[at] ?? 0] ?? 0;
      const first = at;
      let last = starts[passage] ?? 0;
      for (; at < range.end; at += 1) {
        const word = order[at] ?? 0;
        if (passageOf[word] !== passage) break;
        positionEnd = writeVarint(positionBytes, positionEnd, word - last);
        last = word;
      }
      const id = ids[passage] ?? 0;
      const count = at - first;
      passageEnd = writeVarint(passageBytes, passageEnd, (id - lastId) * 2 + (count === 1 ? 1 : 0));
      if (count > 1) passageEnd = writeVarint(passageBytes, passageEnd, count);
      lastId = id;
    }
    return {
      form,
      passages: passageBytes.subarray(0, passageEnd),
      positions: positionBytes.subarray(0, positionEnd),
    };
  }
}

/** Of a word of ASCII letters and digits: its first letter decides. */
function beginsWithCapital(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x39) return code <= 0x5a;
  }
  return false;
}

function capitalOf(isCapitalised: boolean, isSentenceStart: boolean): number {
  if (!isCapitalised) return SMALL;
  return isSentenceStart ? UNEXPLAINED : CAPITAL;
}
