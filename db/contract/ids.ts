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
