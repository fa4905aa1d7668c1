import type { Matches } from './occurrences.ts';
import type { StoredPart } from './posting-blocks.ts';

/** Passages of parts, as they are read; the arrays are used again. */
export class PassageBuffer {
  passages: Uint32Array;
  frequencies: Uint32Array;
  count = 0;

  constructor(most: number) {
    this.passages = new Uint32Array(most);
    this.frequencies = new Uint32Array(most);
  }

  /** Reads the passages of a part behind those that are there. */
  read({ bytes, passages: start, forms: end }: StoredPart): void {
    // No passage takes less than one byte.
    this.#reserve(this.count + end - start);
    const { passages, frequencies } = this;
    let [passage, count, at] = [0, this.count, start];
    while (at < end) {
      let coded = bytes[at++] ?? 0;
      if (coded < 0x80) passage += coded >> 1;
      else {
        coded -= 0x80;
        for (let scale = 0x80, byte = 0x80; byte >= 0x80; scale *= 0x80) {
          byte = bytes[at++] ?? 0;
          coded += (byte & 0x7f) * scale;
        }
        passage += Math.floor(coded / 2);
      }
      let frequency = 1;
      if (coded % 2 === 0) {
        frequency = bytes[at++] ?? 0;
        if (frequency >= 0x80) {
          frequency -= 0x80;
          for (let scale = 0x80, byte = 0x80; byte >= 0x80; scale *= 0x80) {
            byte = bytes[at++] ?? 0;
            frequency += (byte & 0x7f) * scale;
          }
        }
      }
      passages[count] = passage;
      frequencies[count] = frequency;
      count += 1;
    }
    this.count = count;
  }

  add(passage: number, frequency: number): void {
    this.#reserve(this.count + 1);
    this.passages[this.count] = passage;
    this.frequencies[this.count] = frequency;
    this.count += 1;
  }

  result(): Matches {
    return {
      passages: this.passages.subarray(0, this.count),
      frequencies: this.frequencies.subarray(0, this.count),
    };
  }

  #reserve(most: number): void {
    if (most <= this.passages.length) return;
    const passages = new Uint32Array(Math.max(this.passages.length * 2, most, 32));
    const frequencies = new Uint32Array(passages.length);
    passages.set(this.passages);
    frequencies.set(this.frequencies);
    this.passages = passages;
    this.frequencies = frequencies;
  }
}

/** The first passage of a part: its distance is counted from 0. */
export function firstPassage({ bytes, passages: start }: StoredPart): number {
  let at = start;
  let byte = bytes[at++] ?? 0;
  let coded = byte & 0x7f;
  for (let scale = 0x80; byte >= 0x80; scale *= 0x80) {
    byte = bytes[at++] ?? 0;
    coded += (byte & 0x7f) * scale;
  }
  return Math.floor(coded / 2);
}
