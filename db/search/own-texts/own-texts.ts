import type { Database } from 'better-sqlite3';
import { plainBlock, readNote } from '../../text/note-markup.ts';

/** A text that is no passage. Its fields stand apart: no phrase goes from one into the next. */
export interface OwnText {
  /** The row id of its record. */
  readonly id: number;
  readonly fields: readonly string[];
}

export interface OwnTextChanges {
  /** What is new, or not as it was. */
  readonly changed: readonly OwnText[];
  readonly removed: readonly number[];
}

/** The texts of one kind of records, and what has become of them since they were last asked for. */
export interface OwnTextSource {
  /** Everything, the first time. */
  changes(): OwnTextChanges;
  /** Makes everything count as new again. */
  forget(): void;
  read(ids: readonly number[]): readonly OwnText[];
}

export const OWN_TEXT_KINDS = ['titles', 'highlights', 'notes', 'tags'] as const;
export type OwnTextKind = (typeof OWN_TEXT_KINDS)[number];

interface Stamp {
  readonly id: number;
  /** Differs where the text does. */
  readonly stamp: string | number;
}

const NAMED = 'IN (SELECT value FROM json_each(?))';

/** Where the texts of each kind are read from. What is in the trash may be among them. */
export function openOwnTexts(db: Database): Readonly<Record<OwnTextKind, OwnTextSource>> {
  return { titles: titles(db), highlights: highlights(db), notes: notes(db), tags: tags(db) };
}

/** A title never changes. The three numbers tell whether a document has come or gone without a look at each. */
function titles(db: Database): OwnTextSource {
  const summary = db.prepare<[], { count: number; last: number; id: string | null }>(
    `SELECT count(*) AS count, coalesce(max(document.id), 0) AS last,
       (SELECT newest.public_id FROM document AS newest ORDER BY newest.id DESC LIMIT 1) AS id FROM document`,
  );
  const stamps = db.prepare<[], Stamp>('SELECT id, public_id AS stamp FROM document');
  const select = db.prepare<[string], { id: number; title: string }>(
    `SELECT id, title FROM document WHERE id ${NAMED}`,
  );
  let seen = '';
  let current: readonly Stamp[] = [];
  return comparing({
    stamps() {
      const found = JSON.stringify(summary.get());
      if (found !== seen) current = stamps.all();
      seen = found;
      return current;
    },
    read: (ids) => select.all(JSON.stringify(ids)).map(({ id, title }) => ({ id, fields: [title] })),
  });
}

function highlights(db: Database): OwnTextSource {
  const from = 'FROM highlight JOIN anchor ON anchor.id = highlight.anchor_id';
  const stamps = db.prepare<[], Stamp>(
    `SELECT highlight.id, highlight.comment || char(1) || anchor.words AS stamp ${from}`,
  );
  const select = db.prepare<[string], { id: number; words: string; comment: string }>(
    `SELECT highlight.id, anchor.words, highlight.comment ${from} WHERE highlight.id ${NAMED}`,
  );
  return comparing({
    stamps: () => stamps.all(),
    read: (ids) =>
      select.all(JSON.stringify(ids)).map(({ id, words, comment }) => ({ id, fields: [words, comment] })),
  });
}

/** By the version, which no two texts of a note ever have in common. */
function notes(db: Database): OwnTextSource {
  const stamps = db.prepare<[], Stamp>(
    `SELECT id, version AS stamp FROM note INDEXED BY note_present
     WHERE trashed_at IS NULL AND role IN ('note', 'journal')`,
  );
  const select = db.prepare<[string], { id: number; title: string; body: string }>(
    `SELECT id, title, body FROM note WHERE id ${NAMED}`,
  );
  return comparing({
    stamps: () => stamps.all(),
    read: (ids) =>
      select
        .all(JSON.stringify(ids))
        .map(({ id, title, body }) => ({ id, fields: [title, ...noteParagraphs(body)] })),
  });
}

/** A note's body as it is read, without its marks. */
function noteParagraphs(body: string): string[] {
  return readNote(body).map((block) => plainBlock(block));
}

function tagWords(condition: string): string {
  return `SELECT tag.id, tag.name || coalesce(char(10) || group_concat(tag_alias.alias, char(10)), '') AS stamp
     FROM tag LEFT JOIN tag_alias ON tag_alias.tag_id = tag.id WHERE ${condition} GROUP BY tag.id`;
}

function tags(db: Database): OwnTextSource {
  const stamps = db.prepare<[], Stamp>(tagWords('tag.trashed_at IS NULL'));
  const selectNamed = db.prepare<[string], Stamp>(tagWords(`tag.id ${NAMED}`));
  return comparing({
    stamps: () => stamps.all(),
    // A name holds no line end.
    read: (ids) =>
      selectNamed
        .all(JSON.stringify(ids))
        .map(({ id, stamp }) => ({ id, fields: String(stamp).split('\n') })),
  });
}

export function comparing(texts: {
  readonly stamps: () => readonly Stamp[];
  readonly read: (ids: readonly number[]) => readonly OwnText[];
}): OwnTextSource {
  let known = new Map<number, string | number>();
  return {
    read: texts.read,
    forget: () => void (known = new Map()),
    changes() {
      const found = texts.stamps();
      const changed: number[] = [];
      const current = new Map<number, string | number>();
      for (const { id, stamp } of found) {
        current.set(id, stamp);
        if (known.get(id) !== stamp) changed.push(id);
        known.delete(id);
      }
      const removed = [...known.keys()];
      known = current;
      return { changed: changed.length === 0 ? [] : texts.read(changed), removed };
    },
  };
}
