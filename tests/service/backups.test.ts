import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  cpSync,
  mkdirSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  contract,
  type MethodInput,
  type MethodName,
  type MethodOutput,
} from '../../db/contract/contract.ts';
import type { BackupName } from '../../db/contract/ids.ts';
import { startTestCore, type TestCore } from '../support/core.ts';
import { failFolderSync } from '../support/failing-folder-sync.ts';
import { finishedVaults, openCoreOn, PASSPHRASE } from '../support/finished-vaults.ts';
import { folderFingerprint } from '../support/folder-fingerprint.ts';
import { readContents } from '../support/library-contents.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const vaults = finishedVaults();
/** The syncs of a folder while a backup is restored, and one more, which does not come. */
const SYNCS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

async function ask<Name extends MethodName>(
  { core }: Pick<TestCore, 'core'>,
  method: Name,
  input: MethodInput<Name>,
): Promise<MethodOutput<Name>> {
  // Sound: the schema that was just applied is the one the type is made from.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return contract[method].output.parse(valueOf(await core.call(method, input))) as MethodOutput<Name>;
}

function contentsOf({ core }: Pick<TestCore, 'core'>) {
  return readContents((method, input) => core.call(method, input), { history: true });
}

/** A tag on a document, a highlight and a note. */
async function work(at: TestCore, name: string): Promise<void> {
  const documentId = (await at.documents())[0]?.id ?? '';
  await ask(at, 'tags.create', { name, documentIds: [documentId] });
  await ask(at, 'highlights.create', { documentId, start: 0, end: 40 });
  await ask(at, 'notes.create', { title: name, body: `Words of ${name}` });
}

async function fullBackup(at: TestCore): Promise<BackupName> {
  return (await ask(at, 'backups.create', {})).backup.name;
}

function placeOf(folder: string, name: BackupName): string {
  return join(folder, 'backups', name);
}

/** Moves a backup into the data folder of another core. */
function carry(from: string, name: BackupName, to: string): void {
  mkdirSync(join(to, 'backups'), { recursive: true });
  cpSync(placeOf(from, name), placeOf(to, name));
}

