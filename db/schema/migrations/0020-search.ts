/**
 * The search index: which form of a word stands where, in append-only segments.
 *
 * The forms that share a stem are a word family, and their postings lie together: an ordinary search reads one list, and
 * every word of it says which form it is (see `Token.form`), so that an exact search and a phrase find theirs. A stop word
 * is a family of its own.
 *
 * - `search_segment`: one import batch, later several of them merged. `passage_ids` holds the ids of its passages,
 *   ascending, as delta varints; `lengths` one varint for each: the number of words that count for ranking (stop words
 *   do not), and `words` is their sum; `documents` one varint for each: twice the row id of its document, plus one for
 *   page furniture. The order of segments is that of `last_passage`: every passage of a segment has a higher id than all of
 *   the segments before it.
 * - `search_term`: `family` is the id of the first form that had the same stem. `base` is null where it is the form itself, `stem` where it is the base, and empty for a stop word,
 *   which is found but never ranked. Ids have no gaps: a form whose last passage was destroyed keeps its
 *   row, with a control character and its id in the place of the word. `is_name_like`: written like a name, see `search_capitals`. `sound` is kept for
 *   those only, and null for a word that cannot be compared as a Latin name.
 * - `search_capitals`: for each form two bytes, 2,048 forms in a block: how often it was seen with a capital that no
 *   sentence start explains, and how often without one. Both are halved before one would overflow. Kept apart from the
 *   forms, because every batch changes many of them.
 * - `search_posting`: `id` is made of the segment, a family and a number (see `posting-id.ts`), in this order, so that a
 *   batch is written to the end of the table. `parts` fills about one page with the postings of the families from that one
 *   on (see `posting-blocks.ts`): a rare word shares its row with a hundred others, a common one has several rows, of which
 *   the first has the number 0. Those of a family are in parts, so that a search can pass over what it does not need. A
 *   part holds three lists. Passages: for each that has the family, a varint of twice the distance to the one before (from
 *   0 in each part), plus one where it occurs once; where it is more, a varint with the count follows. Forms: see
 *   `part-forms.ts`. Positions: the places in the passage, counted in tokens, as delta varints that start anew in each passage.
 * - `search_tombstone`: passages that were deleted, until a merge takes their postings out.
 * - `search_state`: one row, or none yet. `changes` is raised by everything but the adding of a segment. A merge writes
 *   the postings of `merge_sources` (ids as JSON) under the id `merge_target`, family by family, and has come to `merge_family`;
 *   only when it is done the new segment's row takes the place of the old ones. The postings of the segments in
 *   `cleaning` (ids as JSON) belong to none any more and are being deleted. Ids of segments are never used twice.
 */
export const migration0020 = {
  version: 20,
  name: 'search',
  sql: `
CREATE TABLE search_segment (
  id INTEGER PRIMARY KEY,
  passages INTEGER NOT NULL,
  words INTEGER NOT NULL,
  last_passage INTEGER NOT NULL,
  passage_ids BLOB NOT NULL,
  lengths BLOB NOT NULL,
  documents BLOB NOT NULL
) STRICT;

CREATE TABLE search_term (
  id INTEGER PRIMARY KEY,
  family INTEGER NOT NULL,
  form TEXT NOT NULL UNIQUE,
  base TEXT,
  stem TEXT,
  sound TEXT,
  is_name_like INTEGER NOT NULL
) STRICT;

CREATE INDEX search_term_base ON search_term (base) WHERE base IS NOT NULL;
CREATE INDEX search_term_stem ON search_term (stem) WHERE stem IS NOT NULL AND stem <> '';
CREATE INDEX search_term_sound ON search_term (sound) WHERE sound IS NOT NULL AND is_name_like = 1;

CREATE TABLE search_capitals (
  block INTEGER PRIMARY KEY,
  counts BLOB NOT NULL
) STRICT;

CREATE TABLE search_posting (
  id INTEGER PRIMARY KEY,
  parts BLOB NOT NULL
) STRICT;

CREATE TABLE search_tombstone (
  passage_id INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE search_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  changes INTEGER NOT NULL,
  next_segment INTEGER NOT NULL,
  merge_target INTEGER,
  merge_sources TEXT,
  merge_family INTEGER NOT NULL,
  cleaning TEXT NOT NULL
) STRICT;
`,
} as const;
