import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract } from '../../db/contract/contract.ts';
import { startTestCore, type TestCore } from '../support/core.ts';
import { finishedVaults, PASSPHRASE } from '../support/finished-vaults.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const vaults = finishedVaults();

async function endedBy(at: TestCore): Promise<readonly string[]> {
  const plan = valueOf(await at.call('vault.planPassphrase', {}));
  return contract['vault.planPassphrase'].output.parse(plan).ended.map(({ name }) => name);
}

function backupsIn(folder: string): readonly string[] {
  return readdirSync(join(folder, 'backups')).sort();
}

/** An open library with backups of every kind; two of those set aside have key slots beside them. */
async function folderWithBackups(): Promise<string> {
  const folder = vaults.copy('open');
  const at = startTestCore({ dataFolder: folder });
  const made = contract['backups.create'].output.parse(valueOf(await at.call('backups.create', {})));
  valueOf(await at.call('tags.create', { name: 'Evin' }));
  valueOf(await at.call('backups.restore', { name: made.backup.name }));
  valueOf(await at.call('tags.create', { name: 'Gohardasht' }));
  at.core.close();
  const protectedFolder = vaults.copy('passphrase');
  const aside = (name: string, from: string, slots: string): void => {
    cpSync(join(from, 'library.db'), join(folder, 'backups', name));
    cpSync(join(slots, 'vault.json'), join(folder, 'backups', `${name}.vault`));
  };
  aside('damaged-20250101t000000000z.db', protectedFolder, protectedFolder);
  aside('damaged-20250102t000000000z.db', folder, folder);
  return folder;
}

/** A library whose protection was removed after a full backup was made; `vault.json` is copied while it lies open. */
async function openedFolder(): Promise<{
  readonly folder: string;
  readonly full: string;
  readonly copied: Buffer;
}> {
  const folder = vaults.copy('passphrase');
  const at = startTestCore({ dataFolder: folder });
  valueOf(await at.call('vault.unlock', { passphrase: PASSPHRASE }));
  const made = contract['backups.create'].output.parse(valueOf(await at.call('backups.create', {})));
  valueOf(await at.call('vault.removeProtection', { passphrase: PASSPHRASE }));
  at.core.close();
  return { folder, full: made.backup.name, copied: readFileSync(join(folder, 'vault.json')) };
}

/** Sets a library aside under the key of this folder, with slots that need a passphrase. */
function setAside(folder: string, name: string): void {
  const slots = join(vaults.copy('passphrase'), 'vault.json');
  cpSync(join(folder, 'library.db'), join(folder, 'backups', name));
  cpSync(join(folder, 'originals.db'), join(folder, 'backups', `${name}.originals`));
  cpSync(slots, join(folder, 'backups', `${name}.vault`));
}

describe('a backup whose own slots need a passphrase, of a library whose protection was removed since', () => {
  it('is opened by the key that lay open: a copied vault.json restores it', async () => {
    const { folder, full, copied } = await openedFolder();
    const elsewhere = temporaryFolder();
    cpSync(folder, elsewhere, { recursive: true });
    writeFileSync(join(elsewhere, 'vault.json'), copied);
    expect(
      codeOf(await startTestCore({ dataFolder: elsewhere }).call('backups.planRestore', { name: full })),
    ).toBe('ok');
  });

  it('is named before and destroyed when a passphrase is added', async () => {
    const { folder, full } = await openedFolder();
    const aside = 'damaged-20250101t000000000z.db';
    setAside(folder, aside);
    const at = startTestCore({ dataFolder: folder });
    const before = backupsIn(folder);
    expect((await endedBy(at)).toSorted()).toEqual([aside, full].toSorted());
    expect(backupsIn(folder)).toEqual(before);
    valueOf(await at.call('vault.addPassphrase', { passphrase: PASSPHRASE }));
    expect(backupsIn(folder)).toEqual([]);
  });

  it('is destroyed too where ending it was cut short', async () => {
    const { folder, full } = await openedFolder();
    const path = join(folder, 'backups', full);
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0, 0, 4096));
    const at = startTestCore({ dataFolder: folder });
    expect(await endedBy(at)).toEqual([full]);
  });

  it('stays where the key has been another since', async () => {
    const { folder, full } = await openedFolder();
    const kept = readFileSync(join(folder, 'backups', full));
    const at = startTestCore({ dataFolder: folder });
    valueOf(await at.call('vault.addPassphrase', { passphrase: PASSPHRASE }));
    valueOf(await at.call('vault.removeProtection', { passphrase: PASSPHRASE }));
    writeFileSync(join(folder, 'backups', full), kept);
    expect(await endedBy(at)).toEqual([]);
    valueOf(await at.call('vault.addPassphrase', { passphrase: PASSPHRASE }));
    expect(backupsIn(folder)).toEqual([full]);
  });
});

describe('the backups that adding a passphrase destroys', () => {
  it('are named before: those that anybody could read, also those that a restoring set aside', async () => {
    const at = startTestCore({ dataFolder: await folderWithBackups() });
    const kinds = (await endedBy(at)).map((name) => name.replace(/-\d{8}t.*$/, ''));
    expect(kinds.toSorted()).toEqual(['automatic', 'before-restore', 'damaged', 'full']);
  });

  it('are those and no others', async () => {
    const folder = await folderWithBackups();
    const at = startTestCore({ dataFolder: folder });
    const ended = await endedBy(at);
    const before = backupsIn(folder);
    valueOf(await at.call('vault.addPassphrase', { passphrase: PASSPHRASE }));
    const spared = before.filter((file) => !ended.some((name) => file.startsWith(name)));
    expect(backupsIn(folder)).toEqual(spared);
    expect(spared).toEqual(['damaged-20250101t000000000z.db', 'damaged-20250101t000000000z.db.vault']);
  });

  it('are none where there is a passphrase already', async () => {
    const folder = vaults.copy('passphrase');
    const at = startTestCore({ dataFolder: folder });
    valueOf(await at.call('vault.unlock', { passphrase: PASSPHRASE }));
    valueOf(await at.call('tags.create', { name: 'Evin' }));
    valueOf(await at.call('vault.lock', {}));
    valueOf(await at.call('vault.unlock', { passphrase: PASSPHRASE }));
    expect(backupsIn(folder)).toHaveLength(1);
    expect(await endedBy(at)).toEqual([]);
  });
});
