import type { Database } from 'better-sqlite3';
import type { NoteTargetKind } from '../contract/notes.ts';
import { inLetterOrder } from '../text/letter-order.ts';

/** Something that what was typed may mean. */
export interface Candidate {
  readonly id: string;
  /** 0: its name begins with what was typed; 1: words of its name do; 2: each word typed begins a word somewhere. */
  readonly rank: 0 | 1 | 2;
}

interface Typed {
  /** The folded words, as JSON, each with a space before it. */
  readonly words: string;
  /** The same as one phrase, with a space before it; empty where nothing was typed. */
  readonly phrase: string;
  readonly limit: number;
}

/** How folded words with a space before them, such as ` letters of 1988`, meet what was typed. */
function rankOf(key: string): string {
  return `CASE instr(${key}, @phrase) WHEN 0 THEN 2 WHEN 1 THEN 0 ELSE 1 END`;
}

function meets(key: string): string {
  return `NOT EXISTS (SELECT 1 FROM json_each(@words) AS word WHERE instr(${key}, word.value) = 0)`;
}

const TITLE = `(' ' || document_listing.title_key)`;
const LABEL = `(' ' || note.label_key)`;
const NAME = `(' ' || tag.name_key)`;
const ALIAS = `(' ' || tag_alias.alias_key)`;
const QUOTE = 'highlight.words_folded';

/** These are looked up in keys that sort, see `inLetterOrder`. */
const KEYED: ReadonlySet<NoteTargetKind> = new Set(['note', 'tag']);

/** Of equals what came last is first; a note is as new as its last save. */
const CANDIDATES: Readonly<Record<NoteTargetKind, string>> = {
  document: `SELECT document.public_id AS id, ${rankOf(TITLE)} AS rank
    FROM document_listing CROSS JOIN document ON document.id = document_listing.document_id
    WHERE ${meets(TITLE)} AND document.id NOT IN (SELECT document_id FROM document_state)
    ORDER BY rank, document.id DESC LIMIT @limit`,
  note: `SELECT note.public_id AS id, found.rank FROM (
      SELECT note.id AS row_id, note.version, ${rankOf(LABEL)} AS rank FROM note INDEXED BY note_present
      WHERE note.trashed_at IS NULL AND note.role <> 'template' AND ${meets(LABEL)}
      ORDER BY rank, note.version DESC LIMIT @limit
    ) AS found JOIN note ON note.id = found.row_id
    ORDER BY found.rank, found.version DESC`,
  tag: `SELECT tag.public_id AS id, min(found.rank) AS rank FROM (
      SELECT tag.id AS row_id, ${rankOf(NAME)} AS rank FROM tag WHERE ${meets(NAME)}
      UNION ALL
      SELECT tag_alias.tag_id, ${rankOf(ALIAS)} FROM tag_alias WHERE ${meets(ALIAS)}
    ) AS found JOIN tag ON tag.id = found.row_id
    WHERE tag.trashed_at IS NULL
    GROUP BY tag.id ORDER BY rank, tag.id DESC LIMIT @limit`,
  highlight: `SELECT highlight.public_id AS id, ${rankOf(QUOTE)} AS rank FROM highlight
    WHERE ${meets(QUOTE)} AND highlight.anchor_id NOT IN (
      SELECT anchor.id FROM document_state JOIN anchor ON anchor.document_id = document_state.document_id)
    ORDER BY rank, highlight.id DESC LIMIT @limit`,
};

/** Nothing was typed: what came or changed last, without looking through all there is. */
const LATEST: Readonly<Record<NoteTargetKind, string>> = {
  document: `SELECT document.public_id AS id, 0 AS rank FROM document
    WHERE document.id NOT IN (SELECT document_id FROM document_state) ORDER BY document.id DESC LIMIT @limit`,
  note: `SELECT note.public_id AS id, 0 AS rank FROM note
    WHERE note.trashed_at IS NULL AND note.role <> 'template' ORDER BY note.version DESC LIMIT @limit`,
  tag: `SELECT tag.public_id AS id, 0 AS rank FROM tag WHERE tag.trashed_at IS NULL ORDER BY tag.id DESC LIMIT @limit`,
  highlight: `SELECT highlight.public_id AS id, 0 AS rank FROM highlight
    WHERE highlight.anchor_id NOT IN (
      SELECT anchor.id FROM document_state JOIN anchor ON anchor.document_id = document_state.document_id)
    ORDER BY highlight.id DESC LIMIT @limit`,
};

/** What may be meant by the beginning of a name: documents and notes by their titles, tags, highlights by their words. */
export function openNoteCompletion(database: Database) {
  const prepare = (kind: NoteTargetKind) => ({
    byWords: database.prepare<[Typed], Candidate>(CANDIDATES[kind]),
    latest: database.prepare<[{ limit: number }], Candidate>(LATEST[kind]),
  });
  const statements = {
    document: prepare('document'),
    note: prepare('note'),
    tag: prepare('tag'),
    highlight: prepare('highlight'),
  } as const satisfies Record<NoteTargetKind, unknown>;
  return {
    /** The best candidates of one kind; `words` are folded, and the last of them may be only begun, like any other. */
    candidates(kind: NoteTargetKind, words: readonly string[], limit: number): readonly Candidate[] {
      if (words.length === 0) return statements[kind].latest.all({ limit });
      const isKeyed = KEYED.has(kind);
      const spaced = words.map((word) => ` ${isKeyed ? inLetterOrder(word) : word}`);
      return statements[kind].byWords.all({ words: JSON.stringify(spaced), phrase: spaced.join(''), limit });
    },
  };
}
