import type { Database } from 'better-sqlite3';
import { BoundedDistance } from './edit-distance.ts';

interface Chunk {
  readonly first: number;
  readonly last: number;
  readonly bases: string;
}

const CHUNK = 4096;
const SEPARATOR = ' ';

/**
 * All bases of the vocabulary in one piece of memory, for questions that no index answers: which are within a few edits
 * of a word. About 16 bytes a form; read at the first such question and, after that, only what has been added.
 */
export class BaseScan {
  readonly #chunk;
  readonly #maxId;
  #units = new Uint16Array(1 << 16);
  #used = 0;
  /** By term id: where its base begins in `units`. */
  #starts = new Uint32Array(1 << 12);
  /** By term id: which letters occur. Words with very different letters are not looked at any further. */
  #letters = new Uint32Array(1 << 12);
  #lengths = new Uint8Array(1 << 12);
  #known = 0;

  constructor(db: Database) {
    this.#maxId = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM search_term').pluck();
    // No base holds a space; a form whose row is gone would leave one out, so the ids have to be without a gap.
    this.#chunk = db.prepare<[number, number], Chunk>(
      `SELECT min(id) AS first, max(id) AS last, group_concat(word, ' ') AS bases
       FROM (SELECT id, coalesce(base, form) AS word FROM search_term WHERE id BETWEEN ? AND ? ORDER BY id)`,
    );
  }

  /** Forms within `edits` of the word, as rows of `search_term`. */
  near(word: string, edits: number): { readonly termId: number; readonly edits: number }[] {
    this.#readAdded();
    const distance = new BoundedDistance(word, edits);
    const letters = lettersOf(word);
    const found: { readonly termId: number; readonly edits: number }[] = [];
    const shortest = Math.max(1, word.length - edits);
    const longest = Math.min(word.length + edits, 255);
    // An edit takes away or adds one letter of the alphabet, or does both.
    const most = edits * 2;
    for (let id = 1; id <= this.#known; id += 1) {
      const length = this.#lengths[id] ?? 0;
      if (length < shortest || length > longest) continue;
      if (bitCount((this.#letters[id] ?? 0) ^ letters) > most) continue;
      const start = this.#starts[id] ?? 0;
      const apart = distance.to(this.#units, start, length);
      if (apart <= edits) found.push({ termId: id, edits: apart });
    }
    return found;
  }

  #readAdded(): void {
    const newest = this.#maxId.get() ?? 0;
    if (newest < this.#known) this.#known = 0;
    while (this.#known < newest) {
      const chunk = this.#chunk.get(this.#known + 1, this.#known + CHUNK);
      if (!chunk?.bases) return;
      this.#add(chunk);
    }
  }

  #add(chunk: Chunk): void {
    const words = chunk.bases.split(SEPARATOR);
    if (words.length !== chunk.last - chunk.first + 1) throw new Error('The vocabulary has gaps.');
    this.#reserve(chunk.last, chunk.bases.length);
    let id = chunk.first;
    for (const word of words) {
      this.#starts[id] = this.#used;
      this.#lengths[id] = Math.min(word.length, 255);
      this.#letters[id] = lettersOf(word);
      for (let at = 0; at < word.length; at += 1) this.#units[this.#used + at] = word.charCodeAt(at);
      this.#used += word.length;
      id += 1;
    }
    this.#known = chunk.last;
  }

  #reserve(last: number, units: number): void {
    if (this.#known === 0) this.#used = 0;
    if (this.#used + units > this.#units.length) {
      const larger = new Uint16Array(Math.max(this.#units.length * 2, this.#used + units));
      larger.set(this.#units);
      this.#units = larger;
    }
    if (last < this.#starts.length) return;
    const length = Math.max(this.#starts.length * 2, last + 1);
    const [starts, letters, lengths] = [
      new Uint32Array(length),
      new Uint32Array(length),
      new Uint8Array(length),
    ];
    starts.set(this.#starts);
    letters.set(this.#letters);
    lengths.set(this.#lengths);
    this.#starts = starts;
    this.#letters = letters;
    this.#lengths = lengths;
  }
}

/** One bit for each letter that occurs, other scripts folded into the same 32. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
