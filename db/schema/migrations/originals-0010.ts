/**
 * The original files, byte for byte, in pieces of 256 KiB, so that none has to be in memory whole.
 *
 * Keyed by their content's SHA-256. A file named by that hash would prove possession of a known document; a row inside
 * the encrypted database does not.
 */
export const originals0010 = {
  version: 10,
  name: 'originals',
  sql: `
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
`,
} as const;
