import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract } from '../../db/contract/contract.ts';
import type { LibraryStatus } from '../../db/contract/models.ts';
import type { Core } from '../../db/service/core.ts';
import { finishedVaults, openCoreOn, PASSPHRASE } from '../support/finished-vaults.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const vaults = finishedVaults();

async function statusOf(core: Core): Promise<LibraryStatus> {
  return contract['library.status'].output.parse(valueOf(await core.call('library.status', {})));
}

async function makeTags(core: Core, ...names: readonly string[]): Promise<void> {
  for (const name of names) valueOf(await core.call('tags.create', { name }));
}

/** What one session on a data folder finds, asks and does. */
async function inSession<Value>(folder: string, work: (core: Core) => Promise<Value>): Promise<Value> {
  const core = openCoreOn(folder);
  try {
    return await work(core);
  } finally {
    core.close();
  }
}

/** A library of three commands, in whose place a copy from before the last two was put. */
async function setBackFolder(): Promise<string> {
  const folder = vaults.copy('open');
  const old = join(temporaryFolder(), 'library.db');
  await inSession(folder, (core) => makeTags(core, 'First'));
  cpSync(join(folder, 'library.db'), old);
  await inSession(folder, (core) => makeTags(core, 'Second', 'Third'));
  cpSync(old, join(folder, 'library.db'));
  return folder;
}

/** The files of a session that ended without closing: what it did stands in the log alone. */
async function unclosedFolder(): Promise<string> {
  const folder = vaults.copy('open');
  const copied = temporaryFolder();
  const core = openCoreOn(folder);
  await makeTags(core, 'First', 'Second', 'Third');
  cpSync(folder, copied, { recursive: true });
  core.close();
  // The numbers that were written last belong to the same moment.
  cpSync(join(folder, 'state.json'), join(copied, 'state.json'));
  return copied;
}

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  writeFileSync(path, bytes);
}

describe('an old copy of the library put in its place', () => {
  it('is told with what was seen and what was found', async () => {
    const { setBack, seq } = await inSession(await setBackFolder(), statusOf);
    expect(setBack).toEqual({ seenSeq: seq + 2, foundSeq: seq });
  });

  it('is told again at each opening, also once as much was done as was lost', async () => {
    const folder = await setBackFolder();
    const { setBack } = await inSession(folder, statusOf);
    await inSession(folder, (core) => makeTags(core, 'Fourth', 'Fifth', 'Sixth'));
    expect((await inSession(folder, statusOf)).setBack).toEqual(setBack);
  });

  it('is never told again once that was accepted', async () => {
    const folder = await setBackFolder();
    await inSession(folder, async (core) => {
      valueOf(await core.call('library.acceptSetBack', {}));
      expect((await statusOf(core)).setBack).toBeNull();
    });
    expect((await inSession(folder, statusOf)).setBack).toBeNull();
  });

  it('is told anew when it happens a second time', async () => {
    const folder = await setBackFolder();
    const old = readFileSync(join(folder, 'library.db'));
    await inSession(folder, async (core) => {
      valueOf(await core.call('library.acceptSetBack', {}));
      await makeTags(core, 'Fourth');
    });
    writeFileSync(join(folder, 'library.db'), old);
    const { setBack, seq } = await inSession(folder, statusOf);
    expect(setBack).toEqual({ seenSeq: seq + 1, foundSeq: seq });
  });

  it('is told by the names of the backups where state.json went with it', async () => {
    const folder = await setBackFolder();
    rmSync(join(folder, 'state.json'));
    const { setBack, seq } = await inSession(folder, statusOf);
    expect(setBack).toEqual({ seenSeq: seq + 2, foundSeq: seq });
  });

  it('is not told of a backup that was restored', async () => {
    const folder = vaults.copy('open');
    await inSession(folder, (core) => makeTags(core, 'First'));
    const [name] = readdirSync(join(folder, 'backups'));
    await inSession(folder, (core) => makeTags(core, 'Second', 'Third'));
    await inSession(folder, async (core) => valueOf(await core.call('backups.restore', { name })));
    expect((await inSession(folder, statusOf)).setBack).toBeNull();
  });
});

describe('a log that was damaged', () => {
  it('is whole where nothing happened to it', async () => {
    const folder = await unclosedFolder();
    const tags = await inSession(folder, async (core) => valueOf(await core.call('tags.list', {})));
    expect(tags).toMatchObject({ total: 3 });
  });

  it('is told, and what it could not give is kept beside the library', async () => {
    const folder = await unclosedFolder();
    const log = join(folder, 'library.db-wal');
    flipByte(log, readFileSync(log).length - 5_000);
    const damaged = readFileSync(log);
    const { setBack, seq } = await inSession(folder, statusOf);
    expect(setBack?.foundSeq).toBe(seq);
    expect(setBack?.seenSeq).toBeGreaterThan(seq);
    const kept = readdirSync(join(folder, 'backups')).filter((name) => name.startsWith('damaged-'));
    expect(kept).toEqual([expect.stringMatching(/\.db$/), expect.stringMatching(/\.db-wal$/)]);
    expect(readFileSync(join(folder, 'backups', kept[1] ?? '')).equals(damaged)).toBe(true);
  });

  it('is told where all of it is gone', async () => {
    const folder = await unclosedFolder();
    rmSync(join(folder, 'library.db-wal'));
    expect((await inSession(folder, statusOf)).setBack).not.toBeNull();
  });
});

it('the notice is not accepted while the library is locked', async () => {
  const folder = vaults.copy('passphrase');
  const codes = await inSession(folder, async (core) => {
    const locked = codeOf(await core.call('library.acceptSetBack', {}));
    valueOf(await core.call('vault.unlock', { passphrase: PASSPHRASE }));
    return [locked, codeOf(await core.call('library.acceptSetBack', {}))];
  });
  expect(codes).toEqual(['vault-locked', 'ok']);
});
