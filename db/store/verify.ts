import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Problem } from '../contract/vault.ts';
import { storageFailure } from '../vault/storage-failure.ts';
import type { LibraryStores } from './library.ts';

/** One slice of the work is done; `problems` are those it found. */
export interface VerifiedSlice {
  readonly done: number;
  readonly total: number;
  readonly problems: readonly Problem[];
}

interface ToVerify {
  readonly rowId: number;
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly length: number;
  readonly passages: number;
}

interface PlacedWords {
  readonly id: string;
  readonly documentRowId: number;
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** Pieces of an original read in one slice: a quarter of a megabyte each. */
const CHUNKS_IN_SLICE = 16;
const ANCHORS_IN_SLICE = 200;

/**
 * Reads everything there is, in slices of some milliseconds: the structure of both databases table by table, every
 * original against its SHA-256, every text against its document's record, and the words of every highlight and link at
 * their place. Changes nothing. What cannot be read at all is a problem like any other, and the rest is read all the same.
 */
export function* verifyLibraryFiles(stores: LibraryStores): Generator<VerifiedSlice, void> {
  const { library, originals } = stores.databases;
  const libraryTables = tablesOf(library);
  const originalTables = originals === library ? [] : tablesOf(originals);
  // Where they cannot be listed their table is among the problems.
  const documents = readOr([], () => listToVerify(library));
  const total = libraryTables.length + originalTables.length + 2 * documents.length + 1;
  let done = 0;
  const slice = (problems: readonly Problem[], steps = 1): VerifiedSlice => {
    done += steps;
    return { done, total, problems };
  };
  for (const table of libraryTables) yield slice(checkTable(library, table, 'library'));
  for (const table of originalTables) yield slice(checkTable(originals, table, 'originals'));
  for (const document of documents) {
    const { id } = document;
    const unreadable = { what: 'document', id, message: 'The text of the document cannot be read.' } as const;
    yield slice(readOr([unreadable], () => checkText(stores, document)));
    const lost = { what: 'original', id, message: 'The original of the document cannot be read.' } as const;
    yield* withLast(untilUnreadable(checkOriginal(stores, document), lost), slice);
  }
  const unplaced = {
    what: 'highlight',
    id: '',
    message: 'Not all highlights and links can be read.',
  } as const;
  yield* withLast(untilUnreadable(checkAnchors(stores), unplaced), slice);
}

function listToVerify(library: Database): readonly ToVerify[] {
  return library
    .prepare<[], ToVerify>(
      `SELECT id AS rowId, public_id AS id, sha256, bytes, length, passages FROM document ORDER BY id`,
    )
    .all();
}

function readOr<Value>(otherwise: Value, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (storageFailure(error)?.code !== 'library-damaged') throw error;
    return otherwise;
  }
}

/** Ends with `problem` where something cannot be read. */
function* untilUnreadable(
  parts: Generator<readonly Problem[]>,
  problem: Problem,
): Generator<readonly Problem[]> {
  for (;;) {
    const next = readOr(null, () => parts.next());
    if (next === null) yield [problem];
    if (next === null || next.done === true) return;
    yield next.value;
  }
}

/** Passes the slices of one step on; only its last one counts as done. */
function* withLast(
  parts: Generator<readonly Problem[]>,
  slice: (problems: readonly Problem[], steps?: number) => VerifiedSlice,
): Generator<VerifiedSlice> {
  for (const problems of parts) yield slice(problems, 0);
  yield slice([]);
}

function tablesOf(database: Database): readonly string[] {
  return database
    .prepare<[], string>(`SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all();
}

/** Names of tables come from the database itself and are the schema's own. */
function checkTable(database: Database, table: string, what: 'library' | 'originals'): readonly Problem[] {
  const answers = readOr(null, () => database.pragma(`integrity_check('${table}')`, { simple: false }));
  const isFine = JSON.stringify(answers) === JSON.stringify([{ integrity_check: 'ok' }]);
  if (isFine) return [];
  return [{ what, id: '', message: `The table ${table} is damaged.` }];
}

function checkText({ texts, passages }: LibraryStores, document: ToVerify): readonly Problem[] {
  const { rowId, id, length } = document;
  const stored = passages.page(rowId, 0, document.passages + 1);
  const isCounted = stored.length === document.passages;
  const isInside = stored.every(({ start, end }) => start <= end && end <= length);
  const isWhole = texts.slice(rowId, 0, length + 1).length === length;
  if (isCounted && isInside && isWhole) return [];
  return [{ what: 'document', id, message: 'The text of the document is not as its record says.' }];
}

function* checkOriginal({ originals }: LibraryStores, document: ToVerify): Generator<readonly Problem[]> {
  const { id, sha256, bytes } = document;
  if (originals.size(sha256) === null) {
    yield [{ what: 'original', id, message: 'The original of the document is missing.' }];
    return;
  }
  const hash = createHash('sha256');
  let read = 0;
  let ordinal = 0;
  // Piece by piece, not by one statement left open: other calls use the database between the slices.
  for (;;) {
    const pieces = originals.pieces(sha256, ordinal, CHUNKS_IN_SLICE);
    for (const piece of pieces) {
      hash.update(piece);
      read += piece.length;
    }
    ordinal += pieces.length;
    if (pieces.length < CHUNKS_IN_SLICE) break;
    yield [];
  }
  if (read === bytes && hash.digest('hex') === sha256) return;
  yield [{ what: 'original', id, message: 'The original of the document is not what it was when it came.' }];
}

function* checkAnchors({ databases, texts }: LibraryStores): Generator<readonly Problem[]> {
  const select = databases.library.prepare<[number, number], PlacedWords & { anchorRowId: number }>(
    `SELECT anchor.id AS anchorRowId, coalesce(highlight.public_id, link.public_id, '') AS id,
       anchor.document_id AS documentRowId, anchor.start, anchor.end, anchor.words
     FROM anchor LEFT JOIN highlight ON highlight.anchor_id = anchor.id
     LEFT JOIN link ON link.from_anchor_id = anchor.id OR link.to_anchor_id = anchor.id
     WHERE anchor.id > ? AND anchor.extent = 'range' AND anchor.state = 'anchored'
     ORDER BY anchor.id LIMIT ?`,
  );
  for (let after = 0; ;) {
    const anchors = select.all(after, ANCHORS_IN_SLICE);
    const last = anchors.at(-1);
    if (last === undefined) return;
    yield anchors
      .filter(({ documentRowId, start, end, words }) => texts.slice(documentRowId, start, end) !== words)
      .map(({ id }) => ({
        what: 'highlight' as const,
        id,
        message: 'The words of a highlight or link are not at its place.',
      }));
    after = last.anchorRowId;
  }
}
