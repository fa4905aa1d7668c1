import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameBackup } from '../../db/vault/backup-names.ts';
import type { BackupFile } from '../../db/vault/backups-folder.ts';
import { outdatedBackups, rotateBackups } from '../../db/vault/rotate-backups.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A Wednesday, at noon. */
const NOW_MS = Date.parse('2026-01-07T12:00:00Z');

function madeAt(madeAtMs: number, parts: Partial<BackupFile> = {}): BackupFile {
  const label = { kind: 'automatic', madeAtMs, seq: 1, ...parts } as const;
  return { bytes: 1_000, protection: null, ...label, name: nameBackup(label, () => false) };
}

/** The moments of those that are kept, of backups given newest first. */
function kept(backups: readonly BackupFile[]): string[] {
  const outdated = new Set(outdatedBackups(backups));
  return backups
    .filter(({ name }) => !outdated.has(name))
    .map(({ madeAtMs }) => new Date(madeAtMs).toISOString());
}

function every(stepMs: number, count: number): BackupFile[] {
  return Array.from({ length: count }, (_, index) => madeAt(NOW_MS - index * stepMs));
}

describe('of the automatic backups', () => {
  it('the newest three are kept, and the newest of each of seven days and of five weeks', () => {
    expect(kept(every(HOUR_MS, 24 * 60))).toEqual([
      '2026-01-07T12:00:00.000Z',
      '2026-01-07T11:00:00.000Z',
      '2026-01-07T10:00:00.000Z',
      '2026-01-06T23:00:00.000Z',
      '2026-01-05T23:00:00.000Z',
      '2026-01-04T23:00:00.000Z',
      '2026-01-03T23:00:00.000Z',
      '2026-01-02T23:00:00.000Z',
      '2026-01-01T23:00:00.000Z',
      '2025-12-28T23:00:00.000Z',
      '2025-12-21T23:00:00.000Z',
      '2025-12-14T23:00:00.000Z',
    ]);
  });

  it('those of a library that was not opened for a year are kept as if that year had not been', () => {
    const before = every(DAY_MS, 5).map(({ madeAtMs }) => madeAt(madeAtMs - 365 * DAY_MS));
    expect(kept([madeAt(NOW_MS), ...before])).toHaveLength(6);
  });

  it('none is let go that a clock set wrong has made look old', () => {
    expect(kept([madeAt(NOW_MS), madeAt(0)])).toHaveLength(2);
  });

  it('the oldest go where all together take more than two gigabytes, never the newest two', () => {
    const large = every(DAY_MS, 6).map((backup) => ({ ...backup, bytes: 600 * 2 ** 20 }));
    expect(kept(large)).toHaveLength(3);
    const huge = every(DAY_MS, 6).map((backup) => ({ ...backup, bytes: 9 * 2 ** 30 }));
    expect(kept(huge)).toHaveLength(2);
  });
});

it('no other kind is ever let go', () => {
  const others = every(HOUR_MS, 40).flatMap(({ madeAtMs }) => [
    madeAt(madeAtMs, { kind: 'full' }),
    madeAt(madeAtMs, { kind: 'before-restore' }),
    madeAt(madeAtMs, { kind: 'damaged', seq: null }),
  ]);
  expect(outdatedBackups(others)).toEqual([]);
});

it('the one just made stays although the clock was set back', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'backups'));
  const justMade = madeAt(NOW_MS - 900 * DAY_MS);
  const names = [justMade, ...every(DAY_MS, 60)].map(({ name }) => name);
  for (const name of [...names, 'mine.db']) writeFileSync(join(folder, 'backups', name), 'x');
  rotateBackups(folder, justMade.name);
  const left = readdirSync(join(folder, 'backups'));
  expect(left).toContain(justMade.name);
  expect(left).toContain('mine.db');
  expect(left.length).toBeLessThan(20);
});
