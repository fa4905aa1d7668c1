import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract, type MethodName, type MethodOutput } from '../../db/contract/contract.ts';
import type { BackupName } from '../../db/contract/ids.ts';
import { openDatabase } from '../../db/vault/open-database.ts';
import { unsealOpenly } from '../../db/vault/key-slots.ts';
import { readVaultFile } from '../../db/vault/vault-file.ts';
import { startTestCore, type TestCore } from '../support/core.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { finishedVaults, openCoreOn, PASSPHRASE } from '../support/finished-vaults.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const vaults = finishedVaults();
const PAGE_BYTES = 4096;

async function ask<Name extends MethodName>(
  { core }: Pick<TestCore, 'core'>,
  method: Name,
  input: unknown = {},
): Promise<MethodOutput<Name>> {
  // Sound: the schema that was just applied is the one the type is made from.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return contract[method].output.parse(valueOf(await core.call(method, input))) as MethodOutput<Name>;
}

async function codesOf({ core }: TestCore, ...methods: readonly MethodName[]): Promise<string[]> {
  const codes: string[] = [];
  for (const method of methods) codes.push(codeOf(await core.call(method, {})));
  return codes;
}

/** A library with a tag and a note, closed, with one full backup of it. */
async function folderWithBackup(): Promise<{ readonly folder: string; readonly name: BackupName }> {
  const folder = vaults.copy('open');
  const core = openCoreOn(folder);
  await ask({ core }, 'tags.create', { name: 'Evin' });
  await ask({ core }, 'notes.create', { title: 'Evin' });
  const { backup } = await ask({ core }, 'backups.create');
  core.close();
  return { folder, name: backup.name };
}

/** The first page of a table in the file, by its name. */
function rootPageOf(folder: string, table: string): number {
  const key = valueOf(unsealOpenly(valueOf(readVaultFile(folder))));
  const database = valueOf(openDatabase(join(folder, 'library.db'), key));
  const page = database
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(table);
  database.close();
  if (page === undefined) throw new Error(`There is no table ${table}`);
  return page;
}

/** Pages are counted from 1; of the first one the header stays. */
function zeroPage(path: string, page: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0, (page - 1) * PAGE_BYTES + (page === 1 ? 100 : 0), page * PAGE_BYTES);
  writeFileSync(path, bytes);
}

function zeroTable(folder: string, table: string): void {
  zeroPage(join(folder, 'library.db'), rootPageOf(folder, table));
}

/** The hashes of what a library is made of; an empty log is nothing, and its index holds nothing. */
function filesOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder).filter((name) => /^(?:library|originals)\.db(?:-wal)?$|json$/.test(name));
  const hashes = names.map((name) => [name, hashOf(join(folder, name))]);
  return Object.fromEntries(hashes.filter(([, hash]) => hash !== NOTHING));
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

const NOTHING = createHash('sha256').digest('hex');

function backupsIn(folder: string): string[] {
  return readdirSync(join(folder, 'backups')).toSorted();
}

