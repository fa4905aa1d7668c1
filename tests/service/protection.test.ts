import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract } from '../../db/contract/contract.ts';
import { writeRecoveryCode } from '../../db/contract/recovery-code.ts';
import { parseVaultFile, serialiseVaultFile, type KeySlot } from '../../db/vault/vault-file.ts';
import { startTestCore, type TestCore } from '../support/core.ts';
import { codeOfOneCall, finishedVaults, PASSPHRASE } from '../support/finished-vaults.ts';
import { folderFingerprint } from '../support/folder-fingerprint.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const NEXT = 'چهار واژهٔ تازهٔ دیگر';
const ANOTHER_CODE = writeRecoveryCode(Array.from({ length: 28 }, (_, index) => index));
const vaults = finishedVaults();

async function codeOfCall(core: TestCore, method: string, input: unknown = {}): Promise<string> {
  return codeOf(await core.core.call(method, input));
}

async function statusOf(core: TestCore): Promise<unknown> {
  return valueOf(await core.call('vault.status', {}));
}

async function unlocked(dataFolder: string): Promise<TestCore> {
  const core = startTestCore({ dataFolder });
  valueOf(await core.call('vault.unlock', { passphrase: PASSPHRASE }));
  return core;
}

async function newCode(core: TestCore): Promise<string> {
  const made = await core.call('vault.makeRecoveryCode', { passphrase: PASSPHRASE });
  return contract['vault.makeRecoveryCode'].output.parse(valueOf(made)).code;
}

describe('locking', () => {
  it('closes every file and leaves nothing to read until the passphrase is given', async () => {
    const dataFolder = vaults.copy('passphrase');
    const core = await unlocked(dataFolder);
    expect(existsSync(join(dataFolder, 'library.db-wal'))).toBe(true);
    expect(valueOf(await core.call('vault.lock', {}))).toMatchObject({ state: 'locked' });
    expect(readdirSync(dataFolder).sort()).toEqual([
      'library.db',
      'originals.db',
      'owner.lock',
      'state.json',
      'vault.json',
    ]);
    expect(await codeOfCall(core, 'documents.list')).toBe('vault-locked');
    valueOf(await core.call('vault.unlock', { passphrase: PASSPHRASE }));
    expect(await core.documents()).toHaveLength(5);
  });

  it('tells every window to drop what it shows', async () => {
    const core = await unlocked(vaults.copy('passphrase'));
    valueOf(await core.call('vault.lock', {}));
    expect(core.events.at(-1)).toMatchObject({
      kind: 'changed',
      topics: expect.arrayContaining(['vault', 'notes']),
    });
  });

  it('ends a long piece of work', async () => {
    const core = await unlocked(vaults.copy('passphrase'));
    const verifying = core.core.call('library.verify', {});
    valueOf(await core.call('vault.lock', {}));
    expect(codeOf(await verifying)).toBe('cancelled');
    expect(await codeOfCall(core, 'library.status')).toBe('vault-locked');
  });

  it('changes nothing where it is locked already, and is refused where nothing could open it again', async () => {
    const locked = startTestCore({ dataFolder: vaults.copy('passphrase') });
    expect(valueOf(await locked.call('vault.lock', {}))).toMatchObject({ state: 'locked' });
    const open = startTestCore({ dataFolder: vaults.copy('open') });
    expect(await codeOfCall(open, 'vault.lock')).toBe('not-protected');
    expect(await open.documents()).toHaveLength(5);
    const absent = startTestCore({ dataFolder: temporaryFolder() });
    expect(await codeOfCall(absent, 'vault.lock')).toBe('vault-absent');
  });

  it('keeps what was changed just before', async () => {
    const core = await unlocked(vaults.copy('passphrase'));
    valueOf(await core.call('settings.set', { theme: 'dark' }));
    valueOf(await core.call('vault.lock', {}));
    valueOf(await core.call('vault.unlock', { passphrase: PASSPHRASE }));
    expect(valueOf(await core.call('settings.get', {}))).toMatchObject({ theme: 'dark' });
  });
});

