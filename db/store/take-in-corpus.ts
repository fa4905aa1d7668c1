import type { Database } from 'better-sqlite3';
import type { DocumentId } from '../contract/ids.ts';
import { succeed, type Result } from '../contract/result.ts';
import { openCorpusFile } from './corpus-file.ts';
import { commitChange, type LibraryStores } from './library.ts';

/** Tables whose rows belong to a vault, not to its documents. */
const OWN_TABLES: ReadonlySet<string> = new Set(['meta', 'setting', 'reading_position']);

/** What better-sqlite3 reads and binds; the tables are STRICT, so nothing else is in them. */
type Cell = string | number | Buffer | null;

export interface CorpusSource {
  readonly corpusFile: string;
  readonly newDocumentId: () => DocumentId;
}

interface Copy {
  readonly from: Database;
  readonly to: Database;
  readonly table: string;
}

/**
 * Copies the bundled documents, their passages, search index and originals into a new library, row by row.
 *
 * Row ids stay the same, because the search index refers to them: the library must not hold a document yet. The file
 * has the tables of this very version (`corpus-missing` otherwise), so each table's columns are those it has here.
 * Each document gets a new id, random as every other, because the file's own are the same for everyone.
 */
export function takeInCorpus(
  stores: LibraryStores,
  { corpusFile, newDocumentId }: CorpusSource,
): Result<null> {
  const opened = openCorpusFile(corpusFile);
  if (!opened.ok) return opened;
  const corpus = opened.value;
  try {
    const { library, originals } = stores.databases;
    originals.transaction(() => copyTables(corpus, originals)).immediate();
    commitChange(stores, () => {
      copyTables(corpus, library);
      stores.documents.renewIds(newDocumentId);
    });
    return succeed(null);
  } finally {
    corpus.close();
  }
}

/** Every table that both have, except those that belong to a vault. */
function copyTables(from: Database, to: Database): void {
  to.pragma('defer_foreign_keys = ON'); // until the end of this transaction
  const available = new Set(tablesOf(from));
  for (const table of tablesOf(to)) {
    if (available.has(table) && !OWN_TABLES.has(table)) copyRows({ from, to, table });
  }
}

function copyRows({ from, to, table }: Copy): void {
  const columns = columnsOf(to, table);
  const names = columns.join(', ');
  const insert = to.prepare<Cell[]>(
    `INSERT INTO ${table} (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const rows = from.prepare<[], Cell[]>(`SELECT ${names} FROM ${table}`).raw();
  for (const row of rows.iterate()) insert.run(...row);
}

function tablesOf(database: Database): string[] {
  return database
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid`,
    )
    .pluck()
    .all();
}

function columnsOf(database: Database, table: string): string[] {
  return database
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY cid')
    .pluck()
    .all(table);
}
