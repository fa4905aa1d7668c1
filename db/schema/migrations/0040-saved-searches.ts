/**
 * Questions that the researcher keeps. `question` is the JSON of a `SavedQuestion`; `name_key` is made of the name as
 * that of a tag is. Recorded for undo. Times are milliseconds since 1970-01-01T00:00Z.
 */
export const migration0040 = {
  version: 40,
  name: 'saved-searches',
  sql: `
CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  question TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
`,
};
