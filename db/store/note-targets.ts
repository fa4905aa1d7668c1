import type { Database } from 'better-sqlite3';
import { canonicalOffset } from '../contract/models.ts';
import type { DocumentId } from '../contract/ids.ts';
import type { NamedTarget, NoteTarget, NoteTargetKind } from '../contract/notes.ts';
import { cutText } from '../text/anchor.ts';

const LABEL_LENGTH = 400;

interface Named {
  readonly id: string;
  readonly label: string;
  readonly isMissing: 0 | 1;
}

interface NamedDocument extends Named {
  /** The version that stands in its place now; itself, where there is no newer one. */
  readonly presentId: DocumentId;
}

interface NamedHighlight extends Named {
  readonly documentId: DocumentId;
  readonly documentTitle: string;
  readonly needsPlacing: 0 | 1;
  readonly start: number;
  readonly end: number;
}

/** The words that stand for what notes are about and link to, by one query for each kind. */
export function openNoteTargets(database: Database) {
  const selectDocuments = database.prepare<[string], NamedDocument>(
    `WITH RECURSIVE version (wanted, id, step) AS (
       SELECT document.public_id, document.id, 0 FROM json_each(?) AS wanted
       JOIN document ON document.public_id = wanted.value
       UNION ALL
       SELECT version.wanted, document_state.superseded_by, version.step + 1
       FROM version JOIN document_state ON document_state.document_id = version.id
       WHERE document_state.superseded_by IS NOT NULL AND version.step < 10000
     )
     SELECT version.wanted AS id, document.title AS label, document.public_id AS presentId,
       EXISTS (SELECT 1 FROM document_state WHERE document_state.document_id = document.id) AS isMissing,
       max(version.step) AS step
     FROM version JOIN document ON document.id = version.id GROUP BY version.wanted`,
  );
  const selectHighlights = database.prepare<[string], NamedHighlight>(
    `SELECT highlight.public_id AS id, substr(anchor.words, 1, ${LABEL_LENGTH}) AS label,
       EXISTS (SELECT 1 FROM document_state WHERE document_state.document_id = document.id) AS isMissing,
       document.public_id AS documentId, document.title AS documentTitle,
       anchor.state = 'needs-placing' AS needsPlacing, anchor.start, anchor.end
     FROM json_each(?) AS wanted JOIN highlight ON highlight.public_id = wanted.value
     JOIN anchor ON anchor.id = highlight.anchor_id JOIN document ON document.id = anchor.document_id`,
  );
  const selectTags = database.prepare<[string], Named>(
    `SELECT tag.public_id AS id, tag.name AS label, tag.trashed_at IS NOT NULL AS isMissing
     FROM json_each(?) AS wanted JOIN tag ON tag.public_id = wanted.value`,
  );
  // A note without a title is known by its first words.
  const selectNotes = database.prepare<[string], Named>(
    `SELECT note.public_id AS id, iif(note.title = '', note.opening, note.title) AS label,
       note.trashed_at IS NOT NULL AS isMissing
     FROM json_each(?) AS wanted JOIN note ON note.public_id = wanted.value`,
  );

  function find(
    kind: NoteTargetKind,
    ids: readonly string[],
  ): ReadonlyMap<string, Omit<NamedTarget, 'target'>> {
    if (ids.length === 0) return new Map();
    const list = JSON.stringify(ids);
    if (kind === 'highlight')
      return new Map(selectHighlights.all(list).map((row) => [row.id, ofHighlight(row)]));
    if (kind === 'document')
      return new Map(selectDocuments.all(list).map((row) => [row.id, ofDocument(row)]));
    const rows = { tag: selectTags, note: selectNotes }[kind].all(list);
    return new Map(rows.map(({ id, label, isMissing }) => [id, named(label, isMissing)]));
  }

  /** Named targets in the order given; one that is gone altogether has no words left and is missing. */
  function resolve(targets: readonly NoteTarget[]): readonly NamedTarget[] {
    const byKind = new Map(
      (['document', 'highlight', 'tag', 'note'] as const).map((kind) => [
        kind,
        find(
          kind,
          targets.filter((target) => target.kind === kind).map(({ id }) => id),
        ),
      ]),
    );
    return targets.map((target) => ({
      target,
      ...(byKind.get(target.kind)?.get(target.id) ?? named('', 1)),
    }));
  }

  return { resolve };
}

function named(label: string, isMissing: 0 | 1): Omit<NamedTarget, 'target'> {
  return { label: cutText(label, LABEL_LENGTH), isMissing: isMissing === 1, place: null };
}

function ofDocument({ id, label, isMissing, presentId }: NamedDocument): Omit<NamedTarget, 'target'> {
  const isThere = named(label, isMissing);
  return presentId === id
    ? isThere
    : { ...isThere, place: placeIn(presentId, isThere.label, { start: 0, end: 0 }) };
}

function ofHighlight(row: NamedHighlight): Omit<NamedTarget, 'target'> {
  const isThere = named(row.label, row.isMissing);
  return row.needsPlacing === 1
    ? isThere
    : { ...isThere, place: placeIn(row.documentId, row.documentTitle, row) };
}

function placeIn(
  documentId: DocumentId,
  documentTitle: string,
  { start, end }: { readonly start: number; readonly end: number },
): NamedTarget['place'] {
  return { documentId, documentTitle, start: canonicalOffset.parse(start), end: canonicalOffset.parse(end) };
}
