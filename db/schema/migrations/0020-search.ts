/**
 * The search index: which form of a word stands where, in append-only segments.
 *
 * One posting per surface form (see `Token.form`): an exact search reads one form, a phrase the forms that share a
 * base, an ordinary search the forms that share a stem. Merging forms at query time is cheap, telling them apart
 * afterwards would be impossible.
 *
 * - `search_segment`: one import batch, later several of them merged. `passage_ids` holds the ids of its passages,
 *   ascending, as delta varints; `lengths` one varint for each: the number of words that count for ranking (stop words
 *   do not), and `words` is their sum; `documents` one varint for each: twice the row id of its document, plus one for
 *   page furniture. The order of segments is that of `last_passage`: every passage of a segment has a higher id than all of
 *   the segments before it.
 * - `search_term`: `base` is null where it is the form itself, `stem` where it is the base, and empty for a stop word,
 *   which is found but never ranked. Ids have no gaps: a form whose last passage was destroyed keeps its
 *   row, with a control character and its id in the place of the word. `is_name_like`: written like a name, see `search_capitals`. `sound` is kept for
 *   those only, and null for a word that cannot be compared as a Latin name.
 * - `search_capitals`: for each form two bytes, 2,048 forms in a block: how often it was seen with a capital that no
 *   sentence start explains, and how often without one. Both are halved before one would overflow. Kept apart from the
 *   forms, because every batch changes many of them.
 * - `search_posting`: `id` is made of the segment, the form and a part (see `posting-id.ts`), in this order, so that a batch
 *   is written to the end of the table. The postings of a common form are in several parts, so that a search can pass
 *   over what it does not need. `passages` holds, for each passage that has the form, a varint of twice the distance to the one
 *   before, plus one where the form occurs once; where it is more, a varint with the count follows. `positions` holds
 *   the places in the passage, counted in tokens, as delta varints that start anew in each passage.
 * - `search_tombstone`: passages that were deleted, until a merge takes their postings out.
 * - `search_state`: one row, or none yet. `changes` is raised by everything but the adding of a segment. A merge writes
 *   the postings of `merge_sources` (ids as JSON) under the id `merge_target`, form by form, and has come to `merge_term`;
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
  passages BLOB NOT NULL,
  positions BLOB NOT NULL
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
  merge_term INTEGER NOT NULL,
  cleaning TEXT NOT NULL
) STRICT;
`,
} as const;