describe('changing the passphrase', () => {
  it.each(['open', 'locked'])('works while the library is %s, and leaves it so', async (state) => {
    const dataFolder = vaults.copy('passphrase');
    const core = state === 'open' ? await unlocked(dataFolder) : startTestCore({ dataFolder });
    const changed = await core.call('vault.changePassphrase', { current: PASSPHRASE, next: NEXT });
    expect(valueOf(changed)).toMatchObject({ state, protection: 'passphrase' });
    core.core.close();
    expect(await codeOfOneCall(dataFolder, 'vault.unlock', { passphrase: PASSPHRASE })).toBe(
      'passphrase-wrong',
    );
    expect(await codeOfOneCall(dataFolder, 'vault.unlock', { passphrase: NEXT })).toBe('ok');
  });

  it.each([
    ['a wrong one', { current: 'wrong', next: NEXT }, 'passphrase-wrong'],
    ['an empty one', { current: '', next: NEXT }, 'invalid-input'],
    ['an empty new one', { current: PASSPHRASE, next: '' }, 'invalid-input'],
    ['one of 10 kB', { current: 'x'.repeat(10_000), next: NEXT }, 'passphrase-wrong'],
    ['one that is no text', { current: null, next: NEXT }, 'invalid-input'],
  ])('is refused for %s, and nothing is changed on disk', async (_, input, code) => {
    const dataFolder = vaults.copy('passphrase');
    const before = folderFingerprint(dataFolder);
    expect(await codeOfOneCall(dataFolder, 'vault.changePassphrase', input)).toBe(code);
    expect(folderFingerprint(dataFolder)).toEqual(before);
  });
});

describe('the recovery code', () => {
  it('is told to be there while the library is open and while it is locked', async () => {
    const dataFolder = vaults.copy('passphrase');
    const core = await unlocked(dataFolder);
    expect(await statusOf(core)).toMatchObject({ hasRecoveryCode: false });
    await newCode(core);
    expect(await statusOf(core)).toMatchObject({ state: 'open', hasRecoveryCode: true });
    valueOf(await core.call('vault.lock', {}));
    expect(await statusOf(core)).toMatchObject({ state: 'locked', hasRecoveryCode: true });
    core.core.close();
    expect(await statusOf(startTestCore({ dataFolder }))).toMatchObject({ hasRecoveryCode: true });
  });

  it('opens the library with a new passphrase and ends', async () => {
    const dataFolder = vaults.copy('passphrase');
    const first = await unlocked(dataFolder);
    const code = await newCode(first);
    first.core.close();
    const core = startTestCore({ dataFolder });
    const recovered = await core.call('vault.recover', { code: code.toLowerCase(), passphrase: NEXT });
    expect(valueOf(recovered)).toMatchObject({
      state: 'open',
      protection: 'passphrase',
      hasRecoveryCode: false,
    });
    expect(await core.documents()).toHaveLength(5);
    valueOf(await core.call('vault.lock', {}));
    expect(await codeOfCall(core, 'vault.recover', { code, passphrase: NEXT })).toBe('recovery-code-wrong');
    expect(await codeOfCall(core, 'vault.unlock', { passphrase: PASSPHRASE })).toBe('passphrase-wrong');
    expect(await codeOfCall(core, 'vault.unlock', { passphrase: NEXT })).toBe('ok');
  });

  it('opens nothing after it was dropped', async () => {
    const core = await unlocked(vaults.copy('passphrase'));
    const code = await newCode(core);
    expect(valueOf(await core.call('vault.dropRecoveryCode', { passphrase: PASSPHRASE }))).toMatchObject({
      hasRecoveryCode: false,
    });
    expect(await codeOfCall(core, 'vault.recover', { code, passphrase: NEXT })).toBe('recovery-code-wrong');
  });

  it.each([
    ['another code', { code: ANOTHER_CODE, passphrase: NEXT }, 'recovery-code-wrong'],
    ['half a code', { code: ANOTHER_CODE.slice(0, 20), passphrase: NEXT }, 'recovery-code-wrong'],
    ['anything else', { code: '<img onerror>\u202E', passphrase: NEXT }, 'recovery-code-wrong'],
    ['an empty one', { code: '', passphrase: NEXT }, 'invalid-input'],
    ['one of 10 kB', { code: '0'.repeat(10_000), passphrase: NEXT }, 'invalid-input'],
    ['no passphrase', { code: ANOTHER_CODE, passphrase: '' }, 'invalid-input'],
  ])('is refused for %s, and nothing is changed on disk', async (_, input, code) => {
    const dataFolder = vaults.copy('passphrase');
    const before = folderFingerprint(dataFolder);
    expect(await codeOfOneCall(dataFolder, 'vault.recover', input)).toBe(code);
    expect(folderFingerprint(dataFolder)).toEqual(before);
  });

  it('is not used up where the library itself is missing', async () => {
    const dataFolder = vaults.copy('passphrase');
    const first = await unlocked(dataFolder);
    const code = await newCode(first);
    first.core.close();
    rmSync(join(dataFolder, 'library.db'));
    const core = startTestCore({ dataFolder });
    expect(await codeOfCall(core, 'vault.recover', { code, passphrase: NEXT })).toBe('library-missing');
    expect(await statusOf(core)).toMatchObject({ state: 'locked', hasRecoveryCode: true });
  });

  it('has a slot that opens nothing after any of its fields was edited to a matching checksum', async () => {
    const dataFolder = vaults.copy('passphrase');
    const first = await unlocked(dataFolder);
    const code = await newCode(first);
    first.core.close();
    const path = join(dataFolder, 'vault.json');
    const file = valueOf(parseVaultFile(readFileSync(path)));
    const opened: string[] = [];
    for (const [field, edit] of Object.entries(EDITS)) {
      const slots = file.slots.map((slot) => (slot.kind === 'recovery' ? edit(slot) : slot));
      writeFileSync(path, serialiseVaultFile({ ...file, slots }));
      const result = await codeOfOneCall(dataFolder, 'vault.recover', { code, passphrase: NEXT });
      if (result !== 'recovery-code-wrong') opened.push(`${field}: ${result}`);
    }
    expect(opened).toEqual([]);
  });
});

