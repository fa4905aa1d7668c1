import { describe, expect, it } from 'vitest';
import { vaultId } from '../../db/contract/ids.ts';
import { newId } from '../../db/service/new-id.ts';
import {
  newDataKey,
  sealOpenly,
  sealWithPassphrase,
  unsealOpenly,
  unsealWithPassphrase,
} from '../../db/vault/key-slots.ts';
import { newVaultHeader, type OpenSlot, type PassphraseSlot } from '../../db/vault/vault-file.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const header = newVaultHeader(vaultId.parse(newId()));
const dataKey = newDataKey();

/** Other bytes of the same length, in the same writing. */
function changed(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString('base64');
}

describe('a passphrase slot', () => {
  const passphrase = 'test passphrase';
  const slot = sealWithPassphrase(header, dataKey, passphrase);

  it('gives the data key back for its passphrase', () => {
    expect(valueOf(unsealWithPassphrase({ ...header, slots: [slot] }, passphrase))).toEqual(dataKey);
  });

  it.each([['Test passphrase'], ['x'.repeat(10_000)]])('refuses a wrong passphrase (%#)', (wrong) => {
    expect(codeOf(unsealWithPassphrase({ ...header, slots: [slot] }, wrong))).toBe('passphrase-wrong');
  });

  it.each<[string, PassphraseSlot]>([
    ['the cost', { ...slot, kdf: { ...slot.kdf, N: 2 ** 16 } }],
    ['the salt', { ...slot, kdf: { ...slot.kdf, salt: changed(slot.kdf.salt) } }],
    ['the initialisation vector', { ...slot, iv: changed(slot.iv) }],
    ['the sealed key', { ...slot, sealedKey: changed(slot.sealedKey) }],
    ['the tag', { ...slot, tag: changed(slot.tag) }],
  ])('does not open after %s was edited', (_, edited) => {
    expect(codeOf(unsealWithPassphrase({ ...header, slots: [edited] }, passphrase))).toBe('passphrase-wrong');
  });

  it('does not open in another vault', () => {
    const other = newVaultHeader(vaultId.parse(newId()));
    expect(codeOf(unsealWithPassphrase({ ...other, slots: [slot] }, passphrase))).toBe('passphrase-wrong');
  });

  it('tries each passphrase slot, so that an old and a new passphrase can stand side by side', () => {
    const second = sealWithPassphrase(header, dataKey, 'second passphrase');
    const file = { ...header, slots: [slot, second] };
    expect(valueOf(unsealWithPassphrase(file, 'second passphrase'))).toEqual(dataKey);
    expect(valueOf(unsealWithPassphrase(file, passphrase))).toEqual(dataKey);
  });

  it('never seals twice the same way', () => {
    const again = sealWithPassphrase(header, dataKey, passphrase);
    expect(again.kdf.salt).not.toBe(slot.kdf.salt);
    expect(again.iv).not.toBe(slot.iv);
    expect(again.sealedKey).not.toBe(slot.sealedKey);
  });
});

describe('a passphrase of any length and script', () => {
  it('opens in whichever of its forms it is typed', () => {
    const word = 'آزمایش سلام';
    const forms = [word.normalize('NFD'), word.replace('سلام', 'ﺳﻼم')];
    const slot = sealWithPassphrase(header, dataKey, word);
    expect(new Set([word, ...forms]).size).toBe(3);
    for (const typed of forms) {
      expect(valueOf(unsealWithPassphrase({ ...header, slots: [slot] }, typed))).toEqual(dataKey);
    }
  });

  it('counts to its last letter, however long it is', () => {
    const slot = sealWithPassphrase(header, dataKey, 'گ'.repeat(10_000));
    const file = { ...header, slots: [slot] };
    expect(valueOf(unsealWithPassphrase(file, 'گ'.repeat(10_000)))).toEqual(dataKey);
    expect(codeOf(unsealWithPassphrase(file, 'گ'.repeat(9_999)))).toBe('passphrase-wrong');
  });
});

describe('an open slot', () => {
  const slot = sealOpenly(header, dataKey);

  it('gives the data key back for nothing', () => {
    expect(valueOf(unsealOpenly({ ...header, slots: [slot] }))).toEqual(dataKey);
  });

  it.each<[string, OpenSlot]>([
    ['the key', { ...slot, kdf: { ...slot.kdf, key: changed(slot.kdf.key) } }],
    ['the initialisation vector', { ...slot, iv: changed(slot.iv) }],
    ['the sealed key', { ...slot, sealedKey: changed(slot.sealedKey) }],
    ['the tag', { ...slot, tag: changed(slot.tag) }],
  ])('is damaged after %s was edited', (_, edited) => {
    expect(codeOf(unsealOpenly({ ...header, slots: [edited] }))).toBe('vault-file-damaged');
  });

  it('is missed where a passphrase is needed', () => {
    const protectedSlot = sealWithPassphrase(header, dataKey, 'test passphrase');
    expect(codeOf(unsealOpenly({ ...header, slots: [protectedSlot] }))).toBe('passphrase-required');
  });
});
