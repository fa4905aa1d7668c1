import type { Database } from 'better-sqlite3';
import { NO_PASSAGES, subtract, type PassageSet } from './passage-sets.ts';
import type { PassageTable } from './segments.ts';

/** The passages a search may answer with; those of `within` are among them, whatever their document. */
export type VisiblePassages = (within?: PassageSet) => PassageTable;

/**
 * Leaves the passages of documents in the trash and of superseded versions out of every answer, count and weight, as if
 * they were deleted. They stay in the index, so that restoring costs nothing.
 *
 * A search in one document alone answers for that document even where it is superseded.
 */
export function openVisiblePassages(db: Database, passageTable: () => PassageTable): VisiblePassages {
  const hiddenPassages = openHiddenPassages(db);
  let known: { readonly hidden: PassageSet; readonly stamp: string; readonly view: PassageTable } | undefined;
  return (within) => {
    const table = passageTable();
    const hidden = hiddenPassages();
    if (hidden.length === 0) return table;
    const left = within === undefined ? hidden : subtract(hidden, within);
    if (left.length < hidden.length) return withoutPassages(table, left);
    const stamp = `${table.version} ${table.passages}`;
    if (known?.hidden !== hidden || known.stamp !== stamp) {
      known = { hidden, stamp, view: withoutPassages(table, hidden) };
    }
    return known.view;
  };
}

/** In this order of tables, told by CROSS JOIN: SQLite would read all passages to spare sorting the few that are hidden. */
export const HIDDEN_PASSAGES = `SELECT passage.id FROM document_state
  CROSS JOIN passage ON passage.document_id = document_state.document_id ORDER BY passage.id`;

/** Read again after every commit of the library, and only then. */
function openHiddenPassages(db: Database): () => PassageSet {
  const commits = db.prepare<[], number>('SELECT seq FROM meta').pluck();
  const select = db.prepare<[], number>(HIDDEN_PASSAGES).pluck();
  let seenCommit: number | undefined;
  let hidden = NO_PASSAGES;
  return () => {
    const commit = commits.get();
    if (commit !== seenCommit) hidden = Uint32Array.from(select.all());
    seenCommit = commit;
    return hidden;
  };
}

function withoutPassages(table: PassageTable, hidden: PassageSet): PassageTable {
  if (hidden.length === 0) return table;
  const deleted = new Uint8Array(table.lengths.length);
  if (table.deleted) deleted.set(table.deleted);
  let passages = table.passages;
  let words = Math.round(table.averageLength * table.passages);
  for (const passage of hidden) {
    if (deleted[passage] === 1) continue;
    deleted[passage] = 1;
    passages -= 1;
    words -= table.lengths[passage] ?? 0;
  }
  const { segments, lengths, documents, version } = table;
  return { segments, lengths, documents, version, deleted, passages, averageLength: words / passages };
}