describe('adding a passphrase', () => {
  it('keeps the library open, its documents and its settings, and asks for the passphrase from then on', async () => {
    const dataFolder = vaults.copy('open');
    const core = startTestCore({ dataFolder });
    valueOf(await core.call('settings.set', { theme: 'dark' }));
    expect(valueOf(await core.call('vault.addPassphrase', { passphrase: NEXT }))).toMatchObject({
      state: 'open',
      protection: 'passphrase',
    });
    expect(valueOf(await core.call('library.status', {}))).toMatchObject({
      protection: 'passphrase',
      documents: 5,
    });
    expect(valueOf(await core.call('settings.get', {}))).toMatchObject({ theme: 'dark' });
    valueOf(await core.call('settings.set', { theme: 'light' }));
    core.core.close();
    const again = startTestCore({ dataFolder });
    expect(await statusOf(again)).toMatchObject({ state: 'locked', protection: 'passphrase' });
    expect(await codeOfCall(again, 'vault.unlock', { passphrase: NEXT.normalize('NFD') })).toBe('ok');
    expect(valueOf(await again.call('settings.get', {}))).toMatchObject({ theme: 'light' });
  });

  it('destroys the backups that the old key opens, and no other file in their folder', async () => {
    const dataFolder = vaults.copy('open');
    const backups = join(dataFolder, 'backups');
    mkdirSync(backups, { recursive: true });
    for (const name of [
      'automatic-20261123t094000123z-4.db',
      'damaged-20261123t094000123z.db',
      'photo.jpg',
    ]) {
      writeFileSync(join(backups, name), name);
    }
    const core = startTestCore({ dataFolder });
    valueOf(await core.call('vault.addPassphrase', { passphrase: NEXT }));
    expect(readdirSync(backups)).toEqual(['photo.jpg']);
  });

  it('is refused where there is one, where there is no library, and for an empty one', async () => {
    const core = await unlocked(vaults.copy('passphrase'));
    expect(await codeOfCall(core, 'vault.addPassphrase', { passphrase: NEXT })).toBe('already-there');
    expect(await codeOfOneCall(temporaryFolder(), 'vault.addPassphrase', { passphrase: NEXT })).toBe(
      'vault-absent',
    );
    expect(await codeOfOneCall(vaults.copy('open'), 'vault.addPassphrase', { passphrase: '' })).toBe(
      'invalid-input',
    );
  });

  it('leaves the library open and as it was where it cannot be done', async () => {
    const dataFolder = vaults.copy('open');
    mkdirSync(join(dataFolder, 'rotating'));
    writeFileSync(join(dataFolder, 'rotating', 'thesis.odt'), 'kept');
    const core = startTestCore({ dataFolder });
    expect(await codeOfCall(core, 'vault.addPassphrase', { passphrase: NEXT })).toBe(
      'data-folder-unsuitable',
    );
    expect(await statusOf(core)).toMatchObject({ state: 'open', protection: 'open' });
    expect(await core.documents()).toHaveLength(5);
  });
});

