import type { Database } from 'better-sqlite3';
import type { Colour } from '../contract/colours.ts';
import type { HighlightId, TagId } from '../contract/ids.ts';
import { foldedWords } from '../text/folded-words.ts';
import type { StoredAnchor } from './anchors.ts';

/** A highlight's own row with that of its anchor. */
export interface StoredHighlight {
  readonly rowId: number;
  readonly id: HighlightId;
  readonly colour: Colour;
  readonly comment: string;
  readonly anchor: StoredAnchor;
}

export interface NewHighlight {
  readonly id: HighlightId;
  readonly anchorRowId: number;
  readonly words: string;
  readonly colour: Colour;
  readonly comment: string;
  readonly madeAt: number;
}

export interface HighlightChange {
  /** `null` leaves it as it is. */
  readonly colour: Colour | null;
  readonly comment: string | null;
  readonly changedAt: number;
}

interface HighlightRow extends Omit<StoredAnchor, 'rowId'> {
  readonly rowId: number;
  readonly id: HighlightId;
  readonly colour: Colour;
  readonly comment: string;
  readonly anchorRowId: number;
}

const COLUMNS = `highlight.id AS rowId, highlight.public_id AS id, highlight.colour, highlight.comment,
  anchor.id AS anchorRowId, anchor.document_id AS documentRowId, anchor.extent, anchor.start, anchor.end,
  anchor.words, anchor.before, anchor.after, anchor.state`;
const FROM = 'FROM highlight JOIN anchor ON anchor.id = highlight.anchor_id';
const PRESENT =
  'NOT EXISTS (SELECT 1 FROM document_state WHERE document_state.document_id = anchor.document_id)';
const NAMED = 'highlight.public_id IN (SELECT value FROM json_each(@ids))';

/** Highlights one by one; the list is `openHighlightList`. Lists of ids are taken as JSON by one statement each. */
export function openHighlightStore(database: Database) {
  const insert = database.prepare<[NewHighlight & { wordsFolded: string; commentFolded: string }]>(
    `INSERT INTO highlight (public_id, anchor_id, colour, comment, words_folded, comment_folded, created_at, changed_at)
     VALUES (@id, @anchorRowId, @colour, @comment, @wordsFolded, @commentFolded, @madeAt, @madeAt)`,
  );
  const insertTags = database.prepare<[{ rowId: number; tagIds: string }]>(
    `INSERT INTO highlight_tag (highlight_id, tag_id)
     SELECT @rowId, tag.id FROM tag
     WHERE tag.trashed_at IS NULL AND tag.public_id IN (SELECT value FROM json_each(@tagIds))`,
  );
  const selectById = database.prepare<[HighlightId], HighlightRow>(
    `SELECT ${COLUMNS} ${FROM}
     WHERE highlight.public_id = ? AND ${PRESENT}`,
  );
  const countPresent = database
    .prepare<[{ ids: string }], number>(`SELECT count(*) ${FROM} WHERE ${NAMED} AND ${PRESENT}`)
    .pluck();
  const update = database.prepare<
    [HighlightChange & { ids: string; commentFolded: string | null }],
    { id: HighlightId }
  >(
    `UPDATE highlight SET colour = coalesce(@colour, colour), comment = coalesce(@comment, comment),
       comment_folded = coalesce(@commentFolded, comment_folded), changed_at = @changedAt
     WHERE ${NAMED} AND ((@colour IS NOT NULL AND colour <> @colour) OR (@comment IS NOT NULL AND comment <> @comment))
     RETURNING public_id AS id`,
  );
  const countOfDocument = database
    .prepare<[number], number>(`SELECT count(*) ${FROM} WHERE anchor.document_id = ?`)
    .pluck();
  const updateWords = database.prepare<[string, number]>(
    'UPDATE highlight SET words_folded = ? WHERE id = ?',
  );
  const touch = database.prepare<[number, number]>('UPDATE highlight SET changed_at = ? WHERE id = ?');
  const selectMoved = database.prepare<[{ ids: string }], HighlightRow>(
    `SELECT ${COLUMNS} ${FROM}
     WHERE ${NAMED} AND anchor.state = 'moved'
     ORDER BY anchor.document_id, anchor.start, anchor.id`,
  );
  const remove = {
    tags: database.prepare<[{ ids: string }]>(
      `DELETE FROM highlight_tag WHERE highlight_id IN (SELECT highlight.id FROM highlight WHERE ${NAMED})`,
    ),
    anchors: database.prepare<[{ ids: string }]>(
      `DELETE FROM anchor WHERE id IN (SELECT highlight.anchor_id FROM highlight WHERE ${NAMED})`,
    ),
    highlights: database.prepare<[{ ids: string }]>(`DELETE FROM highlight WHERE ${NAMED}`),
  };
  return {
    /** Answers the row id. */
    insert: (highlight: NewHighlight): number =>
      Number(
        insert.run({
          ...highlight,
          wordsFolded: foldedWords(highlight.words),
          commentFolded: foldedWords(highlight.comment),
        }).lastInsertRowid,
      ),
    /** Puts tags on a new highlight; answers how many of them there are. */
    addTags: (rowId: number, tagIds: readonly TagId[]): number =>
      insertTags.run({ rowId, tagIds: JSON.stringify(tagIds) }).changes,
    /** Not those of a document that is in the trash or has another version in its place. */
    find(id: HighlightId): StoredHighlight | null {
      const row = selectById.get(id);
      return row === undefined ? null : asHighlight(row);
    },
    /** How many of the ids are those of present highlights. */
    countPresent: (ids: readonly HighlightId[]): number =>
      countPresent.get({ ids: JSON.stringify(ids) }) ?? 0,
    countOfDocument: (documentRowId: number): number => countOfDocument.get(documentRowId) ?? 0,
    /** Answers those that were different before. */
    update(ids: readonly HighlightId[], change: HighlightChange): HighlightId[] {
      const rows = update.all({
        ...change,
        ids: JSON.stringify(ids),
        commentFolded: change.comment === null ? null : foldedWords(change.comment),
      });
      const changed = new Set(rows.map(({ id }) => id));
      return ids.filter((id) => changed.has(id));
    },
    /** Follows its anchor, which now holds other words. */
    setWords: (rowId: number, words: string): void => void updateWords.run(foldedWords(words), rowId),
    touch: (rowId: number, changedAt: number): void => void touch.run(changedAt, rowId),
    /** Those of the ids that moved when their text changed and are to be reviewed. */
    moved: (ids: readonly HighlightId[]): StoredHighlight[] =>
      selectMoved.all({ ids: JSON.stringify(ids) }).map(asHighlight),
    /** With their tags and anchors; notes keep what they say of them. */
    remove(ids: readonly HighlightId[]): number {
      const named = { ids: JSON.stringify(ids) };
      remove.tags.run(named);
      remove.anchors.run(named);
      return remove.highlights.run(named).changes;
    },
  };
}

function asHighlight({ rowId, id, colour, comment, anchorRowId, ...anchor }: HighlightRow): StoredHighlight {
  return { rowId, id, colour, comment, anchor: { ...anchor, rowId: anchorRowId } };
}
