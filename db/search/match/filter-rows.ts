import type { Database } from 'better-sqlite3';
import type { PassageSet } from '../index/passage-sets.ts';

/** The rows of documents and passages that filters keep. All answers are row ids. */
export interface FilterRows {
  /** Documents whose stated date may lie within these days, both inclusive. */
  dated(from: string | null, until: string | null): number[];
  /** Documents in a language, or in one of its varieties. */
  inLanguage(code: string): number[];
  /** Documents that carry one of the tags, or a tag below one. */
  tagged(tagIds: readonly number[]): number[];
  /** Passages under a highlight that does. */
  underTagged(tagIds: readonly number[]): PassageSet;
  /** Documents that one of the notes is about or links to. */
  noted(noteIds: readonly number[]): number[];
  /** Passages under a highlight that one of the notes is about or links to. */
  underNoted(noteIds: readonly number[]): PassageSet;
  underHighlights(highlightIds: readonly number[]): PassageSet;
}

/** The wanted tags, from a bound JSON list, and all below them. */
const TAGS = `WITH RECURSIVE below (id) AS (
    SELECT tag.id FROM json_each(?) AS wanted JOIN tag ON tag.id = wanted.value AND tag.trashed_at IS NULL
    UNION
    SELECT tag.id FROM below JOIN tag ON coalesce(tag.parent_id, 0) = +below.id AND tag.trashed_at IS NULL
  )`;

/** Passages that a highlight's words reach into; one that has to be placed anew lies nowhere. */
const UNDER = `JOIN anchor ON anchor.id = highlight.anchor_id AND anchor.state <> 'needs-placing'
  JOIN passage ON passage.document_id = anchor.document_id
    AND passage.start < anchor.end AND passage.end > anchor.start`;

export function openFilterRows(db: Database): FilterRows {
  // A date is stated to the year, the month or the day: it is compared as far as it goes.
  const dated = db
    .prepare<{ from: string | null; until: string | null }, number>(
      `SELECT document_id FROM document_listing
       WHERE date_key GLOB '[0-9][0-9][0-9][0-9]*'
         AND (@from IS NULL OR substr(date_key, 1, 10) >= substr(@from, 1, length(date_key)))
         AND (@until IS NULL OR substr(date_key, 1, 10) <= substr(@until, 1, length(date_key)))`,
    )
    .pluck();
  const inLanguage = db
    .prepare<{ code: string }, number>(
      `SELECT id FROM document WHERE lower(language) = @code OR lower(substr(language, 1, length(@code) + 1)) = @code || '-'`,
    )
    .pluck();
  const tagged = db
    .prepare<[string], number>(
      `${TAGS} SELECT document_tag.document_id FROM below JOIN document_tag ON document_tag.tag_id = below.id`,
    )
    .pluck();
  const underTagged = db
    .prepare<[string], number>(
      `${TAGS} SELECT DISTINCT passage.id FROM below JOIN highlight_tag ON highlight_tag.tag_id = below.id
       JOIN highlight ON highlight.id = highlight_tag.highlight_id ${UNDER} ORDER BY passage.id`,
    )
    .pluck();
  const noted = db
    .prepare<{ notes: string }, number>(
      `SELECT document.id FROM json_each(@notes) AS wanted JOIN note ON note.id = wanted.value
         JOIN document ON note.about_kind = 'document' AND document.public_id = note.about_id
       UNION
       SELECT document.id FROM json_each(@notes) AS wanted JOIN note_link ON note_link.note_id = wanted.value
         JOIN document ON note_link.target_kind = 'document' AND document.public_id = note_link.target_id`,
    )
    .pluck();
  const underNoted = db
    .prepare<{ notes: string }, number>(
      `SELECT passage.id FROM (
         SELECT note.about_id AS public_id FROM json_each(@notes) AS wanted JOIN note ON note.id = wanted.value
         WHERE note.about_kind = 'highlight'
         UNION
         SELECT note_link.target_id FROM json_each(@notes) AS wanted
         JOIN note_link ON note_link.note_id = wanted.value WHERE note_link.target_kind = 'highlight'
       ) AS meant JOIN highlight ON highlight.public_id = meant.public_id ${UNDER}
       GROUP BY passage.id ORDER BY passage.id`,
    )
    .pluck();
  const underHighlights = db
    .prepare<[string], number>(
      `SELECT DISTINCT passage.id FROM json_each(?) AS wanted JOIN highlight ON highlight.id = wanted.value ${UNDER}
       ORDER BY passage.id`,
    )
    .pluck();
  return {
    dated: (from, until) => dated.all({ from, until }),
    inLanguage: (code) => inLanguage.all({ code }),
    tagged: (tagIds) => tagged.all(JSON.stringify(tagIds)),
    underTagged: (tagIds) => Uint32Array.from(underTagged.all(JSON.stringify(tagIds))),
    noted: (noteIds) => noted.all({ notes: JSON.stringify(noteIds) }),
    underNoted: (noteIds) => Uint32Array.from(underNoted.all({ notes: JSON.stringify(noteIds) })),
    underHighlights: (ids) => Uint32Array.from(underHighlights.all(JSON.stringify(ids))),
  };
}
