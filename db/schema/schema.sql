-- Generated from db/schema/migrations by `node db/schema/write-schema.ts`; not to be edited.

-- library.db, version 40

CREATE TABLE anchor (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  extent TEXT NOT NULL CHECK (extent IN ('range', 'document')),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  words TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('anchored', 'moved', 'needs-placing'))
) STRICT;

CREATE INDEX anchor_place ON anchor (document_id, start, end);

CREATE INDEX anchor_review ON anchor (state) WHERE state <> 'anchored';

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

CREATE TABLE document_state (
  document_id INTEGER PRIMARY KEY REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL CHECK (state IN ('trashed', 'superseded')),
  superseded_by INTEGER REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  changed_at INTEGER NOT NULL,
  CHECK ((state = 'superseded') = (superseded_by IS NOT NULL))
) STRICT;

CREATE INDEX document_state_successor ON document_state (superseded_by) WHERE superseded_by IS NOT NULL;

CREATE TABLE document_tag (
  document_id INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  tag_id INTEGER NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (document_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX document_tag_tag ON document_tag (tag_id);

CREATE TABLE document_text (
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (document_id, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE highlight (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  anchor_id INTEGER NOT NULL UNIQUE REFERENCES anchor (id) DEFERRABLE INITIALLY DEFERRED,
  colour TEXT NOT NULL,
  comment TEXT NOT NULL,
  words_folded TEXT NOT NULL,
  comment_folded TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE highlight_tag (
  highlight_id INTEGER NOT NULL REFERENCES highlight (id) DEFERRABLE INITIALLY DEFERRED,
  tag_id INTEGER NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (highlight_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX highlight_tag_tag ON highlight_tag (tag_id);

CREATE TABLE link (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  from_anchor_id INTEGER NOT NULL UNIQUE REFERENCES anchor (id) DEFERRABLE INITIALLY DEFERRED,
  to_anchor_id INTEGER NOT NULL UNIQUE REFERENCES anchor (id) DEFERRABLE INITIALLY DEFERRED,
  comment TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE meta (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  vault_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('note', 'journal', 'template')),
  about_kind TEXT,
  about_id TEXT,
  day TEXT,
  version INTEGER NOT NULL,
  words INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  trashed_at INTEGER,
  title TEXT NOT NULL,
  label_key TEXT NOT NULL DEFAULT '',
  opening TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL,
  CHECK ((about_kind IS NULL) = (about_id IS NULL)),
  CHECK ((role = 'journal') = (day IS NOT NULL))
) STRICT;

CREATE INDEX note_about ON note (about_kind, about_id) WHERE about_kind IS NOT NULL;

CREATE UNIQUE INDEX note_day ON note (day) WHERE day IS NOT NULL AND trashed_at IS NULL;

CREATE INDEX note_present ON note (version, role, label_key) WHERE trashed_at IS NULL;

CREATE INDEX note_trashed ON note (trashed_at) WHERE trashed_at IS NOT NULL;

CREATE TABLE note_link (
  note_id INTEGER NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
  target_kind TEXT NOT NULL,
  target_id TEXT NOT NULL,
  PRIMARY KEY (note_id, target_kind, target_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX note_link_target ON note_link (target_kind, target_id);

CREATE TABLE note_tag (
  note_id INTEGER NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
  tag_id INTEGER NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (note_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX note_tag_tag ON note_tag (tag_id);

CREATE TABLE note_version (
  note_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  editing TEXT,
  begun_at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  words INTEGER NOT NULL,
  length INTEGER NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (note_id, version)
) STRICT;

CREATE TABLE note_words (
  note_id INTEGER PRIMARY KEY REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
  folded TEXT NOT NULL
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

CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  question TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE search_capitals (
  block INTEGER PRIMARY KEY,
  counts BLOB NOT NULL
) STRICT;

CREATE TABLE search_posting (
  id INTEGER PRIMARY KEY,
  parts BLOB NOT NULL
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
  merge_family INTEGER NOT NULL,
  cleaning TEXT NOT NULL
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

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  parent_id INTEGER REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  colour TEXT NOT NULL,
  description TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  trashed_at INTEGER
) STRICT;

CREATE UNIQUE INDEX tag_sibling ON tag (coalesce(parent_id, 0), name_key) WHERE trashed_at IS NULL;

CREATE INDEX tag_trashed ON tag (trashed_at) WHERE trashed_at IS NOT NULL;

CREATE TABLE tag_alias (
  tag_id INTEGER NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
  alias_key TEXT NOT NULL,
  alias TEXT NOT NULL,
  PRIMARY KEY (tag_id, alias_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE undo_row (
  step_id INTEGER NOT NULL REFERENCES undo_step (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (step_id, ordinal),
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;

CREATE TABLE undo_step (
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  subject TEXT NOT NULL,
  records INTEGER NOT NULL,
  length INTEGER NOT NULL,
  merge_key TEXT,
  made_at INTEGER NOT NULL,
  is_undone INTEGER NOT NULL CHECK (is_undone IN (0, 1))
) STRICT;


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
