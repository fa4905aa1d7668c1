import { describe, expect, it } from 'vitest';
import { vaultId } from '../../db/contract/ids.ts';
import { newId } from '../../db/service/new-id.ts';
import {
  changePassphrase,
  dropRecoveryCode,
  makeRecoveryCode,
  recover,
  removeProtection,
} from '../../db/vault/change-protection.ts';
import {
  newDataKey,
  sealOpenly,
  sealWithPassphrase,
  unsealOpenly,
  unsealWithPassphrase,
  unsealWithRecoveryCode,
} from '../../db/vault/key-slots.ts';
import { newRecoveryCode, recoverySecret } from '../../db/vault/recovery-code.ts';
import {
  newVaultHeader,
  parseVaultFile,
  serialiseVaultFile,
  type VaultFile,
} from '../../db/vault/vault-file.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const PASSPHRASE = 'نخستین گذرواژه';
const header = newVaultHeader(vaultId.parse(newId()));
const dataKey = newDataKey();
const file: VaultFile = { ...header, slots: [sealWithPassphrase(header, dataKey, PASSPHRASE)] };
const made = valueOf(makeRecoveryCode(file, PASSPHRASE));
const openFile: VaultFile = { ...header, slots: [sealOpenly(header, dataKey)] };

function opensWithCode(vault: VaultFile, code: string): string {
  return codeOf(unsealWithRecoveryCode(vault, valueOf(recoverySecret(code))));
}

describe('a changed passphrase', () => {
  const changed = valueOf(changePassphrase(made.file, { current: PASSPHRASE, next: 'second passphrase' }));

  it('opens the same key, and the old one nothing', () => {
    expect(valueOf(unsealWithPassphrase(changed, 'second passphrase'))).toEqual(dataKey);
    expect(codeOf(unsealWithPassphrase(changed, PASSPHRASE))).toBe('passphrase-wrong');
    expect(changed.slots.map(({ kind }) => kind)).toEqual(['passphrase', 'recovery']);
  });

  it('leaves the recovery code as it was', () => {
    expect(opensWithCode(changed, made.code)).toBe('ok');
  });

  it('is not given for a wrong passphrase', () => {
    const refused = changePassphrase(file, { current: 'wrong', next: 'second passphrase' });
    expect(codeOf(refused)).toBe('passphrase-wrong');
  });

  it('is taken in whichever form it is typed, and however long it is', () => {
    const next = 'گذرواژهٔ دراز '.repeat(800);
    const long = valueOf(
      changePassphrase(file, { current: PASSPHRASE.normalize('NFD'), next: next.normalize('NFD') }),
    );
    expect(valueOf(unsealWithPassphrase(long, next.normalize('NFC')))).toEqual(dataKey);
  });
});

describe('a recovery code', () => {
  it('opens the same key, beside the passphrase', () => {
    expect(opensWithCode(made.file, made.code)).toBe('ok');
    expect(valueOf(unsealWithPassphrase(made.file, PASSPHRASE))).toEqual(dataKey);
  });

  it('comes back from the file as it was written', () => {
    expect(valueOf(parseVaultFile(serialiseVaultFile(made.file)))).toEqual(made.file);
  });

  it('ends when another is made, and when it is dropped', () => {
    const replaced = valueOf(makeRecoveryCode(made.file, PASSPHRASE));
    expect(opensWithCode(replaced.file, made.code)).toBe('recovery-code-wrong');
    expect(opensWithCode(replaced.file, replaced.code)).toBe('ok');
    const dropped = valueOf(dropRecoveryCode(made.file, PASSPHRASE));
    expect(opensWithCode(dropped, made.code)).toBe('recovery-code-wrong');
    expect(dropped).toEqual(file);
  });

  it('is neither made nor dropped for a wrong passphrase', () => {
    expect(codeOf(makeRecoveryCode(file, 'wrong'))).toBe('passphrase-wrong');
    expect(codeOf(dropRecoveryCode(made.file, 'wrong'))).toBe('passphrase-wrong');
  });

  it.each([
    ['iv', (slot: string) => ({ iv: flipped(slot) })],
    ['sealedKey', (slot: string) => ({ sealedKey: flipped(slot) })],
    ['tag', (slot: string) => ({ tag: flipped(slot) })],
  ] as const)('opens nothing after the %s of its slot was edited', (field, edit) => {
    const slots = made.file.slots.map((slot) =>
      slot.kind === 'recovery' ? { ...slot, ...edit(slot[field]) } : slot,
    );
    expect(opensWithCode({ ...made.file, slots }, made.code)).toBe('recovery-code-wrong');
  });

  it('opens nothing after the salt of its slot was edited, or in another vault', () => {
    const slots = made.file.slots.map((slot) =>
      slot.kind === 'recovery' ? { ...slot, kdf: { ...slot.kdf, salt: flipped(slot.kdf.salt) } } : slot,
    );
    expect(opensWithCode({ ...made.file, slots }, made.code)).toBe('recovery-code-wrong');
    const elsewhere = { ...made.file, vaultId: vaultId.parse(newId()) };
    expect(opensWithCode(elsewhere, made.code)).toBe('recovery-code-wrong');
  });
});

describe('recovering', () => {
  const recovered = valueOf(
    recover(made.file, { code: made.code.toLowerCase(), passphrase: 'third passphrase' }),
  );

  it('answers the key and leaves one way in: the new passphrase', () => {
    expect(recovered.dataKey).toEqual(dataKey);
    expect(recovered.file.slots.map(({ kind }) => kind)).toEqual(['passphrase']);
    expect(valueOf(unsealWithPassphrase(recovered.file, 'third passphrase'))).toEqual(dataKey);
  });

  it('refuses another code, a mistyped one, and one that was never made', () => {
    const refusals = [
      recover(made.file, { code: newRecoveryCode(), passphrase: 'x' }),
      recover(made.file, {
        code: `${made.code.slice(0, -1)}${made.code.endsWith('0') ? '1' : '0'}`,
        passphrase: 'x',
      }),
      recover(file, { code: made.code, passphrase: 'x' }),
    ];
    expect(refusals.map(codeOf)).toEqual([
      'recovery-code-wrong',
      'recovery-code-wrong',
      'recovery-code-wrong',
    ]);
  });
});

describe('removed protection', () => {
  const removed = valueOf(removeProtection(made.file, PASSPHRASE));

  it('leaves the same key to everybody and no other slot', () => {
    expect(valueOf(unsealOpenly(removed))).toEqual(dataKey);
    expect(removed.slots.map(({ kind }) => kind)).toEqual(['open']);
  });

  it('is not had for a wrong passphrase', () => {
    expect(codeOf(removeProtection(made.file, 'wrong'))).toBe('passphrase-wrong');
  });
});

it('has nothing to change where there is no passphrase', () => {
  const refusals = [
    changePassphrase(openFile, { current: 'x', next: 'y' }),
    makeRecoveryCode(openFile, 'x'),
    dropRecoveryCode(openFile, 'x'),
    recover(openFile, { code: made.code, passphrase: 'x' }),
    removeProtection(openFile, 'x'),
  ];
  expect(new Set(refusals.map(codeOf))).toEqual(new Set(['not-protected']));
});

/** Other bytes of the same length, in the same writing. */
function flipped(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString('base64');
}
