import type { FormTable } from './form-table.ts';
import { FULL_PART } from './merge-postings.ts';
import { encodeForms } from './part-forms.ts';
import type { PostingPart } from './posting-blocks.ts';
import { writeVarint } from './varint.ts';

/** Takes a part of a family; its bytes are overwritten by the next. */
export type WritePart = (family: number, part: PostingPart) => void;

/** A batch of words, and their order by family, passage and place. */
interface LoggedWords {
  /** Four times the form, and its capital. */
  readonly words: Int32Array;
  readonly order: Uint32Array;
  /** By word: the number of its passage in the batch. */
  readonly passageOf: Uint32Array;
  readonly forms: FormTable;
}

/** The passages of a batch: their ids, and where each begins in the log. */
interface LoggedPassages {
  readonly ids: readonly number[];
  readonly starts: readonly number[];
}

interface LoggedFamily {
  readonly id: number;
  /** Whether the batch has a form of it that is not its first. */
  readonly hasOthers: boolean;
}

/** Writes the postings of one family after the other, in parts. */
export class PostingEncoder {
  readonly #logged: LoggedWords;
  readonly #batch: LoggedPassages;
  #passages = new Uint8Array(1 << 12);
  #positions = new Uint8Array(1 << 12);
  #forms = new Int32Array(1 << 10);
  /** Ends of what is written of the open part. */
  #passagesEnd = 0;
  #positionsEnd = 0;
  #words = 0;

  constructor(logged: LoggedWords, batch: LoggedPassages) {
    this.#logged = logged;
    this.#batch = batch;
  }

  /** Words `start` up to `end` of the order are those of the family. */
  encode(
    family: LoggedFamily,
    range: { readonly start: number; readonly end: number },
    write: WritePart,
  ): void {
    const { words, order, passageOf, forms } = this.#logged;
    const { hasOthers } = family;
    this.#reserve(range.end - range.start, { hasOthers });
    const { ids, starts } = this.#batch;
    const positions = this.#positions;
    let [at, lastId] = [range.start, 0];
    while (at < range.end) {
      const passage = passageOf[order[at] ?? 0] ?? 0;
      const first = at;
      let last = starts[passage] ?? 0;
      const end = starts[passage + 1] ?? Infinity;
      let positionsEnd = this.#positionsEnd;
      for (; at < range.end; at += 1) {
        const word = order[at] ?? 0;
        if (word >= end) break;
        const distance = word - last;
        if (distance < 0x80) positions[positionsEnd++] = distance;
        else positionsEnd = writeVarint(positions, positionsEnd, distance);
        last = word;
        if (hasOthers) this.#forms[this.#words++] = forms.termId((words[word] ?? 0) >> 2);
      }
      this.#positionsEnd = positionsEnd;
      const id = ids[passage] ?? 0;
      this.#addPassage(id - lastId, at - first);
      lastId = id;
      if (this.#passagesEnd + positionsEnd < FULL_PART) continue;
      this.#close(family, write);
      lastId = 0;
    }
    this.#close(family, write);
  }

  #addPassage(distance: number, count: number): void {
    if (this.#passagesEnd + 2 * MOST_VARINT > this.#passages.length) this.#passages = doubled(this.#passages);
    this.#passagesEnd = writeVarint(this.#passages, this.#passagesEnd, distance * 2 + (count === 1 ? 1 : 0));
    if (count > 1) this.#passagesEnd = writeVarint(this.#passages, this.#passagesEnd, count);
  }

  #reserve(words: number, { hasOthers }: { readonly hasOthers: boolean }): void {
    if (words * MOST_VARINT > this.#positions.length)
      this.#positions = new Uint8Array(words * MOST_VARINT * 2);
    if (hasOthers && words > this.#forms.length) this.#forms = new Int32Array(words * 2);
  }

  #close({ id }: LoggedFamily, write: WritePart): void {
    if (this.#passagesEnd === 0) return;
    write(id, {
      passages: this.#passages.subarray(0, this.#passagesEnd),
      forms: encodeForms(id, this.#forms.subarray(0, this.#words)),
      positions: this.#positions.subarray(0, this.#positionsEnd),
    });
    this.#passagesEnd = 0;
    this.#positionsEnd = 0;
    this.#words = 0;
  }
}

const MOST_VARINT = 8;

function doubled(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}