describe('a library with a damaged table', () => {
  it('opens for reading, as far as it can be read', async () => {
    const { folder } = await folderWithBackup();
    zeroTable(folder, 'note');
    const at = startTestCore({ dataFolder: folder });
    expect(await ask(at, 'vault.status')).toMatchObject({ state: 'open', isReadOnly: true });
    expect(await codesOf(at, 'documents.list', 'notes.list', 'library.status')).toEqual([
      'ok',
      'library-damaged',
      'ok',
    ]);
  });

  it('refuses every command, in plain words', async () => {
    const { folder } = await folderWithBackup();
    zeroTable(folder, 'tag');
    const at = startTestCore({ dataFolder: folder });
    const refused = await at.call('notes.create', { title: 'New' });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'library-read-only', message: expect.stringContaining('Restore a backup') },
    });
    expect(codeOf(await at.call('settings.set', { theme: 'dark' }))).toBe('library-read-only');
    expect(codeOf(await at.call('vault.addPassphrase', { passphrase: 'four quiet words' }))).toBe(
      'library-read-only',
    );
    expect(await codesOf(at, 'undo.undo', 'backups.create', 'library.acceptSetBack')).toEqual([
      'library-read-only',
      'library-read-only',
      'library-read-only',
    ]);
  });

  it('stays as it is, to the last byte, also with a log that was not folded in', async () => {
    const made = await folderWithBackup();
    const core = openCoreOn(made.folder);
    await ask({ core }, 'settings.set', { theme: 'dark' });
    const folder = temporaryFolder();
    cpSync(made.folder, folder, { recursive: true });
    core.close();
    zeroPage(join(folder, 'library.db'), rootPageOf(made.folder, 'tag'));
    const before = filesOf(folder);
    expect(before['library.db-wal']).toBeDefined();
    const rescued = openCoreOn(folder);
    expect((await ask({ core: rescued }, 'settings.get')).theme).toBe('dark');
    await rescued.call('tags.list', {});
    rescued.close();
    expect(filesOf(folder)).toEqual(before);
  });

  it('is not backed up, so that no good backup makes place for it', async () => {
    const { folder } = await folderWithBackup();
    const before = backupsIn(folder);
    zeroTable(folder, 'tag');
    const time = fakeClock();
    const at = startTestCore({ dataFolder: folder, clock: time.clock });
    time.pass(600);
    at.core.close();
    expect(backupsIn(folder)).toEqual(before);
  });

  it('says in the log that it is damaged, and nothing of what is in it', async () => {
    const { folder } = await folderWithBackup();
    zeroTable(folder, 'tag');
    const at = startTestCore({ dataFolder: folder });
    await at.call('tags.list', {});
    expect(at.log).toContainEqual({ event: 'library-damaged' });
    expect(JSON.stringify(at.log)).not.toContain('Evin');
  });

  it.each(['tag', 'document', 'anchor', 'note', 'passage'])(
    'names what is damaged where it is the table %s, and reads the rest',
    async (table) => {
      const { folder } = await folderWithBackup();
      zeroTable(folder, table);
      const at = startTestCore({ dataFolder: folder });
      const { ok, problems } = await ask(at, 'library.verify');
      expect(ok).toBe(false);
      expect(problems).toContainEqual({ what: 'library', id: '', message: `The table ${table} is damaged.` });
    },
  );

  it('is replaced by a backup, and kept beside it as it was', async () => {
    const { folder, name } = await folderWithBackup();
    zeroTable(folder, 'tag');
    const damaged = hashOf(join(folder, 'library.db'));
    const at = startTestCore({ dataFolder: folder });
    expect((await ask(at, 'backups.planRestore', { name })).inBackup.tags).toBe(1);
    const { vault, kept } = await ask(at, 'backups.restore', { name });
    expect(vault).toMatchObject({ state: 'open', isReadOnly: false });
    expect(kept).toMatch(/^damaged-/);
    expect(hashOf(join(folder, 'backups', kept ?? ''))).toBe(damaged);
    expect((await ask(at, 'tags.list')).total).toBe(1);
    expect(codeOf(await at.call('tags.create', { name: 'New' }))).toBe('ok');
  });

  it('asks for its passphrase as before, and is then open for reading', async () => {
    const folder = vaults.copy('passphrase');
    const whole = readFileSync(join(folder, 'library.db'));
    // Some page of the words of the documents: which one does not matter.
    zeroPage(join(folder, 'library.db'), Math.floor(whole.length / PAGE_BYTES / 2));
    const at = startTestCore({ dataFolder: folder });
    expect(codeOf(await at.call('documents.list', {}))).toBe('vault-locked');
    const opened = await ask(at, 'vault.unlock', { passphrase: PASSPHRASE });
    expect(opened).toMatchObject({ state: 'open', isReadOnly: true });
    expect(await ask(at, 'vault.lock')).toMatchObject({ state: 'locked' });
  });
});

