import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupName } from '../../db/contract/ids.ts';
import { sealRestore, settleRestore, startRestore, withdrawRestore } from '../../db/vault/restore-folder.ts';
import { startTestCore } from '../support/core.ts';
import { failFolderSync } from '../support/failing-folder-sync.ts';
import { folderFingerprint } from '../support/folder-fingerprint.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const KEPT = backupName.parse('before-restore-20260101t000000000z-7.db');
const FILES = ['library.db', 'originals.db', 'state.json'];
/** What finishing does, in its order. */
const MOVES: readonly (readonly [from: string, to: string])[] = [
  ['library.db', `backups/${KEPT}`],
  ['originals.db', `backups/${KEPT}.originals`],
  ['restoring/library.db', 'library.db'],
  ['restoring/originals.db', 'originals.db'],
  ['restoring/state.json', 'state.json'],
];

/** A folder with an old library and a new one laid ready, not yet decided. */
function laidReady(): string {
  const folder = temporaryFolder();
  for (const name of [...FILES, 'vault.json']) writeFileSync(join(folder, name), `old ${name}`);
  const target = valueOf(startRestore(folder));
  for (const name of FILES) writeFileSync(join(target, name), `new ${name}`);
  return folder;
}

function contentOf(folder: string, name: string): string | null {
  return existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null;
}

describe('a restoring that was interrupted', () => {
  it('is taken back before it was decided', () => {
    const folder = laidReady();
    settleRestore(folder);
    for (const name of FILES) expect(contentOf(folder, name)).toBe(`old ${name}`);
    expect(existsSync(join(folder, 'restoring'))).toBe(false);
  });

  it('is taken back where its plan could not be written for certain', () => {
    const folder = laidReady();
    sealRestore(folder, KEPT);
    withdrawRestore(folder);
    settleRestore(folder);
    for (const name of FILES) expect(contentOf(folder, name)).toBe(`old ${name}`);
    expect(existsSync(join(folder, 'restoring'))).toBe(false);
  });

  it('does not bring back what was being erased', async () => {
    const folder = laidReady();
    sealRestore(folder, KEPT);
    // What an erasure writes first, in the place of the key slots.
    writeFileSync(join(folder, 'vault.json'), 'sanad erased\n');
    const core = startTestCore({ dataFolder: folder });
    const status = await core.call('vault.status', {});
    expect(status).toMatchObject({ ok: true, value: { state: 'absent' } });
    expect(FILES.map((name) => contentOf(folder, name))).toEqual([null, null, null]);
  });

  it.each([0, 1, 2, 3, 4, 5])('is finished after %i of its moves', (moves) => {
    const folder = laidReady();
    sealRestore(folder, KEPT);
    for (const [from, to] of MOVES.slice(0, moves)) renameSync(join(folder, from), join(folder, to));
    settleRestore(folder);
    for (const name of FILES) expect(contentOf(folder, name)).toBe(`new ${name}`);
    expect(contentOf(folder, `backups/${KEPT}`)).toBe('old library.db');
    expect(contentOf(folder, `backups/${KEPT}.originals`)).toBe('old originals.db');
    expect(contentOf(folder, 'vault.json')).toBe('old vault.json');
    expect(existsSync(join(folder, 'restoring'))).toBe(false);
  });

  it.each([
    ['its plan', true],
    ['the loss of its plan', false],
  ])('waits, with every file as it was, until %s is safe on the disk', (_, isDecided) => {
    const folder = laidReady();
    if (isDecided) sealRestore(folder, KEPT);
    const before = folderFingerprint(folder);
    const disk = failFolderSync(1);
    expect(() => settleRestore(folder)).toThrow('EIO');
    expect(folderFingerprint(folder)).toEqual(before);
    disk.end();
    settleRestore(folder);
    expect(contentOf(folder, 'library.db')).toBe(isDecided ? 'new library.db' : 'old library.db');
  });

  it('moves the log of the old library aside, so that the new one is never mixed with it', () => {
    const folder = laidReady();
    writeFileSync(join(folder, 'library.db-wal'), 'old log');
    sealRestore(folder, KEPT);
    settleRestore(folder);
    expect(contentOf(folder, 'library.db-wal')).toBeNull();
    expect(contentOf(folder, `backups/${KEPT}-wal`)).toBe('old log');
  });

  it('moves nothing where its plan was edited', () => {
    const folder = laidReady();
    sealRestore(folder, KEPT);
    writeFileSync(join(folder, 'restoring', 'plan.json'), '{"format":1,"keptAs":"../../x.db","files":[]}');
    settleRestore(folder);
    for (const name of FILES) expect(contentOf(folder, name)).toBe(`old ${name}`);
    expect(codeOf(startRestore(folder))).toBe('data-folder-unsuitable');
  });

  it('leaves alone a folder that holds something else', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'restoring'));
    writeFileSync(join(folder, 'restoring', 'mine'), 'mine');
    settleRestore(folder);
    expect(contentOf(folder, 'restoring/mine')).toBe('mine');
    rmSync(join(folder, 'restoring'), { recursive: true });
  });
});
