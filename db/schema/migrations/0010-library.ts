/**
 * The library: documents, their text, passages and source records, and what the researcher set.
 *
 * A document's integer `id` is its place in the order of arrival; `public_id` is what leaves the core. Canonical
 * text lies in chunks, so that an excerpt of a long document reads a few kilobytes and not all of it.
 * `document_listing` holds what the list of documents is sorted and filtered by, folded by the analyser: it is derived
 * from the document and its source record and rewritten with them.
 */
export const migration0010 = {
  version: 10,
  name: 'library',
  sql: `
CREATE TABLE meta (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  vault_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,
  title TEXT NOT NULL,
  title_basis TEXT NOT NULL CHECK (title_basis IN ('stated', 'opening-words', 'file-name')),
  language TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('ltr', 'rtl')),
  words INTEGER NOT NULL,
  length INTEGER NOT NULL,
  passages INTEGER NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('bundled', 'imported')),
  text_version INTEGER NOT NULL
) STRICT;

CREATE TABLE document_text (
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (document_id, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  level INTEGER NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('ltr', 'rtl')),
  UNIQUE (document_id, ordinal)
) STRICT;

CREATE TABLE source_value (
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (document_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE capture_defect (
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  what TEXT NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_listing (
  document_id INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  title_key TEXT NOT NULL,
  publisher_key TEXT,
  date_key TEXT,
  filter_text TEXT NOT NULL
) STRICT;

CREATE TABLE reading_position (
  document_id INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  start INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
} as const;
