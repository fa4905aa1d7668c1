import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { succeed, type Result } from '../contract/result.ts';
import { ORIGINALS_MIGRATIONS } from '../schema/migrations/list.ts';
import { migrate } from '../schema/migrate.ts';
import { createDatabase } from '../vault/open-database.ts';
import { storageFailure } from '../vault/storage-failure.ts';
import { openOriginalStore } from './originals.ts';

/** Pieces copied at a time: a quarter of a megabyte each. */
const PIECES_IN_SLICE = 16;

export interface OriginalsCopy {
  readonly path: string;
  readonly key: Buffer;
  /** Looked into in this order; where one cannot give an original the next one is asked. */
  readonly from: readonly Database[];
  readonly hashes: readonly string[];
}

/**
 * Copies the originals of these hashes into a new encrypted file, in slices, each compared with its hash on the way.
 * Answers how many could not be read or are not what they were; those are left out.
 */
export function* copyOriginals({
  path,
  key,
  from,
  hashes,
}: OriginalsCopy): Generator<number, Result<number>> {
  const created = createDatabase(path, key);
  if (!created.ok) return created;
  const to = created.value;
  try {
    migrate(to, ORIGINALS_MIGRATIONS);
    let missing = 0;
    let copied = 0;
    for (const sha256 of hashes) {
      let isWhole = false;
      for (const source of from) {
        isWhole ||= yield* copyOne({ from: source, to, sha256, copiedBefore: copied });
      }
      if (!isWhole) missing += 1;
      copied += 1;
    }
    to.pragma('wal_checkpoint(TRUNCATE)');
    return succeed(missing);
  } finally {
    to.close();
  }
}

interface OneCopy {
  readonly from: Database;
  readonly to: Database;
  readonly sha256: string;
  readonly copiedBefore: number;
}

function* copyOne({ from, to, sha256, copiedBefore }: OneCopy): Generator<number, boolean> {
  const source = openOriginalStore(from);
  const insert = to.prepare<[string, number]>('INSERT INTO original (sha256, bytes) VALUES (?, ?)');
  const insertPiece = to.prepare<[string, number, Buffer]>(
    'INSERT INTO original_chunk (sha256, ordinal, content) VALUES (?, ?, ?)',
  );
  const remove = to.prepare<[string]>('DELETE FROM original WHERE sha256 = ?');
  const hash = createHash('sha256');
  const size = readOr(null, () => source.size(sha256));
  if (size === null) return false;
  insert.run(sha256, size);
  for (let ordinal = 0; ;) {
    const first = ordinal;
    const pieces = readOr(null, () => source.pieces(sha256, first, PIECES_IN_SLICE));
    if (pieces === null) break;
    to.transaction(() => {
      for (const [index, piece] of pieces.entries()) insertPiece.run(sha256, first + index, piece);
    }).immediate();
    for (const piece of pieces) hash.update(piece);
    ordinal += pieces.length;
    yield copiedBefore;
    if (pieces.length < PIECES_IN_SLICE) break;
  }
  const isWhole = hash.digest('hex') === sha256;
  if (!isWhole) remove.run(sha256);
  return isWhole;
}

/** A page that cannot be read costs one original, not the backup of all the others. */
function readOr<Value>(otherwise: Value, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (storageFailure(error)?.code !== 'library-damaged') throw error;
    return otherwise;
  }
}
