import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vaultId } from '../../db/contract/ids.ts';
import { newId } from '../../db/service/new-id.ts';
import { newDataKey, sealOpenly, sealWithPassphrase } from '../../db/vault/key-slots.ts';
import {
  newVaultHeader,
  parseVaultFile,
  protectionOf,
  readVaultFile,
  serialiseVaultFile,
  type KeySlot,
  type VaultFile,
} from '../../db/vault/vault-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const header = newVaultHeader(vaultId.parse(newId()));
const passphraseSlot = sealWithPassphrase(header, newDataKey(), 'test passphrase');
const openSlot = sealOpenly(header, newDataKey());
const recoverySlot: KeySlot = {
  ...openSlot,
  kind: 'recovery',
  kdf: { name: 'hkdf-sha256', salt: openSlot.kdf.key },
};
const protectedFile: VaultFile = { ...header, slots: [passphraseSlot, recoverySlot] };

function bytesWithSlot(slot: object): Uint8Array {
  return bytesOf({ ...header, slots: [slot], checksum: '0'.repeat(64) });
}

function bytesOf(json: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(json), 'utf8');
}

type Path = readonly (string | number)[];

/** Every field in it, however deep, with its name. */
function fieldsOf(json: unknown, path: Path = []): (readonly [name: string, path: Path])[] {
  const here = path.length === 0 ? [] : [[path.join('.'), path] as const];
  if (typeof json !== 'object' || json === null) return here;
  return [...here, ...Object.entries(json).flatMap(([key, value]) => fieldsOf(value, [...path, key]))];
}

/** `undefined` takes the field out. */
function withField(json: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(json))
    return json.map((at, index) => (String(index) === key ? withField(at, rest, value) : at));
  return Object.fromEntries(
    Object.entries(Object(json)).map(([name, at]) => [name, name === key ? withField(at, rest, value) : at]),
  );
}

/** As somebody would write it who knows the format. */
function withChecksum(json: unknown): unknown {
  const text = JSON.stringify(withField(json, ['checksum'], undefined));
  return withField(json, ['checksum'], createHash('sha256').update(text).digest('hex'));
}

