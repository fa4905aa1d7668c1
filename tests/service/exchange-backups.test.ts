import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract } from '../../db/contract/contract.ts';
import type { BackupName } from '../../db/contract/ids.ts';
import { bringBackup, saveBackupAs } from '../../db/service/exchange-backups.ts';
import { failFolderSync } from '../support/failing-folder-sync.ts';
import { finishedVaults, openCoreOn } from '../support/finished-vaults.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const vaults = finishedVaults();

async function folderWithBackup(): Promise<{ readonly folder: string; readonly name: BackupName }> {
  const folder = vaults.copy('open');
  const core = openCoreOn(folder);
  const made = valueOf(await core.call('backups.create', {}));
  core.close();
  return { folder, name: contract['backups.create'].output.parse(made).backup.name };
}

describe('a backup that is saved elsewhere', () => {
  it('leaves whatever lies beside it as it is, and nothing unfinished', async () => {
    const { folder, name } = await folderWithBackup();
    const place = temporaryFolder();
    writeFileSync(join(place, 'copy.unfinished'), 'somebody else’s');
    valueOf(saveBackupAs(folder, name, join(place, 'copy')));
    expect(readdirSync(place).sort()).toEqual(['copy', 'copy.unfinished']);
    expect(readFileSync(join(place, 'copy.unfinished'), 'utf8')).toBe('somebody else’s');
  });

  it('is there and whole where only its name could not be made safe, and that is said', async () => {
    const { folder, name } = await folderWithBackup();
    const place = temporaryFolder();
    failFolderSync('every');
    expect(codeOf(saveBackupAs(folder, name, join(place, 'copy')))).toBe('not-settled');
    expect(readdirSync(place)).toEqual(['copy']);
    expect(readFileSync(join(place, 'copy'))).toEqual(readFileSync(join(folder, 'backups', name)));
  });
});

it('a backup that is brought in is not there where that could not be made safe', async () => {
  const { folder, name } = await folderWithBackup();
  const other = vaults.copy('open');
  openCoreOn(other).close();
  failFolderSync(2);
  expect(codeOf(bringBackup(other, join(folder, 'backups', name)))).toBe('data-folder-not-writable');
  expect(readdirSync(join(other, 'backups'))).toEqual([]);
});