describe('removing the protection', () => {
  it.each(['open', 'locked'])('opens the library for everybody, from an %s one', async (state) => {
    const dataFolder = vaults.copy('passphrase');
    const core = state === 'open' ? await unlocked(dataFolder) : startTestCore({ dataFolder });
    expect(valueOf(await core.call('vault.removeProtection', { passphrase: PASSPHRASE }))).toEqual({
      state: 'open',
      protection: 'open',
      hasRecoveryCode: false,
      isReadOnly: false,
    });
    expect(valueOf(await core.call('library.status', {}))).toMatchObject({ protection: 'open' });
    expect(await codeOfCall(core, 'vault.lock')).toBe('not-protected');
    core.core.close();
    expect(await codeOfOneCall(dataFolder, 'documents.list')).toBe('ok');
  });

  it('is refused for a wrong passphrase, and nothing is changed on disk', async () => {
    const dataFolder = vaults.copy('passphrase');
    const before = folderFingerprint(dataFolder);
    expect(await codeOfOneCall(dataFolder, 'vault.removeProtection', { passphrase: 'wrong' })).toBe(
      'passphrase-wrong',
    );
    expect(folderFingerprint(dataFolder)).toEqual(before);
  });

  it('and adding a passphrase again gives another key', async () => {
    const dataFolder = vaults.copy('passphrase');
    const core = await unlocked(dataFolder);
    valueOf(await core.call('vault.removeProtection', { passphrase: PASSPHRASE }));
    const openly = readFileSync(join(dataFolder, 'vault.json'));
    valueOf(await core.call('vault.addPassphrase', { passphrase: NEXT }));
    core.core.close();
    writeFileSync(join(dataFolder, 'vault.json'), openly);
    expect(await codeOfOneCall(dataFolder, 'documents.list')).toBe('library-damaged');
  });
});

describe('erasing', () => {
  const confirmed = { confirmation: 'erase' };

  it.each([
    ['open', 'open'],
    ['locked', 'passphrase'],
  ] as const)('needs no passphrase and leaves nothing of an %s library', async (_, protection) => {
    const dataFolder = vaults.copy(protection);
    writeFileSync(join(dataFolder, 'thesis.odt'), 'kept');
    const core = startTestCore({ dataFolder });
    expect(valueOf(await core.call('vault.erase', { confirmation: 'erase' }))).toMatchObject({
      state: 'absent',
    });
    expect(readdirSync(dataFolder).sort()).toEqual(['owner.lock', 'thesis.odt']);
    expect(await codeOfCall(core, 'documents.list')).toBe('vault-absent');
    expect(await codeOfCall(core, 'vault.create', { passphrase: null })).toBe('ok');
  });

  it('works where the library cannot be opened at all', async () => {
    const dataFolder = vaults.copy('passphrase');
    writeFileSync(join(dataFolder, 'vault.json'), 'damaged');
    expect(await codeOfOneCall(dataFolder, 'vault.erase', confirmed)).toBe('ok');
    expect(readdirSync(dataFolder)).toEqual(['owner.lock']);
  });

  it.each([{}, { confirmation: 'Erase' }, { confirmation: '' }, { confirmation: true }])(
    'is refused without its word (%j), and nothing is changed on disk',
    async (input) => {
      const dataFolder = vaults.copy('open');
      const before = folderFingerprint(dataFolder);
      expect(await codeOfOneCall(dataFolder, 'vault.erase', input)).toBe('invalid-input');
      expect(folderFingerprint(dataFolder)).toEqual(before);
    },
  );

  it('is refused where there is nothing of Sanad’s', async () => {
    const dataFolder = temporaryFolder();
    writeFileSync(join(dataFolder, 'thesis.odt'), 'kept');
    expect(await codeOfOneCall(dataFolder, 'vault.erase', confirmed)).toBe('vault-absent');
    expect(readdirSync(dataFolder).sort()).toEqual(['owner.lock', 'thesis.odt']);
  });
});

describe('what is answered and logged', () => {
  it('never holds a passphrase or a code', async () => {
    const core = await unlocked(vaults.copy('passphrase'));
    const code = await newCode(core);
    await core.call('vault.changePassphrase', { current: PASSPHRASE, next: NEXT });
    await core.core.call('vault.recover', { code: `${code}x`, passphrase: NEXT });
    await core.core.call('vault.recover', { code, passphrase: 7 });
    await core.call('vault.recover', { code, passphrase: PASSPHRASE });
    const told = JSON.stringify([core.log, core.events]);
    for (const secret of [PASSPHRASE, NEXT, ...code.split('-')]) expect(told).not.toContain(secret);
  });
});

type RecoverySlot = Extract<KeySlot, { readonly kind: 'recovery' }>;

const EDITS: Readonly<Record<string, (slot: RecoverySlot) => KeySlot>> = {
  salt: (slot) => ({ ...slot, kdf: { ...slot.kdf, salt: flipped(slot.kdf.salt) } }),
  iv: (slot) => ({ ...slot, iv: flipped(slot.iv) }),
  sealedKey: (slot) => ({ ...slot, sealedKey: flipped(slot.sealedKey) }),
  tag: (slot) => ({ ...slot, tag: flipped(slot.tag) }),
};

function flipped(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString('base64');
}
