import type { Database } from 'better-sqlite3';
import type { DocumentId } from '../contract/ids.ts';
import { DOCUMENT_COLUMNS, type StoredDocument } from './documents.ts';

/** Longest chain of versions that is followed; none is so long, and a circle would have no end. */
const MAX_VERSIONS = 10_000;

/** Which document took the place of which: a corrected version is a document of its own. */
export function openDocumentVersionStore(database: Database) {
  const selectCurrent = database.prepare<[DocumentId], StoredDocument>(
    `WITH RECURSIVE version (id, step) AS (
       SELECT document.id, 0 FROM document WHERE document.public_id = ?
       UNION ALL
       SELECT document_state.superseded_by, version.step + 1
       FROM version JOIN document_state ON document_state.document_id = version.id
       WHERE document_state.superseded_by IS NOT NULL AND version.step < ${MAX_VERSIONS}
     )
     SELECT ${DOCUMENT_COLUMNS} FROM version JOIN document ON document.id = version.id
     ORDER BY version.step DESC LIMIT 1`,
  );
  const selectIds = database
    .prepare<[number], DocumentId>(
      `WITH RECURSIVE version (id, step) AS (
         SELECT document.id, 0 FROM document WHERE document.id = ?
         UNION ALL
         SELECT document_state.document_id, version.step + 1
         FROM version JOIN document_state ON document_state.superseded_by = version.id
         WHERE version.step < ${MAX_VERSIONS}
       )
       SELECT document.public_id FROM version JOIN document ON document.id = version.id
       ORDER BY version.step, document.id DESC`,
    )
    .pluck();
  const bringBack = database.prepare<[number]>('DELETE FROM document_state WHERE document_id = ?');
  const copyTags = database.prepare<[{ older: number; newer: number }]>(
    `INSERT INTO document_tag (document_id, tag_id)
     SELECT @newer, document_tag.tag_id FROM document_tag WHERE document_tag.document_id = @older
     ON CONFLICT DO NOTHING`,
  );
  const removeTags = database.prepare<[number]>('DELETE FROM document_tag WHERE document_id = ?');
  return {
    /** Out of the trash, or from behind the version that had taken its place. */
    bringBack: (documentRowId: number): void => void bringBack.run(documentRowId),
    moveTags(older: number, newer: number): void {
      copyTags.run({ older, newer });
      removeTags.run(older);
    },
    /** The document that stands in the place of the one of that id now: itself, unless it was corrected. */
    current: (id: DocumentId): StoredDocument | null => selectCurrent.get(id) ?? null,
    /** The ids under which a document is known: its own, then those of the versions before it. */
    idsOf: (documentRowId: number): readonly DocumentId[] => selectIds.all(documentRowId),
  };
}