describe('a full backup', () => {
  it('brings everything back after the work was changed', async () => {
    const at = startTestCore({ dataFolder: vaults.copy('open') });
    await work(at, 'Evin');
    const before = await contentsOf(at);
    const name = await fullBackup(at);
    await work(at, 'Gohardasht');
    const restored = await ask(at, 'backups.restore', { name });
    expect(restored.missingOriginals).toBe(0);
    expect(await contentsOf(at)).toEqual(before);
    expect(await ask(at, 'library.verify', {})).toEqual({ ok: true, problems: [] });
    expect((await ask(at, 'library.status', {})).setBack).toBeNull();
  });

  it('brings everything back where nothing is left, by the passphrase it was made under', async () => {
    const source = vaults.copy('passphrase');
    const at = startTestCore({ dataFolder: source });
    await ask(at, 'vault.unlock', { passphrase: PASSPHRASE });
    await work(at, 'Evin');
    const before = await contentsOf(at);
    const name = await fullBackup(at);
    const empty = temporaryFolder();
    carry(source, name, empty);
    const fresh = startTestCore({ dataFolder: empty });
    expect(codeOf(await fresh.call('backups.restore', { name }))).toBe('passphrase-required');
    expect(codeOf(await fresh.call('backups.restore', { name, passphrase: 'another' }))).toBe(
      'passphrase-wrong',
    );
    expect((await ask(fresh, 'vault.status', {})).state).toBe('absent');
    const restored = await ask(fresh, 'backups.restore', { name, passphrase: PASSPHRASE });
    expect(restored.kept).toBeNull();
    expect(await contentsOf(fresh)).toEqual(before);
  });

  it('shows what restoring would change, and changes nothing', async () => {
    const folder = vaults.copy('open');
    const at = startTestCore({ dataFolder: folder });
    const name = await fullBackup(at);
    await work(at, 'Evin');
    const before = folderFingerprint(join(folder, 'backups'));
    const plan = await ask(at, 'backups.planRestore', { name });
    expect(plan.inBackup).toMatchObject({ documents: 5, highlights: 0, notes: 0, tags: 0 });
    expect(plan.inLibrary).toMatchObject({ documents: 5, highlights: 1, notes: 1, tags: 1 });
    expect(folderFingerprint(join(folder, 'backups'))).toEqual(before);
  });

  it('keeps the library that was there, which can be restored in its turn', async () => {
    const at = startTestCore({ dataFolder: vaults.copy('open') });
    const name = await fullBackup(at);
    await work(at, 'Evin');
    const before = await contentsOf(at);
    const { kept } = await ask(at, 'backups.restore', { name });
    if (kept === null) throw new Error('Nothing was kept');
    await ask(at, 'backups.restore', { name: kept });
    expect(await contentsOf(at)).toEqual(before);
    expect(await ask(at, 'library.verify', {})).toEqual({ ok: true, problems: [] });
  });

  it('leaves nothing but itself in the folder of backups', async () => {
    const folder = vaults.copy('open');
    const name = await fullBackup(startTestCore({ dataFolder: folder }));
    expect(readdirSync(join(folder, 'backups'))).toEqual([name]);
  });

  it('says nothing of what is in it without the key', async () => {
    const folder = vaults.copy('open');
    const at = startTestCore({ dataFolder: folder });
    await work(at, 'palimpsest');
    const bytes = readFileSync(placeOf(folder, await fullBackup(at)));
    for (const word of ['palimpsest', 'Montazeri', 'SQLite format']) expect(bytes.includes(word)).toBe(false);
  });

  it('is refused, and nothing changed, with any byte flipped or cut off', async () => {
    const folder = vaults.copy('open');
    const at = startTestCore({ dataFolder: folder });
    const name = await fullBackup(at);
    const path = placeOf(folder, name);
    const whole = readFileSync(path);
    const { seq } = await ask(at, 'library.status', {});
    const places = [
      0,
      13,
      20,
      300,
      1_200,
      ...[0.1, 0.5, 0.9].map((part) => Math.floor(whole.length * part)),
      whole.length - 1,
    ];
    const codes: string[] = [];
    for (const place of places) {
      const flipped = Buffer.from(whole);
      flipped[place] = (flipped[place] ?? 0) ^ 1;
      writeFileSync(path, flipped);
      codes.push(codeOf(await at.call('backups.restore', { name })));
    }
    for (const length of [0, 10, 1_000, whole.length - 1]) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      codes.push(codeOf(await at.call('backups.restore', { name })));
    }
    expect(new Set(codes)).toEqual(new Set(['backup-unusable']));
    expect((await ask(at, 'library.status', {})).seq).toBe(seq);
    expect(readdirSync(folder)).not.toContain('restoring');
  });

  it('of another library, or of a newer version, is refused', async () => {
    const other = temporaryFolder();
    const foreign = startTestCore({ dataFolder: other });
    await ask(foreign, 'vault.create', { passphrase: null });
    const name = await fullBackup(foreign);
    const folder = vaults.copy('open');
    const at = startTestCore({ dataFolder: folder });
    carry(other, name, folder);
    expect(codeOf(await at.call('backups.restore', { name }))).toBe('backup-unusable');
    const bytes = readFileSync(placeOf(folder, name), 'latin1');
    writeFileSync(placeOf(folder, name), bytes.replace('sanad-backup 1', 'sanad-backup 2'), 'latin1');
    expect(codeOf(await at.call('backups.restore', { name }))).toBe('library-newer');
  });

  it('replaces a damaged library, which is kept', async () => {
    const folder = vaults.copy('open');
    const first = openCoreOn(folder);
    const made = contract['backups.create'].output.parse(valueOf(await first.call('backups.create', {})));
    first.close();
    truncateSync(join(folder, 'library.db'), 40_000);
    const at = startTestCore({ dataFolder: folder });
    expect(codeOf(await at.call('documents.list', {}))).toBe('library-damaged');
    const { kept } = await ask(at, 'backups.restore', { name: made.backup.name });
    expect(kept).toMatch(/^damaged-/);
    expect(await at.documents()).toHaveLength(5);
  });

  it('brings the key file back where that is lost', async () => {
    const folder = vaults.copy('passphrase');
    const first = openCoreOn(folder);
    valueOf(await first.call('vault.unlock', { passphrase: PASSPHRASE }));
    const made = contract['backups.create'].output.parse(valueOf(await first.call('backups.create', {})));
    first.close();
    rmSync(join(folder, 'vault.json'));
    const at = startTestCore({ dataFolder: folder });
    await ask(at, 'backups.restore', { name: made.backup.name, passphrase: PASSPHRASE });
    expect(await at.documents()).toHaveLength(5);
  });

  it('is not restored over a locked library without its passphrase', async () => {
    const folder = vaults.copy('passphrase');
    const at = startTestCore({ dataFolder: folder });
    await ask(at, 'vault.unlock', { passphrase: PASSPHRASE });
    const name = await fullBackup(at);
    await ask(at, 'vault.lock', {});
    expect(codeOf(await at.call('backups.restore', { name }))).toBe('passphrase-required');
    expect(codeOf(await at.call('backups.restore', { name, passphrase: 'no' }))).toBe('passphrase-wrong');
    expect((await ask(at, 'backups.restore', { name, passphrase: PASSPHRASE })).vault.state).toBe('open');
  });
});