describe('vault.json', () => {
  it.each([
    ['a passphrase and a recovery code', protectedFile],
    ['an open slot', { ...header, slots: [openSlot] }],
  ])('comes back as it was written, with %s', (_, file) => {
    expect(valueOf(parseVaultFile(serialiseVaultFile(file)))).toEqual(file);
  });

  it('is called open as soon as one slot needs no secret', () => {
    expect(protectionOf(protectedFile)).toBe('passphrase');
    expect(protectionOf({ ...header, slots: [passphraseSlot, openSlot] })).toBe('open');
  });

  it.each([
    ['a passphrase and a recovery code', protectedFile],
    ['an open slot', { ...header, slots: [openSlot] }],
  ])('is refused with any one byte changed: %s', (_, file) => {
    const bytes = serialiseVaultFile(file);
    const accepted: string[] = [];
    bytes.forEach((byte, index) => {
      for (const mask of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
        const changed = Buffer.from(bytes);
        changed[index] = byte ^ mask;
        const code = codeOf(parseVaultFile(changed));
        if (!['vault-file-damaged', 'key-parameters-refused', 'library-newer'].includes(code)) {
          accepted.push(`byte ${index} xor ${mask}: ${code}`);
        }
      }
    });
    expect(accepted).toEqual([]);
  });

  it('is refused when it is cut anywhere', () => {
    const bytes = serialiseVaultFile(protectedFile);
    const codes = new Set(
      Array.from(bytes, (_, length) => codeOf(parseVaultFile(bytes.subarray(0, length)))),
    );
    expect([...codes]).toEqual(['vault-file-damaged']);
  });

  it('is still read after an editor has laid it out anew', () => {
    const laidOut = JSON.stringify(
      JSON.parse(Buffer.from(serialiseVaultFile(protectedFile)).toString()),
      null,
      2,
    );
    expect(codeOf(parseVaultFile(Buffer.from(`${laidOut}\n`)))).toBe('ok');
  });

  it.each([
    ['not JSON', Buffer.from('{')],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['null', bytesOf(null)],
    ['a list', bytesOf([])],
    ['deeply nested', Buffer.from('['.repeat(50_000))],
    ['a prototype', Buffer.from('{"__proto__":{"format":1}}')],
    ['another field', bytesOf({ ...protectedFile, note: 'x', checksum: '0'.repeat(64) })],
    ['no slots', bytesOf({ ...header, slots: [], checksum: '0'.repeat(64) })],
    [
      'nine slots',
      bytesOf({ ...header, slots: Array.from({ length: 9 }, () => openSlot), checksum: '0'.repeat(64) }),
    ],
    ['another cipher', bytesOf({ ...protectedFile, cipher: 'aes256cbc', checksum: '0'.repeat(64) })],
    ['format 0', bytesOf({ ...protectedFile, format: 0, checksum: '0'.repeat(64) })],
    ['an unknown kind of slot', bytesWithSlot({ ...openSlot, kind: 'colleague' })],
    ['a short salt', bytesWithSlot({ ...passphraseSlot, kdf: { ...passphraseSlot.kdf, salt: 'AAAA' } })],
    [
      'a cost that is text',
      bytesWithSlot({ ...passphraseSlot, kdf: { ...passphraseSlot.kdf, N: '131072' } }),
    ],
    ['a wrong checksum', bytesOf({ ...protectedFile, checksum: '0'.repeat(64) })],
  ])('is refused as damaged: %s', (_, bytes) => {
    expect(codeOf(parseVaultFile(bytes))).toBe('vault-file-damaged');
  });

  it.each(fieldsOf(JSON.parse(Buffer.from(serialiseVaultFile(protectedFile)).toString())))(
    'is refused with its %s edited by hand or taken out',
    (_, path) => {
      const codes = [null, '', 'x', 0, -1, true, [], {}, '../vault.json', undefined].flatMap((value) => {
        const whole: unknown = JSON.parse(Buffer.from(serialiseVaultFile(protectedFile)).toString());
        const edited = withField(whole, path, value);
        const versions = path[0] === 'checksum' ? [edited] : [edited, withChecksum(edited)];
        return versions.map((version) => codeOf(parseVaultFile(bytesOf(version))));
      });
      expect(codes).not.toContain('ok');
    },
  );

  it('of a later format is called newer, not damaged', () => {
    expect(codeOf(parseVaultFile(bytesOf({ format: 2, anything: true })))).toBe('library-newer');
  });

  it.each([
    [{ N: 2 ** 15, r: 8, p: 1 }],
    [{ N: 1, r: 8, p: 1 }],
    [{ N: 2 ** 21, r: 8, p: 1 }],
    [{ N: 2 ** 40, r: 8, p: 1 }],
    [{ N: 1e308, r: 8, p: 1 }],
    [{ N: 131_073, r: 8, p: 1 }],
    [{ N: 131_072.5, r: 8, p: 1 }],
    [{ N: 0, r: 8, p: 1 }],
    [{ N: -131_072, r: 8, p: 1 }],
    [{ N: 2 ** 17, r: 9, p: 1 }],
    [{ N: 2 ** 17, r: 2 ** 20, p: 1 }],
    [{ N: 2 ** 17, r: 8, p: 0 }],
    [{ N: 2 ** 17, r: 8, p: 5 }],
    [{ N: 2 ** 17, r: 8, p: 2 ** 30 }],
  ])('is refused for its key derivation before anything is derived: %o', (parameters) => {
    const slot = { ...passphraseSlot, kdf: { ...passphraseSlot.kdf, ...parameters } };
    expect(codeOf(parseVaultFile(bytesWithSlot(slot)))).toBe('key-parameters-refused');
    // Also with everything else as it should be, as somebody who knows the format would write it.
    expect(codeOf(parseVaultFile(serialiseVaultFile({ ...header, slots: [slot] })))).toBe(
      'key-parameters-refused',
    );
  });

  it.each([[{ N: 2 ** 16, r: 8, p: 1 }], [{ N: 2 ** 20, r: 8, p: 4 }]])(
    'accepts the bounds of the cost: %o',
    (parameters) => {
      const slot = { ...passphraseSlot, kdf: { ...passphraseSlot.kdf, ...parameters } };
      expect(codeOf(parseVaultFile(serialiseVaultFile({ ...header, slots: [slot] })))).toBe('ok');
    },
  );

  it('is not read whole when it is absurdly large', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'vault.json'), Buffer.alloc(70_000, ' '));
    expect(codeOf(readVaultFile(folder))).toBe('vault-file-damaged');
  });
});
