import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInProcess } from '../support/command-line.ts';
import { zeroTable } from '../support/damaged-table.ts';
import { prepareLibrary } from '../support/prepared-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const library = await prepareLibrary();

interface Place {
  readonly dataFolder: string;
  readonly corpusFile: string;
}

/** A library in whose place a copy from before its last two changes was put. */
async function setBack(): Promise<Place> {
  const place = { dataFolder: library.copyOpen(), corpusFile: library.corpusFile };
  const file = join(place.dataFolder, 'library.db');
  const old = join(temporaryFolder(), 'library.db');
  await runInProcess(place, 'call', 'tags.create', '{"name":"First"}');
  cpSync(file, old);
  await runInProcess(place, 'call', 'tags.create', '{"name":"Second"}');
  await runInProcess(place, 'call', 'tags.create', '{"name":"Third"}');
  cpSync(old, file);
  return place;
}

function damaged(): Place {
  const place = { dataFolder: library.copyOpen(), corpusFile: library.corpusFile };
  zeroTable(place.dataFolder, 'note');
  return place;
}

describe('a library that was set back to an older copy', () => {
  it('is told by “status”, with both numbers', async () => {
    const run = await runInProcess(await setBack(), 'status', '--json');
    const told = run.json();
    expect(told).toMatchObject({ setBack: { seenSeq: expect.any(Number), foundSeq: expect.any(Number) } });
    expect(told).not.toHaveProperty('isReadOnly');
    expect(run.status).toBe(0);
  });

  it('is told by “status” in words, before everything else', async () => {
    const { stdout } = await runInProcess(await setBack(), 'status');
    expect(stdout).toMatch(/^The library is older than it was: .+acceptSetBack\n\nData folder/);
  });

  it('is told by “verify”, also by its exit status, although every file is whole', async () => {
    const place = await setBack();
    const run = await runInProcess(place, 'verify', '--json');
    expect(run.status).toBe(1);
    expect(run.json()).toMatchObject({
      ok: true,
      problems: [],
      setBack: { seenSeq: expect.any(Number) },
      error: { code: 'changed-meanwhile' },
    });
    expect((await runInProcess(place, 'verify')).stdout).toMatch(/^The library is older than it was: .+\n$/);
  });

  it('is told no longer once that was accepted', async () => {
    const place = await setBack();
    await runInProcess(place, 'call', 'library.acceptSetBack', '{}');
    expect((await runInProcess(place, 'status', '--json')).json()).not.toHaveProperty('setBack');
    expect((await runInProcess(place, 'verify')).stdout).toBe('Everything is as it should be.\n');
  });
});

describe('a library that is open for reading only', () => {
  it('is told by “status”', async () => {
    const run = await runInProcess(damaged(), 'status', '--json');
    expect(run.json()).toMatchObject({ isReadOnly: true, documents: 5 });
    expect((await runInProcess(damaged(), 'status')).stdout).toMatch(
      /^The library is damaged and open for reading only\..+\n\nData folder/,
    );
  });

  it('is told by “verify”, with what is wrong', async () => {
    const run = await runInProcess(damaged(), 'verify', '--json');
    expect(run.status).toBe(1);
    expect(run.json()).toMatchObject({ ok: false, isReadOnly: true, error: { code: 'library-damaged' } });
    expect((await runInProcess(damaged(), 'verify')).stdout).toMatch(/reading only\..+\nlibrary /);
  });
});
