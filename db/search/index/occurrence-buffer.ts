import type { Occurrences } from './occurrences.ts';

/** Occurrences as they are read, in numbers that need no boxes. */
export class OccurrenceBuffer {
  readonly #passages: Uint32Array;
  readonly #frequencies: Uint32Array;
  readonly #offsets: Uint32Array;
  #positions: Uint32Array;
  #count = 0;
  #placed = 0;

  constructor(mostPassages: number) {
    this.#passages = new Uint32Array(mostPassages);
    this.#frequencies = new Uint32Array(mostPassages);
    this.#offsets = new Uint32Array(mostPassages + 1);
    this.#positions = new Uint32Array(Math.max(16, mostPassages * 2));
  }

  /** Makes room for the places of a passage. */
  reserve(most: number): void {
    if (this.#placed + most <= this.#positions.length) return;
    const larger = new Uint32Array(Math.max(this.#positions.length * 2, this.#placed + most));
    larger.set(this.#positions);
    this.#positions = larger;
  }

  place(position: number): void {
    this.#positions[this.#placed] = position;
    this.#placed += 1;
  }

  /** The places since the last passage are this one's; without any it is left out. */
  end(passage: number): void {
    const frequency = this.#placed - (this.#offsets[this.#count] ?? 0);
    if (frequency === 0) return;
    this.#passages[this.#count] = passage;
    this.#frequencies[this.#count] = frequency;
    this.#count += 1;
    this.#offsets[this.#count] = this.#placed;
  }

  result(): Occurrences {
    return {
      passages: this.#passages.subarray(0, this.#count),
      frequencies: this.#frequencies.subarray(0, this.#count),
      offsets: this.#offsets.subarray(0, this.#count + 1),
      positions: this.#positions.subarray(0, this.#placed),
      width: 1,
    };
  }
}