describe('an automatic backup', () => {
  it('is made when a library that was changed closes, and not when it was not', async () => {
    const folder = vaults.copy('open');
    openCoreOn(folder).close();
    expect(readdirSync(folder)).not.toContain('backups');
    const core = openCoreOn(folder);
    valueOf(await core.call('tags.create', { name: 'Evin' }));
    core.close();
    openCoreOn(folder).close();
    const names = readdirSync(join(folder, 'backups'));
    expect(names).toEqual([expect.stringMatching(/^automatic-\d{8}t\d{9}z-\d+\.db$/)]);
  });

  it('brings the library back, with the originals that are here', async () => {
    const folder = vaults.copy('open');
    const core = openCoreOn(folder);
    valueOf(await core.call('tags.create', { name: 'Evin' }));
    core.close();
    const at = startTestCore({ dataFolder: folder });
    const before = await contentsOf(at);
    const [automatic] = (await ask(at, 'backups.list', {})).records;
    await work(at, 'Gohardasht');
    if (automatic === undefined) throw new Error('There is no backup');
    await ask(at, 'backups.restore', { name: automatic.name });
    expect(await contentsOf(at)).toEqual(before);
    expect(await ask(at, 'library.verify', {})).toEqual({ ok: true, problems: [] });
  });

  it('is made when the library is locked', async () => {
    const at = startTestCore({ dataFolder: vaults.copy('passphrase') });
    await ask(at, 'vault.unlock', { passphrase: PASSPHRASE });
    await ask(at, 'tags.create', { name: 'Evin' });
    await ask(at, 'vault.lock', {});
    expect((await ask(at, 'backups.list', {})).records.map(({ kind }) => kind)).toEqual(['automatic']);
  });

  it('that was cut short is removed at the next start', () => {
    const folder = vaults.copy('open');
    mkdirSync(join(folder, 'backups'));
    const part = join(folder, 'backups', 'automatic-20260101t000000000z-1.db.part');
    writeFileSync(part, 'half');
    writeFileSync(join(folder, 'backups', 'mine.part'), 'kept');
    openCoreOn(folder).close();
    expect(readdirSync(join(folder, 'backups'))).toEqual(['mine.part']);
  });
});

describe('a long piece of work on backups', () => {
  it('has put away all it had begun when Sanad gives the data folder free', async () => {
    const dataFolder = vaults.copy('open');
    const core = openCoreOn(dataFolder);
    const making = core.call('backups.create', {});
    expect(readdirSync(join(dataFolder, 'backups'))).not.toEqual([]);
    core.close();
    expect(readdirSync(join(dataFolder, 'backups'))).toEqual([]);
    expect(codeOf(await making)).toBe('cancelled');
  });

  it('ends where a locked library that is being restored is unlocked, and the library opens as it was', async () => {
    const dataFolder = vaults.copy('passphrase');
    const first = startTestCore({ dataFolder });
    await ask(first, 'vault.unlock', { passphrase: PASSPHRASE });
    const name = await fullBackup(first);
    await work(first, 'Evin');
    await ask(first, 'vault.lock', {});
    let stages = 0;
    const restoring = first.core.call('backups.restore', { name, passphrase: PASSPHRASE });
    while (!existsSync(join(dataFolder, 'restoring', 'originals.db'))) {
      stages += 1;
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      if (stages > 10_000) throw new Error('It was never laid ready');
    }
    expect(await ask(first, 'vault.unlock', { passphrase: PASSPHRASE })).toMatchObject({ state: 'open' });
    expect(existsSync(join(dataFolder, 'restoring'))).toBe(false);
    expect(codeOf(await restoring)).toBe('cancelled');
    expect((await ask(first, 'tags.list', {})).total).toBe(1);
  });

  it.each(SYNCS)(
    'tells the windows where it restored another library, also where sync %i fails',
    async (nth) => {
      const dataFolder = vaults.copy('open');
      const at = startTestCore({ dataFolder });
      const name = await fullBackup(at);
      await ask(at, 'tags.create', { name: 'Evin' });
      const before = at.events.length;
      const disk = failFolderSync(nth);
      await at.call('backups.restore', { name });
      disk.end();
      const isOther = (await ask(at, 'tags.list', {})).total === 0;
      const isTold = at.events.slice(before).some(({ kind }) => kind === 'changed');
      expect(isTold || !isOther).toBe(true);
      expect(disk.hasFailed()).toBe(nth < SYNCS.length);
    },
  );
});
