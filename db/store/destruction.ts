import type { Database } from 'better-sqlite3';
import type { TrashSelection } from './trash.ts';
import { REMOVED_TOGETHER } from './trashed-tags.ts';

/** What is destroyed together: what was chosen, earlier versions of documents, tags below tags. */
export interface Destruction extends TrashSelection {
  /** Highlights and links in the documents. */
  readonly hanging: number;
}

/** Documents of a bound JSON list with the versions they took the place of, and those before them. */
const VERSIONS = `WITH RECURSIVE version (id) AS (
    SELECT value FROM json_each(?)
    UNION
    SELECT document_state.document_id FROM version
    JOIN document_state ON document_state.superseded_by = version.id
  )`;
const OF_LIST = 'IN (SELECT value FROM json_each(?))';
const ANCHORS = `SELECT id FROM anchor WHERE document_id ${OF_LIST}`;

/** Deletes rows by the row ids of documents, in this order: what refers to others goes before them. */
const OF_DOCUMENTS = [
  `DELETE FROM highlight_tag WHERE highlight_id IN (SELECT id FROM highlight WHERE anchor_id IN (${ANCHORS}))`,
  `DELETE FROM highlight WHERE anchor_id IN (${ANCHORS})`,
  `DELETE FROM anchor WHERE document_id ${OF_LIST}`,
  `DELETE FROM document_tag WHERE document_id ${OF_LIST}`,
  `DELETE FROM document_state WHERE document_id ${OF_LIST}`,
  // Text, passages, source record, list keys and reading position go with it.
  `DELETE FROM document WHERE id ${OF_LIST}`,
];
const OF_TAGS = [
  `DELETE FROM tag_alias WHERE tag_id ${OF_LIST}`,
  `DELETE FROM document_tag WHERE tag_id ${OF_LIST}`,
  `DELETE FROM highlight_tag WHERE tag_id ${OF_LIST}`,
  `DELETE FROM note_tag WHERE tag_id ${OF_LIST}`,
  // What was removed at another time stays in the trash, and comes back at the top.
  `UPDATE tag SET parent_id = NULL WHERE parent_id ${OF_LIST}`,
  `DELETE FROM tag WHERE id ${OF_LIST}`,
];
const OF_NOTES = [
  `DELETE FROM note_version WHERE note_id IN (SELECT public_id FROM note WHERE id ${OF_LIST})`,
  `DELETE FROM note_words WHERE note_id ${OF_LIST}`,
  `DELETE FROM note_link WHERE note_id ${OF_LIST}`,
  `DELETE FROM note_tag WHERE note_id ${OF_LIST}`,
  `DELETE FROM note WHERE id ${OF_LIST}`,
];

/**
 * Deletes records for good. What others say of them stays: a note about a document that is destroyed is the researcher's,
 * and its target is missing from then on. Not recorded for undo: the caller forgets every step.
 */
export function openDestruction(database: Database) {
  const selectVersions = database.prepare<[string], number>(`${VERSIONS} SELECT id FROM version`).pluck();
  const selectTags = database
    .prepare<[string], number>(`${REMOVED_TOGETHER} SELECT DISTINCT id FROM removed`)
    .pluck();
  const countHighlights = database
    .prepare<[string], number>(`SELECT count(*) FROM highlight WHERE anchor_id IN (${ANCHORS})`)
    .pluck();
  const selectLinks = database
    .prepare<[{ documents: string }], number>(
      `SELECT link.id FROM json_each(@documents) AS wanted JOIN anchor ON anchor.document_id = wanted.value
       JOIN link ON link.from_anchor_id = anchor.id
       UNION
       SELECT link.id FROM json_each(@documents) AS wanted JOIN anchor ON anchor.document_id = wanted.value
       JOIN link ON link.to_anchor_id = anchor.id`,
    )
    .pluck();
  const selectEnds = database
    .prepare<[{ links: string }], number>(
      `SELECT from_anchor_id FROM link WHERE id IN (SELECT value FROM json_each(@links))
       UNION SELECT to_anchor_id FROM link WHERE id IN (SELECT value FROM json_each(@links))`,
    )
    .pluck();
  const deleteLinks = database.prepare<[string]>(`DELETE FROM link WHERE id ${OF_LIST}`);
  const deleteAnchors = database.prepare<[string]>(`DELETE FROM anchor WHERE id ${OF_LIST}`);
  const selectPassages = database
    .prepare<[string], number>(`SELECT id FROM passage WHERE document_id ${OF_LIST}`)
    .pluck();
  const prepareAll = (statements: readonly string[]) =>
    statements.map((statement) => database.prepare<[string]>(statement));
  const [ofDocuments, ofTags, ofNotes] = [OF_DOCUMENTS, OF_TAGS, OF_NOTES].map(prepareAll);

  const linksOf = (documents: readonly number[]): readonly number[] =>
    selectLinks.all({ documents: JSON.stringify(documents) });

  return {
    /** Everything that goes with what was chosen. */
    plan({ documents, notes, tags }: TrashSelection): Destruction {
      const versions = selectVersions.all(JSON.stringify(documents));
      const hanging = (countHighlights.get(JSON.stringify(versions)) ?? 0) + linksOf(versions).length;
      return { documents: versions, notes, tags: selectTags.all(JSON.stringify(tags)), hanging };
    },
    /** The passages of documents, for the search index to destroy its part. */
    passagesOf: (documents: readonly number[]): readonly number[] =>
      selectPassages.all(JSON.stringify(documents)),
    /** To be called in the transaction of the command. */
    run({ documents, notes, tags }: Destruction): void {
      const links = JSON.stringify(linksOf(documents));
      const ends = JSON.stringify(selectEnds.all({ links }));
      deleteLinks.run(links);
      deleteAnchors.run(ends);
      for (const statement of ofDocuments ?? []) statement.run(JSON.stringify(documents));
      for (const statement of ofTags ?? []) statement.run(JSON.stringify(tags));
      for (const statement of ofNotes ?? []) statement.run(JSON.stringify(notes));
    },
  };
}

/** How many of the researcher's records a destruction ends. */
export function countDestroyed({ documents, notes, tags, hanging }: Destruction): number {
  return documents.length + notes.length + tags.length + hanging;
}
