/**
 * What the researcher adds: tags, highlights, links and notes, the trash, and the steps that can be undone.
 *
 * Tables whose rows are recorded for undo (see `db/store/undo-log.ts`) hold no blobs, have a primary key, and refer to
 * each other with deferred references that delete nothing: whoever deletes a row deletes what hangs on it, so that
 * every change is one that was asked for and can be taken back.
 *
 * An `anchor` is a place in a text with the words that stood there. `extent` tells a whole document from a range;
 * an anchor that needs placing has start and end 0. A document's row and text never change, so its id fixes the text.
 *
 * `document_state` has a row only for a document that is not there for search and lists: in the trash, or with
 * another version in its place. The folded words and comment of a highlight are derived, and written with it; so are
 * `words`, `label_key`, `opening` and the `note_words` and `note_link` rows of a note. Its text comes last in the row,
 * so that a list reads past none of it, and what is searched is kept apart from it. `note.version` is the commit that made it: no number is ever used twice, not even after
 * an undo. `note_version` is not recorded for undo: what was undone is still in the history of its note.
 *
 * Times are milliseconds since 1970-01-01T00:00Z.
 */
export const migration0030 = {
  version: 30,
  name: 'private-work',
  sql: `
CREATE TABLE document_state (
  document_id INTEGER PRIMARY KEY REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL CHECK (state IN ('trashed', 'superseded')),
  superseded_by INTEGER REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  changed_at INTEGER NOT NULL,
  CHECK ((state = 'superseded') = (superseded_by IS NOT NULL))
) STRICT;
CREATE INDEX document_state_successor ON document_state (superseded_by) WHERE superseded_by IS NOT NULL;

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

CREATE TABLE document_tag (
  document_id INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  tag_id INTEGER NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (document_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_tag_tag ON document_tag (tag_id);

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
CREATE UNIQUE INDEX note_day ON note (day) WHERE day IS NOT NULL AND trashed_at IS NULL;
CREATE INDEX note_about ON note (about_kind, about_id) WHERE about_kind IS NOT NULL;
CREATE INDEX note_trashed ON note (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX note_present ON note (version, role, label_key) WHERE trashed_at IS NULL;

CREATE TABLE note_words (
  note_id INTEGER PRIMARY KEY REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
  folded TEXT NOT NULL
) STRICT;

CREATE TABLE note_tag (
  note_id INTEGER NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
  tag_id INTEGER NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (note_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_tag_tag ON note_tag (tag_id);

CREATE TABLE note_link (
  note_id INTEGER NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
  target_kind TEXT NOT NULL,
  target_id TEXT NOT NULL,
  PRIMARY KEY (note_id, target_kind, target_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_link_target ON note_link (target_kind, target_id);

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

CREATE TABLE undo_row (
  step_id INTEGER NOT NULL REFERENCES undo_step (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (step_id, ordinal),
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
`,
} as const;
