import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vaultId } from '../../db/contract/ids.ts';
import { newId } from '../../db/service/new-id.ts';
import { keepSeenState, readStateFile, writeStateFile, type Schedule } from '../../db/vault/state-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const id = vaultId.parse(newId());

/** A schedule whose time the test moves on. */
function fakeSchedule() {
  const waiting = new Set<() => void>();
  const schedule: Schedule = (action) => {
    waiting.add(action);
    return () => waiting.delete(action);
  };
  return {
    schedule,
    waiting: () => waiting.size,
    timePasses() {
      for (const action of waiting) {
        waiting.delete(action);
        action();
      }
    },
  };
}

function ignoreFailure(): void {
  throw new Error('no failure was expected');
}

describe('state.json', () => {
  it('comes back as it was written', () => {
    const folder = temporaryFolder();
    writeStateFile(folder, { vaultId: id, seq: 42 });
    expect(readStateFile(folder)).toEqual({ vaultId: id, seq: 42 });
  });

  it.each([
    ['missing', null],
    ['empty', ''],
    ['not JSON', '{'],
    ['of another shape', '{"format":1}'],
    ['of a later format', JSON.stringify({ format: 2, vaultId: id, seq: 3 })],
    ['with a negative counter', JSON.stringify({ format: 1, vaultId: id, seq: -1 })],
    ['absurdly large', ' '.repeat(10_000)],
  ])('says nothing when it is %s', (_, text) => {
    const folder = temporaryFolder();
    if (text !== null) writeFileSync(join(folder, 'state.json'), text);
    expect(readStateFile(folder)).toBeNull();
  });
});

describe('the keeper of state.json', () => {
  it('writes at once when it starts, and nothing when there is nothing new', () => {
    const folder = temporaryFolder();
    keepSeenState(folder, { vaultId: id, seq: 7 }, { ...fakeSchedule(), onFailure: ignoreFailure });
    expect(readStateFile(folder)?.seq).toBe(7);
    writeFileSync(join(folder, 'state.json'), JSON.stringify({ format: 1, seq: 9, vaultId: id }));
    const before = readFileSync(join(folder, 'state.json'), 'utf8');
    keepSeenState(folder, { vaultId: id, seq: 9 }, { ...fakeSchedule(), onFailure: ignoreFailure }).close();
    expect(readFileSync(join(folder, 'state.json'), 'utf8')).toBe(before);
  });

  it('writes once for many commits, after a while', () => {
    const folder = temporaryFolder();
    const time = fakeSchedule();
    const keeper = keepSeenState(folder, { vaultId: id, seq: 1 }, { ...time, onFailure: ignoreFailure });
    for (let seq = 2; seq <= 50; seq += 1) keeper.note(seq);
    expect(readStateFile(folder)?.seq).toBe(1);
    expect(time.waiting()).toBe(1);
    time.timePasses();
    expect(readStateFile(folder)?.seq).toBe(50);
    keeper.note(51);
    time.timePasses();
    expect(readStateFile(folder)?.seq).toBe(51);
  });

  it('writes what is left when it closes, and then no more', () => {
    const folder = temporaryFolder();
    const time = fakeSchedule();
    const keeper = keepSeenState(folder, { vaultId: id, seq: 1 }, { ...time, onFailure: ignoreFailure });
    keeper.note(2);
    keeper.close();
    expect(readStateFile(folder)?.seq).toBe(2);
    expect(time.waiting()).toBe(0);
  });

  it('keeps that the library was set back until that is accepted, whatever is done meanwhile', () => {
    const folder = temporaryFolder();
    const setBack = { seenSeq: 9, foundSeq: 3 };
    const time = fakeSchedule();
    const keeper = keepSeenState(
      folder,
      { vaultId: id, seq: 3, setBack },
      { ...time, onFailure: ignoreFailure },
    );
    keeper.note(12);
    time.timePasses();
    expect(readStateFile(folder)).toEqual({ vaultId: id, seq: 12, setBack });
    keeper.acceptSetBack();
    expect(readStateFile(folder)).toEqual({ vaultId: id, seq: 12 });
  });

  it('keeps at once that something could not be read, until the library was opened again', () => {
    const folder = temporaryFolder();
    const start = { vaultId: id, seq: 3 };
    keepSeenState(folder, start, { ...fakeSchedule(), onFailure: ignoreFailure }).doubt();
    expect(readStateFile(folder)).toEqual({ ...start, isDoubted: true });
    keepSeenState(folder, start, { ...fakeSchedule(), onFailure: ignoreFailure });
    expect(readStateFile(folder)).toEqual(start);
  });

  it('replaces the state of another vault', () => {
    const folder = temporaryFolder();
    writeStateFile(folder, { vaultId: vaultId.parse(newId()), seq: 99 });
    keepSeenState(folder, { vaultId: id, seq: 3 }, { ...fakeSchedule(), onFailure: ignoreFailure });
    expect(readStateFile(folder)).toEqual({ vaultId: id, seq: 3 });
  });

  it('tells of a write that failed, without failing itself', () => {
    const failures: unknown[] = [];
    const file = join(temporaryFolder(), 'a-file');
    writeFileSync(file, '');
    const keeper = keepSeenState(
      join(file, 'below'),
      { vaultId: id, seq: 3 },
      { ...fakeSchedule(), onFailure: (error) => failures.push(error) },
    );
    keeper.close();
    expect(failures).toHaveLength(2);
    expect(readdirSync(join(file, '..'))).toEqual(['a-file']);
  });
});
