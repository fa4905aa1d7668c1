import { describe, expect, it } from 'vitest';
import { backup, type Backup, type Problem, type RestorePlan } from '../../db/contract/vault.ts';
import { ERROR_CODES } from '../../db/contract/result.ts';
import { jobId } from '../../db/contract/ids.ts';
import { newJobId } from '../../renderer/api/jobs.ts';
import { groupBackups } from '../../renderer/features/backups/group-backups.ts';
import { groupProblems } from '../../renderer/features/backups/group-problems.ts';
import { commitDifference, countDifferences } from '../../renderer/features/backups/restore-differences.ts';
import { isRestorable } from '../../renderer/features/backups/restorable.ts';

function aBackup(kind: Backup['kind'], stamp: string): Backup {
  const ending = kind === 'full' ? 'sanad-backup' : 'db';
  return backup.parse({
    name: `${kind}-${stamp}-7.${ending}`,
    kind,
    seq: 7,
    madeAt: '2026-11-23T09:40:00.000Z',
    bytes: 4096,
    protection: null,
  });
}

const problem = (what: Problem['what'], id = ''): Problem => ({ what, id, message: 'It is damaged.' });

const CONTENTS = { seq: 40, documents: 5, highlights: 12, notes: 3, tags: 9, links: 0 };

function aPlan(changes: Partial<RestorePlan>): RestorePlan {
  return {
    backup: aBackup('full', '20261123t094000123z'),
    inBackup: CONTENTS,
    inLibrary: CONTENTS,
    ...changes,
  };
}

describe('the backups by what they are', () => {
  it('begin with what one made oneself and end with what was set aside', () => {
    const kinds = (['damaged', 'automatic', 'before-restore', 'full'] as const).map((kind) =>
      aBackup(kind, '20261123t094000123z'),
    );
    expect(groupBackups(kinds).map(({ kind }) => kind)).toEqual([
      'full',
      'automatic',
      'before-restore',
      'damaged',
    ]);
  });

  it('stay in their order within a kind', () => {
    const newest = aBackup('automatic', '20261123t094000123z');
    const older = aBackup('automatic', '20261122t094000123z');
    const groups = groupBackups([newest, aBackup('full', '20261122t100000000z'), older]);
    expect(groups.at(1)?.backups).toEqual([newest, older]);
  });

  it('leave out a kind of which there is none', () => {
    expect(groupBackups([])).toEqual([]);
  });
});

describe('what restoring would change', () => {
  it('is told for every kind of record, fewer as well as more', () => {
    const plan = aPlan({ inLibrary: { ...CONTENTS, highlights: 15, notes: 1 } });
    expect(countDifferences(plan).map(({ what, difference }) => [what, difference])).toEqual([
      ['documents', 0],
      ['highlights', -3],
      ['notes', 2],
      ['tags', 0],
      ['links', 0],
    ]);
  });

  it('is not told where the library cannot be read', () => {
    const [documents] = countDifferences(aPlan({ inLibrary: null }));
    expect(documents).toEqual({ what: 'documents', now: null, inBackup: 5, difference: null });
  });

  it.each([
    { name: 'loses what was changed since', here: 43, expected: { kind: 'lost', commits: 3 } },
    { name: 'brings what the library lacks', here: 38, expected: { kind: 'gained', commits: 2 } },
    { name: 'is level with the library', here: 40, expected: { kind: 'level' } },
  ])('$name', ({ here, expected }) => {
    expect(commitDifference(aPlan({ inLibrary: { ...CONTENTS, seq: here } }))).toEqual(expected);
  });

  it('says nothing of changes where the library cannot be read', () => {
    expect(commitDifference(aPlan({ inLibrary: null }))).toBeNull();
  });
});

describe('what a check found', () => {
  it('is gathered by what is not as it should be, each record once', () => {
    const problems = [
      problem('original', 'a'),
      problem('library'),
      problem('original', 'a'),
      problem('original', 'b'),
    ];
    expect(groupProblems(problems)).toEqual([
      { what: 'original', count: 3, ids: ['a', 'b'] },
      { what: 'library', count: 1, ids: [] },
    ]);
  });
});

describe('a library that cannot be opened', () => {
  it('is restored where its files are the reason, and not where a newer Sanad made it', () => {
    expect(ERROR_CODES.filter(isRestorable)).toEqual([
      'vault-file-damaged',
      'library-damaged',
      'library-missing',
    ]);
  });
});

describe('the id of a job', () => {
  it('is one that the core takes, and another each time', () => {
    const ids = Array.from({ length: 50 }, newJobId);
    expect(ids.filter((id) => !jobId.safeParse(id).success)).toEqual([]);
    expect(new Set(ids).size).toBe(50);
  });
});
