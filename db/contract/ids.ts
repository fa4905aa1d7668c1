import { z } from 'zod';

/**
 * Ids are 128 random bits in lower-case Crockford base 32: 26 characters that say nothing about when or where
 * a record was made. Order is always by a sequence number, never by id.
 */
const ID_PATTERN = /^[0-9a-hjkmnp-tv-z]{26}$/;

const id = z.string().regex(ID_PATTERN, 'an id is 26 characters of 0-9 and a-z');

export const documentId = id.brand<'DocumentId'>();
export type DocumentId = z.infer<typeof documentId>;

export const vaultId = id.brand<'VaultId'>();
export type VaultId = z.infer<typeof vaultId>;

export const tagId = id.brand<'TagId'>();
export type TagId = z.infer<typeof tagId>;

export const highlightId = id.brand<'HighlightId'>();
export type HighlightId = z.infer<typeof highlightId>;

export const noteId = id.brand<'NoteId'>();
export type NoteId = z.infer<typeof noteId>;

export const linkId = id.brand<'LinkId'>();
export type LinkId = z.infer<typeof linkId>;

export const savedSearchId = id.brand<'SavedSearchId'>();
export type SavedSearchId = z.infer<typeof savedSearchId>;

/** Chosen by the caller of a long piece of work, to follow it and to stop it. */
export const jobId = id.brand<'JobId'>();
export type JobId = z.infer<typeof jobId>;

/** A file name in `backups/`, made by Sanad: never a path. */
export const backupName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,60}\.(?:db|sanad-backup)$/, 'a backup is named as Sanad names it')
  .brand<'BackupName'>();
export type BackupName = z.infer<typeof backupName>;
