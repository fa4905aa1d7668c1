-- Generated from db/schema/migrations by `node db/schema/write-schema.ts`; not to be edited.

-- library.db, version 20

CREATE TABLE capture_defect (
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  what TEXT NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE document_listing (
  document_id INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  title_key TEXT NOT NULL,
  publisher_key TEXT,
  date_key TEXT,
  filter_text TEXT NOT NULL
) STRICT;

CREATE TABLE document_text (
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (document_id, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  vault_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

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

CREATE TABLE reading_position (
  document_id INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  start INTEGER NOT NULL
) STRICT;

CREATE TABLE search_capitals (
  block INTEGER PRIMARY KEY,
  counts BLOB NOT NULL
) STRICT;

CREATE TABLE search_posting (
  id INTEGER PRIMARY KEY,
  passages BLOB NOT NULL,
  positions BLOB NOT NULL
) STRICT;

CREATE TABLE search_segment (
  id INTEGER PRIMARY KEY,
  passages INTEGER NOT NULL,
  words INTEGER NOT NULL,
  last_passage INTEGER NOT NULL,
  passage_ids BLOB NOT NULL,
  lengths BLOB NOT NULL,
  documents BLOB NOT NULL
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

CREATE TABLE search_term (
  id INTEGER PRIMARY KEY,
  form TEXT NOT NULL UNIQUE,
  base TEXT,
  stem TEXT,
  sound TEXT,
  is_name_like INTEGER NOT NULL
) STRICT;

CREATE INDEX search_term_base ON search_term (base) WHERE base IS NOT NULL;

CREATE INDEX search_term_sound ON search_term (sound) WHERE sound IS NOT NULL AND is_name_like = 1;

CREATE INDEX search_term_stem ON search_term (stem) WHERE stem IS NOT NULL AND stem <> '';

CREATE TABLE search_tombstone (
  passage_id INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source_value (
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (document_id, field)
) STRICT, WITHOUT ROWID;


-- originals.db, version 10

CREATE TABLE original (
  sha256 TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE original_chunk (
  sha256 TEXT NOT NULL REFERENCES original (sha256) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (sha256, ordinal)
) STRICT;
