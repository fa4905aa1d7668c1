import type { Occurrences } from '../index/occurrences.ts';
import type { PassageSet } from '../index/passage-sets.ts';

/** The words of many texts as numbers, in the order in which they stand; twelve bytes for each. */
export class WordLog {
  #forms = new Uint32Array(1 << 12);
  #texts = new Uint32Array(1 << 12);
  #positions = new Uint32Array(1 << 12);
  #length = 0;

  /** `form` counts from 0. */
  add(form: number, text: number, position: number): void {
    if (this.#length === this.#forms.length) this.#grow();
    this.#forms[this.#length] = form;
    this.#texts[this.#length] = text;
    this.#positions[this.#length] = position;
    this.#length += 1;
  }

  /** Sorts by forms, of which there are so many; within a form the order stays. Ends the log. */
  sorted(forms: number): SortedWords {
    const starts = new Uint32Array(forms + 1);
    for (let at = 0; at < this.#length; at += 1) {
      const after = (this.#forms[at] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
    for (let form = 0; form < forms; form += 1)
      starts[form + 1] = (starts[form + 1] ?? 0) + (starts[form] ?? 0);
    const next = starts.slice(0, forms);
    const texts = new Uint32Array(this.#length);
    const positions = new Uint32Array(this.#length);
    for (let at = 0; at < this.#length; at += 1) {
      const form = this.#forms[at] ?? 0;
      const place = next[form] ?? 0;
      next[form] = place + 1;
      texts[place] = this.#texts[at] ?? 0;
      positions[place] = this.#positions[at] ?? 0;
    }
    return new SortedWords(starts, texts, positions);
  }

  #grow(): void {
    const length = this.#length * 2;
    this.#forms = longer(this.#forms, length);
    this.#texts = longer(this.#texts, length);
    this.#positions = longer(this.#positions, length);
  }
}

/** Where each form stands. */
export class SortedWords {
  readonly #starts;
  readonly #texts;
  readonly #positions;

  constructor(starts: Uint32Array, texts: Uint32Array, positions: Uint32Array) {
    this.#starts = starts;
    this.#texts = texts;
    this.#positions = positions;
  }

  /** None for a form that there is not. */
  of(form: number): Occurrences {
    const start = this.#starts[form] ?? 0;
    const end = this.#starts[form + 1] ?? start;
    const passages = new Uint32Array(end - start);
    const offsets = new Uint32Array(end - start + 1);
    let count = 0;
    for (let at = start; at < end; at += 1) {
      const text = this.#texts[at] ?? 0;
      if (count === 0 || passages[count - 1] !== text) passages[count++] = text;
      offsets[count] = at + 1 - start;
    }
    const frequencies = Uint32Array.from(
      { length: count },
      (_, at) => (offsets[at + 1] ?? 0) - (offsets[at] ?? 0),
    );
    return {
      passages: passages.subarray(0, count) satisfies PassageSet,
      frequencies,
      offsets: offsets.subarray(0, count + 1),
      positions: this.#positions.subarray(start, end),
      width: 1,
    };
  }
}

function longer(numbers: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(numbers);
  return larger;
}