describe('a library that cannot be read at all', () => {
  it.each<[string, (path: string) => void]>([
    ['its first page is damaged', (path) => zeroPage(path, 1)],
    ['it is cut short', (path) => truncateSync(path, 10 * PAGE_BYTES)],
    ['it holds something else', (path) => writeFileSync(path, Buffer.alloc(20 * PAGE_BYTES, 'x'))],
  ])('says so where %s, and a backup can be restored', async (_, spoil) => {
    const { folder, name } = await folderWithBackup();
    spoil(join(folder, 'library.db'));
    const before = filesOf(folder);
    const at = startTestCore({ dataFolder: folder });
    expect(await codesOf(at, 'vault.status', 'documents.list', 'backups.list')).toEqual([
      'library-damaged',
      'library-damaged',
      'ok',
    ]);
    expect(filesOf(folder)).toEqual(before);
    expect((await ask(at, 'backups.planRestore', { name })).inLibrary).toBeNull();
    const { kept } = await ask(at, 'backups.restore', { name });
    expect(hashOf(join(folder, 'backups', kept ?? ''))).toBe(before['library.db']);
    expect((await ask(at, 'tags.list')).total).toBe(1);
  });

  it('lets its documents be read where only the originals are lost', async () => {
    const { folder } = await folderWithBackup();
    zeroPage(join(folder, 'originals.db'), 1);
    const at = startTestCore({ dataFolder: folder });
    expect((await ask(at, 'vault.status')).isReadOnly).toBe(true);
    expect((await ask(at, 'tags.list')).total).toBe(1);
    const { problems } = await ask(at, 'library.verify');
    expect(problems.map(({ what }) => what)).toEqual([
      'originals',
      ...Array.from({ length: 5 }, () => 'original'),
    ]);
  });

  it('opens for reading without its originals, names the lost file, and is mended by a backup', async () => {
    const { folder, name } = await folderWithBackup();
    rmSync(join(folder, 'originals.db'));
    const at = startTestCore({ dataFolder: folder });
    expect((await ask(at, 'vault.status')).isReadOnly).toBe(true);
    expect((await ask(at, 'documents.list')).total).toBe(5);
    const { problems } = await ask(at, 'library.verify');
    expect(problems[0]).toMatchObject({
      what: 'originals',
      message: expect.stringContaining('originals.db'),
    });
    expect(existsSync(join(folder, 'originals.db'))).toBe(false);
    const restored = await ask(at, 'backups.restore', { name });
    expect(restored).toMatchObject({ missingOriginals: 0, vault: { isReadOnly: false } });
    expect((await ask(at, 'library.verify')).ok).toBe(true);
  });

  it('opens for reading with its passphrase too where its originals are missing', async () => {
    const folder = vaults.copy('passphrase');
    rmSync(join(folder, 'originals.db'));
    const at = startTestCore({ dataFolder: folder });
    expect(await ask(at, 'vault.unlock', { passphrase: PASSPHRASE })).toMatchObject({ isReadOnly: true });
    expect((await ask(at, 'documents.list')).total).toBe(5);
  });

  it.each(['vault.json', 'library.db'])('says that a backup mends it where %s is lost', async (lost) => {
    const { folder } = await folderWithBackup();
    rmSync(join(folder, lost));
    const at = startTestCore({ dataFolder: folder });
    const failed = await at.core.call('documents.list', {});
    expect(failed.ok ? '' : failed.error.message).toMatch(/Restore a (?:full )?backup/);
  });
});

/** An open library, and a table of it that was not read yet, so that nothing of it is in the memory of SQLite. */
async function damagedMeanwhile(table: string): Promise<{ folder: string; at: TestCore }> {
  const { folder } = await folderWithBackup();
  const page = rootPageOf(folder, table);
  const at = startTestCore({ dataFolder: folder });
  zeroPage(join(folder, 'library.db'), page);
  return { folder, at };
}

describe('damage that comes while the library is open', () => {
  it('is told by the call that meets it, and from then on the library is for reading only', async () => {
    const { at } = await damagedMeanwhile('search_posting');
    await ask(at, 'tags.create', { name: 'Before' });
    const heard = at.events.length;
    expect(codeOf(await at.call('search.run', { query: 'Montazeri' }))).toBe('library-damaged');
    expect((await ask(at, 'vault.status')).isReadOnly).toBe(true);
    expect(at.events.slice(heard)).toMatchObject([
      { kind: 'changed', topics: expect.arrayContaining(['vault', 'documents']) },
    ]);
    expect((await ask(at, 'tags.list')).total).toBe(2);
    expect(codeOf(await at.call('tags.create', { name: 'After' }))).toBe('library-read-only');
  });

  it('does not stop the work where the next look finds all of it readable', async () => {
    const { folder } = await folderWithBackup();
    const path = join(folder, 'library.db');
    const page = rootPageOf(folder, 'search_posting');
    const whole = readFileSync(path);
    const at = startTestCore({ dataFolder: folder });
    zeroPage(path, page);
    expect(codeOf(await at.call('search.run', { query: 'Montazeri' }))).toBe('library-damaged');
    at.core.close();
    writeFileSync(path, whole);
    const again = startTestCore({ dataFolder: folder });
    expect((await ask(again, 'vault.status')).isReadOnly).toBe(false);
    expect(codeOf(await again.call('tags.create', { name: 'After' }))).toBe('ok');
  });

  it('is met by an automatic backup, which is not made, and by the next opening', async () => {
    const { folder, at } = await damagedMeanwhile('search_posting');
    await ask(at, 'tags.create', { name: 'Meanwhile' });
    const before = backupsIn(folder);
    at.core.close();
    expect(backupsIn(folder)).toEqual(before);
    expect(at.log).toContainEqual(expect.objectContaining({ event: 'backup-not-made' }));
    const again = startTestCore({ dataFolder: folder });
    expect((await ask(again, 'vault.status')).isReadOnly).toBe(true);
    expect((await ask(again, 'tags.list')).total).toBe(2);
  });
});
