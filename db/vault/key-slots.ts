import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scryptSync } from 'node:crypto';
import { fail, succeed, type Result } from '../contract/result.ts';
import { memoryBytes, SCRYPT_PARAMETERS, type ScryptParameters } from './key-parameters.ts';
import {
  vaultFileDamaged,
  type KeySlot,
  type OpenSlot,
  type PassphraseSlot,
  type RecoverySlot,
  type VaultFile,
  type VaultHeader,
} from './vault-file.ts';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const SALT_BYTES = 32;

/** What a seal is made over and with: all but the last is written in the clear beside it. */
interface SealContext {
  readonly header: VaultHeader;
  readonly kind: KeySlot['kind'];
  readonly kdf: KeySlot['kdf'];
  readonly wrappingKey: Buffer;
}

type Seal = Pick<KeySlot, 'iv' | 'sealedKey' | 'tag'>;

/** The 32 random bytes that encrypt the library. The caller overwrites them with zeros as soon as it can. */
export function newDataKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/**
 * The data key under a passphrase of any length and script. The passphrase is taken in NFKC, so that it matches
 * however a keyboard composes its letters.
 */
export function sealWithPassphrase(header: VaultHeader, dataKey: Buffer, passphrase: string): PassphraseSlot {
  const kdf = {
    name: 'scrypt' as const,
    N: SCRYPT_PARAMETERS.N,
    r: SCRYPT_PARAMETERS.r,
    p: SCRYPT_PARAMETERS.p,
    salt: randomBytes(SALT_BYTES).toString('base64'),
  };
  const wrappingKey = derivePassphraseKey(kdf, passphrase);
  try {
    return { kind: 'passphrase', kdf, ...seal({ header, kind: 'passphrase', kdf, wrappingKey }, dataKey) };
  } finally {
    wrappingKey.fill(0);
  }
}

/** The data key under a recovery code, given as the 28 characters that `readRecoveryCode` answers. */
export function sealWithRecoveryCode(header: VaultHeader, dataKey: Buffer, code: string): RecoverySlot {
  const kdf = { name: 'hkdf-sha256' as const, salt: randomBytes(SALT_BYTES).toString('base64') };
  const wrappingKey = deriveRecoveryKey(kdf, code);
  try {
    return { kind: 'recovery', kdf, ...seal({ header, kind: 'recovery', kdf, wrappingKey }, dataKey) };
  } finally {
    wrappingKey.fill(0);
  }
}

/** The data key for everyone who has the file: chosen by people who want no passphrase. */
export function sealOpenly(header: VaultHeader, dataKey: Buffer): OpenSlot {
  const wrappingKey = randomBytes(KEY_BYTES);
  try {
    const kdf = { name: 'none' as const, key: wrappingKey.toString('base64') };
    return { kind: 'open', kdf, ...seal({ header, kind: 'open', kdf, wrappingKey }, dataKey) };
  } finally {
    wrappingKey.fill(0);
  }
}

/**
 * The data key, or `passphrase-wrong`. A slot whose fields somebody edited to a matching checksum answers the same:
 * its seal no longer opens.
 */
export function unsealWithPassphrase(file: VaultFile, passphrase: string): Result<Buffer> {
  for (const slot of file.slots) {
    if (slot.kind !== 'passphrase') continue;
    const dataKey = unseal(file, slot, derivePassphraseKey(slot.kdf, passphrase));
    if (dataKey !== null) return succeed(dataKey);
  }
  return fail(
    'passphrase-wrong',
    'This passphrase does not open the library. Nothing was changed. Check the keyboard layout and try again.',
  );
}

/** The data key, or `recovery-code-wrong`; also where no code was ever made. */
export function unsealWithRecoveryCode(file: VaultFile, code: string): Result<Buffer> {
  for (const slot of file.slots) {
    if (slot.kind !== 'recovery') continue;
    const dataKey = unseal(file, slot, deriveRecoveryKey(slot.kdf, code));
    if (dataKey !== null) return succeed(dataKey);
  }
  return fail(
    'recovery-code-wrong',
    'This recovery code does not open the library. Nothing was changed. It may be one that was replaced or used already; look for a newer one.',
  );
}

/** The data key of a vault without a passphrase; `passphrase-required` where there is no open slot. */
export function unsealOpenly(file: VaultFile): Result<Buffer> {
  const slot = file.slots.find(({ kind }) => kind === 'open');
  if (slot?.kind !== 'open') {
    return fail(
      'passphrase-required',
      'The library is protected. Nothing was changed. Unlock it with its passphrase.',
    );
  }
  const dataKey = unseal(file, slot, Buffer.from(slot.kdf.key, 'base64'));
  return dataKey === null ? { ok: false, error: vaultFileDamaged() } : succeed(dataKey);
}

/** The code is random, so HKDF (RFC 5869) is enough: there is nothing to guess that a costly derivation would slow down. */
function deriveRecoveryKey(kdf: { readonly salt: string }, code: string): Buffer {
  const secret = Buffer.from(code, 'ascii');
  try {
    const salt = Buffer.from(kdf.salt, 'base64');
    return Buffer.from(hkdfSync('sha256', secret, salt, 'sanad recovery code', KEY_BYTES));
  } finally {
    secret.fill(0);
  }
}

function derivePassphraseKey(kdf: ScryptParameters & { readonly salt: string }, passphrase: string): Buffer {
  const secret = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  try {
    const maxmem = memoryBytes(kdf) + 2 ** 20; // and a little for scrypt's own blocks
    return scryptSync(secret, Buffer.from(kdf.salt, 'base64'), KEY_BYTES, {
      N: kdf.N,
      r: kdf.r,
      p: kdf.p,
      maxmem,
    });
  } finally {
    secret.fill(0);
  }
}

function seal(context: SealContext, dataKey: Buffer): Seal {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', context.wrappingKey, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedBytes(context, iv));
  const sealedKey = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return {
    iv: iv.toString('base64'),
    sealedKey: sealedKey.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** Overwrites the wrapping key with zeros, whatever happens. */
function unseal(header: VaultHeader, slot: KeySlot, wrappingKey: Buffer): Buffer | null {
  const iv = Buffer.from(slot.iv, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedBytes({ header, kind: slot.kind, kdf: slot.kdf, wrappingKey }, iv));
  decipher.setAuthTag(Buffer.from(slot.tag, 'base64'));
  try {
    const dataKey = decipher.update(Buffer.from(slot.sealedKey, 'base64'));
    decipher.final(); // throws unless every authenticated byte is as it was sealed
    return dataKey;
  } catch {
    return null;
  } finally {
    wrappingKey.fill(0);
  }
}

/** Every non-secret field of the vault and the slot, in a fixed order: editing any of them breaks the seal. */
function associatedBytes({ header, kind, kdf }: SealContext, iv: Buffer): Buffer {
  const parameters =
    kdf.name === 'scrypt'
      ? [kdf.N, kdf.r, kdf.p, kdf.salt]
      : kdf.name === 'hkdf-sha256'
        ? [kdf.salt]
        : [kdf.key];
  const fields = ['sanad vault', header.format, header.vaultId, header.cipher, kind, kdf.name, ...parameters];
  return Buffer.from(JSON.stringify([...fields, iv.toString('base64')]), 'utf8');
}
