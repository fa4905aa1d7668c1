import type { Database } from 'better-sqlite3';

const BLOCK = 2048;
const MOST = 255;

interface Seen {
  readonly capitalised: number;
  readonly uncapitalised: number;
}

/**
 * Name-like: written with a capital in most of the places where a small letter would do. What stood at the start of a
 * sentence only may be a name as well. Script without case counts as capitalised (see `Token.isCapitalised`).
 */
export function isWrittenLikeName({ capitalised, uncapitalised }: Seen): boolean {
  return capitalised > uncapitalised || (capitalised === 0 && uncapitalised === 0);
}

/** The table `search_capitals`, read and written by blocks; `flush` writes what was changed. */
export class CapitalCounts {
  readonly #read;
  readonly #write;
  readonly #blocks = new Map<number, Uint8Array>();

  constructor(db: Database) {
    this.#read = db.prepare<[number], { counts: Uint8Array }>(
      'SELECT counts FROM search_capitals WHERE block = ?',
    );
    this.#write = db.prepare<[number, Uint8Array]>(
      'INSERT INTO search_capitals (block, counts) VALUES (?, ?) ON CONFLICT (block) DO UPDATE SET counts = excluded.counts',
    );
  }

  of(termId: number): Seen {
    const block = this.#block(termId);
    const at = (termId % BLOCK) * 2;
    return { capitalised: block[at] ?? 0, uncapitalised: block[at + 1] ?? 0 };
  }

  add(termId: number, { capitalised, uncapitalised }: Seen): void {
    const block = this.#block(termId);
    const at = (termId % BLOCK) * 2;
    let most = (block[at] ?? 0) + capitalised;
    let few = (block[at + 1] ?? 0) + uncapitalised;
    while (most > MOST || few > MOST) {
      most = Math.floor(most / 2);
      few = Math.floor(few / 2);
    }
    block[at] = most;
    block[at + 1] = few;
  }

  flush(): void {
    for (const [number, block] of this.#blocks) this.#write.run(number, block);
    this.#blocks.clear();
  }

  /** After a transaction that failed: what was not written is forgotten. */
  forget(): void {
    this.#blocks.clear();
  }

  #block(termId: number): Uint8Array {
    const number = Math.floor(termId / BLOCK);
    const known = this.#blocks.get(number);
    if (known) return known;
    const stored = this.#read.get(number)?.counts;
    const block = new Uint8Array(BLOCK * 2);
    if (stored) block.set(stored);
    this.#blocks.set(number, block);
    return block;
  }
}
