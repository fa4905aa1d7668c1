import type { Database } from 'better-sqlite3';

/** Length of one stored piece, in bytes. */
export const ORIGINAL_CHUNK_BYTES = 256 * 1024;

export interface NewOriginal {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Original files byte for byte, by the SHA-256 of their content. They live in a database of their own. */
export function openOriginalStore(database: Database) {
  const insert = database.prepare<[string, number]>('INSERT INTO original (sha256, bytes) VALUES (?, ?)');
  const insertChunk = database.prepare<[string, number, Uint8Array]>(
    'INSERT INTO original_chunk (sha256, ordinal, content) VALUES (?, ?, ?)',
  );
  const selectSize = database
    .prepare<[string], number>('SELECT bytes FROM original WHERE sha256 = ?')
    .pluck();
  const selectChunks = database
    .prepare<[string], Buffer>('SELECT content FROM original_chunk WHERE sha256 = ? ORDER BY ordinal')
    .pluck();
  const selectPieces = database
    .prepare<[string, number, number], Buffer>(
      'SELECT content FROM original_chunk WHERE sha256 = ? AND ordinal >= ? ORDER BY ordinal LIMIT ?',
    )
    .pluck();
  const selectHashes = database.prepare<[], string>('SELECT sha256 FROM original').pluck();
  const count = database.prepare<[], number>('SELECT count(*) FROM original').pluck();
  // The pieces go with it.
  const remove = database.prepare<[string]>('DELETE FROM original WHERE sha256 = ?');
  const putNew = database.transaction(({ sha256, bytes }: NewOriginal) => {
    if (selectSize.get(sha256) !== undefined) return;
    insert.run(sha256, bytes.length);
    for (let start = 0, ordinal = 0; start < bytes.length; start += ORIGINAL_CHUNK_BYTES, ordinal += 1) {
      insertChunk.run(sha256, ordinal, bytes.subarray(start, start + ORIGINAL_CHUNK_BYTES));
    }
  });
  return {
    /** Durable when it returns; an original that is already there is left as it is. */
    put: (original: NewOriginal): void => {
      putNew.immediate(original);
    },
    hashes: (): readonly string[] => selectHashes.all(),
    count: (): number => count.get() ?? 0,
    remove: (sha256: string): void => void remove.run(sha256),
    /** The size in bytes, or `null` where there is no such original. */
    size: (sha256: string): number | null => selectSize.get(sha256) ?? null,
    /** At most `limit` pieces in order, from the one numbered `from`. */
    pieces: (sha256: string, from: number, limit: number): readonly Buffer[] =>
      selectPieces.all(sha256, from, limit),
    /** The pieces in order, one in memory at a time. */
    chunks: (sha256: string): IterableIterator<Buffer> => selectChunks.iterate(sha256),
  };
}
