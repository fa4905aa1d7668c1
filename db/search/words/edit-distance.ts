/**
 * Edits that turn one word into another: a letter put in, left out, exchanged, or swapped with its neighbour (optimal
 * string alignment). Answers `limit + 1` as soon as it is clear that there are more.
 */
export function editDistance(some: string, other: string, limit: number): number {
  const units = Uint16Array.from({ length: other.length }, (_, at) => other.charCodeAt(at));
  return new BoundedDistance(some, limit).to(units, 0, units.length);
}

/** The distance from one word to many, looking only at the cells that a distance within the limit can go through. */
export class BoundedDistance {
  readonly #word: Uint16Array;
  readonly #limit: number;
  #beforeLast: Uint16Array;
  #last: Uint16Array;
  #current: Uint16Array;

  constructor(word: string, limit: number) {
    this.#word = Uint16Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
    this.#limit = limit;
    const columns = word.length + limit + 2;
    this.#beforeLast = new Uint16Array(columns);
    this.#last = new Uint16Array(columns);
    this.#current = new Uint16Array(columns);
  }

  /** The distance to `units[start]` up to before `units[start + length]`. */
  to(units: Uint16Array, start: number, length: number): number {
    const word = this.#word;
    const beyond = this.#limit + 1;
    if (Math.abs(word.length - length) > this.#limit) return beyond;
    for (let column = 0; column <= length; column += 1) this.#last[column] = Math.min(column, beyond);
    for (let row = 1; row <= word.length; row += 1) {
      if (!this.#fillRow(row, { units, start, length })) return beyond;
      const spare = this.#beforeLast;
      this.#beforeLast = this.#last;
      this.#last = this.#current;
      this.#current = spare;
    }
    return Math.min(this.#last[length] ?? 0, beyond);
  }

  /** False where every cell is beyond the limit. */
  #fillRow(row: number, other: { units: Uint16Array; start: number; length: number }): boolean {
    const { units, start, length } = other;
    const beyond = this.#limit + 1;
    const first = Math.max(1, row - this.#limit);
    const end = Math.min(length, row + this.#limit);
    const [current, last, beforeLast, word] = [this.#current, this.#last, this.#beforeLast, this.#word];
    const letter = word[row - 1] ?? 0;
    current[first - 1] = first === 1 ? Math.min(row, beyond) : beyond;
    let least = current[first - 1] ?? 0;
    for (let column = first; column <= end; column += 1) {
      const unit = units[start + column - 1] ?? 0;
      let best = (last[column - 1] ?? 0) + (letter === unit ? 0 : 1);
      const left = (current[column - 1] ?? 0) + 1;
      if (left < best) best = left;
      const above = column === row + this.#limit ? beyond : (last[column] ?? 0) + 1;
      if (above < best) best = above;
      if (row > 1 && column > 1 && letter === units[start + column - 2] && word[row - 2] === unit) {
        const swapped = (beforeLast[column - 2] ?? 0) + 1;
        if (swapped < best) best = swapped;
      }
      if (best > beyond) best = beyond;
      current[column] = best;
      if (best < least) least = best;
    }
    return least < beyond;
  }
}
