import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { vaultId, type VaultId } from '../contract/ids.ts';
import type { VaultProtection } from '../contract/vault.ts';
import { assertNever, fail, succeed, type Failure, type Result } from '../contract/result.ts';
import { writeFileAtomically } from './atomic-file.ts';
import { VAULT_FILE, fileSize } from './data-folder.ts';
import { checkKeyParameters } from './key-parameters.ts';
import { systemCode } from './storage-failure.ts';

const FORMAT = 1;
const MAX_FILE_BYTES = 65_536;

/** Canonical base 64 of exactly `length` bytes: one way to write them, so that no other spelling is accepted. */
function bytesOfLength(length: number) {
  return z.string().refine((text) => {
    const bytes = Buffer.from(text, 'base64');
    return bytes.length === length && bytes.toString('base64') === text;
  });
}

const sealedKey = { iv: bytesOfLength(12), sealedKey: bytesOfLength(32), tag: bytesOfLength(16) };

/** scrypt as RFC 7914 names its parameters: N is the cost, r the block size, p the parallelisation. */
const scrypt = z.strictObject({
  name: z.literal('scrypt'),
  N: z.number(),
  r: z.number(),
  p: z.number(),
  salt: bytesOfLength(32),
});

const keySlot = z.discriminatedUnion('kind', [
  /** The key-encryption key is scrypt of the passphrase (NFKC, UTF-8). */
  z.strictObject({ kind: z.literal('passphrase'), kdf: scrypt, ...sealedKey }),
  /** The key-encryption key is HKDF-SHA-256 of the recovery code (RFC 5869): the code is random, so that is enough. */
  z.strictObject({
    kind: z.literal('recovery'),
    kdf: z.strictObject({ name: z.literal('hkdf-sha256'), salt: bytesOfLength(32) }),
    ...sealedKey,
  }),
  /** No passphrase was wanted: the key-encryption key lies beside the lock, and the interface says so. */
  z.strictObject({
    kind: z.literal('open'),
    kdf: z.strictObject({ name: z.literal('none'), key: bytesOfLength(32) }),
    ...sealedKey,
  }),
]);

/**
 * `vault.json`: what is needed to open the library besides the passphrase. Nothing in it is secret but the key of an
 * open slot.
 *
 * `checksum` is the SHA-256 of everything else. It tells damage from a wrong passphrase; against an attacker each slot
 * is authenticated by its own seal (see `key-slots.ts`).
 */
const vaultFile = z.strictObject({
  format: z.literal(FORMAT),
  vaultId,
  cipher: z.literal('chacha20'),
  // Several slots of one kind are read, though Sanad writes one of each: each of them opens the library.
  slots: z.array(keySlot).min(1).max(8),
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
});

export type KeySlot = z.infer<typeof keySlot>;
export type PassphraseSlot = Extract<KeySlot, { readonly kind: 'passphrase' }>;
export type RecoverySlot = Extract<KeySlot, { readonly kind: 'recovery' }>;
export type OpenSlot = Extract<KeySlot, { readonly kind: 'open' }>;

/** The non-secret facts of a vault that every slot's seal vouches for. */
export interface VaultHeader {
  readonly format: typeof FORMAT;
  readonly vaultId: VaultId;
  readonly cipher: 'chacha20';
}

export interface VaultFile extends VaultHeader {
  readonly slots: readonly KeySlot[];
}

export function newVaultHeader(id: VaultId): VaultHeader {
  return { format: FORMAT, vaultId: id, cipher: 'chacha20' };
}

/** `open` as soon as one slot needs no secret: then nothing protects the library. */
export function protectionOf(file: VaultFile): VaultProtection {
  return file.slots.some(({ kind }) => kind === 'open') ? 'open' : 'passphrase';
}

export function hasRecoveryCode(file: VaultFile): boolean {
  return file.slots.some(({ kind }) => kind === 'recovery');
}

/** Reads the `vault.json` of a data folder; one that is missing is damaged, because something should be there. */
export function readVaultFile(folder: string): Result<VaultFile> {
  const path = join(folder, VAULT_FILE);
  const size = fileSize(path);
  if (size === null || size > MAX_FILE_BYTES) return damaged();
  try {
    return parseVaultFile(readFileSync(path));
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return damaged();
  }
}

/**
 * Refuses whatever was not written by `serialiseVaultFile`: a stray field, a changed byte, a key derivation that is too
 * cheap to protect or too costly to be meant. Nothing is derived before all of it has been checked.
 */
export function parseVaultFile(bytes: Uint8Array): Result<VaultFile> {
  const json = parseJson(bytes);
  if (isNewerFormat(json)) return newer();
  const parsed = vaultFile.safeParse(json);
  if (!parsed.success) return damaged();
  const { checksum, ...file } = parsed.data;
  for (const slot of file.slots) {
    const accepted = slot.kind === 'passphrase' ? checkKeyParameters(slot.kdf) : succeed(null);
    if (!accepted.ok) return accepted;
  }
  return checksum === checksumOf(file) ? succeed(file) : damaged();
}

/** Puts another `vault.json` in the place of the one that is there: after a crash it is one of the two, whole. */
export function writeVaultFile(folder: string, file: VaultFile): void {
  writeFileAtomically(join(folder, VAULT_FILE), serialiseVaultFile(file));
}

/** One line of JSON without white space: then no changed byte goes unnoticed. */
export function serialiseVaultFile(file: VaultFile): Uint8Array {
  return Buffer.from(JSON.stringify({ ...inOrder(file), checksum: checksumOf(file) }), 'utf8');
}

/** The failure of a vault whose `vault.json` is missing or not as Sanad wrote it. */
export function vaultFileDamaged(): Failure {
  return damaged().error;
}

function inOrder(file: VaultFile): VaultFile {
  return {
    format: file.format,
    vaultId: file.vaultId,
    cipher: file.cipher,
    slots: file.slots.map(slotInOrder),
  };
}

function slotInOrder(slot: KeySlot): KeySlot {
  const seal = { iv: slot.iv, sealedKey: slot.sealedKey, tag: slot.tag };
  switch (slot.kind) {
    case 'passphrase': {
      const { name, N, r, p, salt } = slot.kdf;
      return { kind: slot.kind, kdf: { name, N, r, p, salt }, ...seal };
    }
    case 'recovery':
      return { kind: slot.kind, kdf: { name: slot.kdf.name, salt: slot.kdf.salt }, ...seal };
    case 'open':
      return { kind: slot.kind, kdf: { name: slot.kdf.name, key: slot.kdf.key }, ...seal };
    default:
      return assertNever(slot);
  }
}

function checksumOf(file: VaultFile): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(file)))
    .digest('hex');
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function isNewerFormat(json: unknown): boolean {
  const format = z.object({ format: z.int().min(FORMAT + 1) });
  return format.safeParse(json).success;
}

function damaged(): { readonly ok: false; readonly error: Failure } {
  return fail(
    'vault-file-damaged',
    `The file ${VAULT_FILE}, which holds the library's key under lock, is missing or damaged. Nothing was changed. Restore a full backup, which brings its own, or put back a copy of the file.`,
  );
}

function newer(): Result<never> {
  return fail(
    'library-newer',
    'This library was made by a newer version of Sanad. Nothing was changed. Open it with that version.',
  );
}
