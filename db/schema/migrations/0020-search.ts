/**
 * The search index: which form of a word stands where, in append-only segments.
 *
 * One posting per surface form (see `Token.form`): an exact search reads one form, a phrase the forms that share a
 * base, an ordinary search the forms that share a stem. Merging forms at query time is cheap, telling them apart
 * afterwards would be impossible.
 *
 * - `search_segment`: one import batch. `passage_ids` holds the ids of its passages, ascending, as delta varints;
 *   `lengths` one varint for each: the number of words that count for ranking (stop words do not). `words` is their sum.
 *   Every passage of a segment has a higher id than all of the segments before it.
 * - `search_term`: `stem` is null for a stop word, which is found but never ranked. `sound` is null for a word that
 *   cannot be compared as a Latin name. `capitalised` counts the occurrences with a capital that no sentence start
 *   explains, `uncapitalised` those without one; the rest stand at the start of a sentence.
 * - `search_posting`: `passages` holds, for each passage that has the form, a varint of twice the distance to the one
 *   before, plus one where the form occurs once; where it is more, a varint with the count follows. `positions` holds
 *   the places in the passage, counted in tokens, as delta varints that start anew in each passage.
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
  lengths BLOB NOT NULL
) STRICT;

CREATE TABLE search_term (
  id INTEGER PRIMARY KEY,
  form TEXT NOT NULL UNIQUE,
  base TEXT NOT NULL,
  stem TEXT,
  sound TEXT,
  passages INTEGER NOT NULL,
  capitalised INTEGER NOT NULL,
  uncapitalised INTEGER NOT NULL
) STRICT;

CREATE INDEX search_term_base ON search_term (base);
CREATE INDEX search_term_stem ON search_term (stem) WHERE stem IS NOT NULL;
CREATE INDEX search_term_sound ON search_term (sound)
  WHERE capitalised > uncapitalised OR (capitalised = 0 AND uncapitalised = 0);

CREATE TABLE search_posting (
  term_id INTEGER NOT NULL REFERENCES search_term (id),
  segment_id INTEGER NOT NULL REFERENCES search_segment (id),
  passages BLOB NOT NULL,
  positions BLOB NOT NULL,
  PRIMARY KEY (term_id, segment_id)
) STRICT, WITHOUT ROWID;
`,
} as const;
