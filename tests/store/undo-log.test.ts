import { describe, expect, it } from 'vitest';
import type { UndoDirection, UndoLog } from '../../db/store/undo-log.ts';
import { openUndoLog } from '../../db/store/undo-log.ts';
import type { LibraryStores } from '../../db/store/library.ts';
import { newId } from '../../db/service/new-id.ts';
import { emptyLibrary } from '../support/library.ts';

function insertTag(stores: LibraryStores, name: string): void {
  stores.databases.library
    .prepare(
      `INSERT INTO tag (public_id, parent_id, name, name_key, colour, description, created_at)
       VALUES (?, NULL, ?, lower(?), 'yellow', '', 0)`,
    )
    .run(newId(), name, name);
}

function names(stores: LibraryStores): unknown[] {
  return stores.databases.library.prepare('SELECT name FROM tag ORDER BY id').pluck().all();
}

interface Step {
  readonly mergeKey?: string;
  readonly undo?: UndoLog;
}

function step(stores: LibraryStores, change: () => void, { mergeKey, undo = stores.undo }: Step = {}): void {
  const { recorded } = undo.record(change);
  const name = {
    command: 'tags.update' as const,
    subject: {},
    ...(mergeKey === undefined ? {} : { mergeKey }),
  };
  undo.keep(name, recorded, 0);
}

/** Takes the next step, as the command does: in a transaction. */
function take(stores: LibraryStores, direction: UndoDirection, undo = stores.undo): boolean {
  const [next] = undo.next(direction, null);
  if (next === undefined) return false;
  stores.databases.library.transaction(() => undo.take(direction, next)).immediate();
  return true;
}

function kept(undo: UndoLog): number[] {
  return undo
    .page(0, 100)
    .steps.map(({ id }) => id)
    .toReversed();
}

const sql = (stores: LibraryStores, text: string): void => void stores.databases.library.exec(text);

describe('undo', () => {
  it('takes back what was added, changed and removed, and does it again', () => {
    const stores = emptyLibrary();
    step(stores, () => insertTag(stores, 'A'));
    step(stores, () => sql(stores, `UPDATE tag SET name = 'B'`));
    step(stores, () => sql(stores, 'DELETE FROM tag'));
    const seen = [take(stores, 'undo'), names(stores), take(stores, 'undo'), names(stores)];
    expect(seen).toEqual([true, ['B'], true, ['A']]);
    expect([take(stores, 'undo'), names(stores), take(stores, 'undo')]).toEqual([true, [], false]);
    expect([take(stores, 'redo'), take(stores, 'redo'), names(stores)]).toEqual([true, true, ['B']]);
    expect([take(stores, 'redo'), names(stores), take(stores, 'redo')]).toEqual([true, [], false]);
  });

  it('swaps two names although no two siblings may share one', () => {
    const stores = emptyLibrary();
    insertTag(stores, 'A');
    insertTag(stores, 'B');
    step(stores, () =>
      sql(
        stores,
        `UPDATE tag SET name_key = 'x' WHERE name = 'A'; UPDATE tag SET name_key = 'a' WHERE name = 'B';
         UPDATE tag SET name_key = 'b' WHERE name = 'A';`,
      ),
    );
    const keys = stores.databases.library.prepare('SELECT name_key FROM tag ORDER BY id').pluck();
    take(stores, 'undo');
    expect(keys.all()).toEqual(['a', 'b']);
    take(stores, 'redo');
    expect(keys.all()).toEqual(['b', 'a']);
  });

  it('keeps text of any kind exactly', () => {
    const stores = emptyLibrary();
    const hostile = 'a"\'\\ \u0000 \u200c\u2028\u{1f480} [] {} null \t\n é e\u0301';
    insertTag(stores, hostile);
    step(stores, () => sql(stores, 'DELETE FROM tag'));
    take(stores, 'undo');
    expect(names(stores)).toEqual([hostile]);
  });

  it('refuses to write over a row that is not as the step left it', () => {
    const stores = emptyLibrary();
    step(stores, () => insertTag(stores, 'A'));
    sql(stores, `UPDATE tag SET name = 'changed behind its back'`);
    expect(() => take(stores, 'undo')).toThrow('not as the step left it');
    expect(names(stores)).toEqual(['changed behind its back']);
  });

  it('leaves alone what the step did not change', () => {
    const stores = emptyLibrary();
    insertTag(stores, 'A');
    step(stores, () => sql(stores, `UPDATE tag SET colour = 'green'`));
    stores.undo.unrecorded(() => sql(stores, `UPDATE tag SET description = 'kept'`));
    take(stores, 'undo');
    const row = stores.databases.library.prepare('SELECT colour, description FROM tag').get();
    expect(row).toEqual({ colour: 'yellow', description: 'kept' });
  });

  it('forgets what could be redone once something else is done', () => {
    const stores = emptyLibrary();
    step(stores, () => insertTag(stores, 'A'));
    take(stores, 'undo');
    step(stores, () => insertTag(stores, 'B'));
    expect(stores.undo.status().redo).toBeNull();
    expect(stores.undo.page(0, 10).total).toBe(1);
  });

  it('goes back to a step in the list, that one taken back too', () => {
    const stores = emptyLibrary();
    for (const name of ['A', 'B', 'C']) step(stores, () => insertTag(stores, name));
    const second = stores.undo.page(0, 10).steps[1];
    const next = stores.undo.next('undo', second?.id ?? 0);
    expect(next.map(({ id }) => id)).toEqual([3, 2]);
    expect(stores.undo.next('redo', 3)).toEqual([]);
  });
});

describe('a part that is not recorded', () => {
  it('stays when the rest is undone', () => {
    const stores = emptyLibrary();
    step(stores, () => {
      stores.undo.unrecorded(() => insertTag(stores, 'stays'));
      sql(stores, `UPDATE tag SET name = 'changed'`);
    });
    take(stores, 'undo');
    expect(names(stores)).toEqual(['stays']);
  });

  it('ends where it throws, and the rest is recorded', () => {
    const stores = emptyLibrary();
    step(stores, () => {
      expect(() =>
        stores.undo.unrecorded(() => {
          throw new Error('refused');
        }),
      ).toThrow('refused');
      insertTag(stores, 'A');
    });
    take(stores, 'undo');
    expect(names(stores)).toEqual([]);
  });
});

describe('steps with the same key', () => {
  it('are one where they follow one another', () => {
    const stores = emptyLibrary();
    insertTag(stores, 'A');
    step(stores, () => sql(stores, `UPDATE tag SET name = 'AB'`), { mergeKey: 'typing' });
    step(stores, () => sql(stores, `UPDATE tag SET name = 'ABC', colour = 'red'`), { mergeKey: 'typing' });
    expect(stores.undo.page(0, 10).total).toBe(1);
    take(stores, 'undo');
    expect(names(stores)).toEqual(['A']);
    take(stores, 'redo');
    expect(names(stores)).toEqual(['ABC']);
  });

  it('are no step at all where the last takes the first back', () => {
    const stores = emptyLibrary();
    insertTag(stores, 'A');
    step(stores, () => sql(stores, `UPDATE tag SET name = 'AB'`), { mergeKey: 'typing' });
    step(stores, () => sql(stores, `UPDATE tag SET name = 'A'`), { mergeKey: 'typing' });
    expect(stores.undo.status().undo).toBeNull();
  });

  it('are two where something was undone between them', () => {
    const stores = emptyLibrary();
    insertTag(stores, 'A');
    step(stores, () => sql(stores, `UPDATE tag SET name = 'AB'`), { mergeKey: 'typing' });
    step(stores, () => sql(stores, `UPDATE tag SET colour = 'red'`));
    take(stores, 'undo');
    step(stores, () => sql(stores, `UPDATE tag SET name = 'ABC'`), { mergeKey: 'typing' });
    expect(stores.undo.page(0, 10).total).toBe(2);
  });
});

describe('records of a step', () => {
  it('counts what the researcher would count, however many rows hang on it', () => {
    const stores = emptyLibrary();
    const { recorded } = stores.undo.record(() => {
      insertTag(stores, 'A');
      sql(stores, `INSERT INTO tag_alias (tag_id, alias_key, alias) VALUES (1, 'x', 'X'), (1, 'y', 'Y')`);
    });
    expect(recorded.records).toBe(1);
  });
});

describe('what is kept', () => {
  it('ends with the oldest beyond the number of steps', () => {
    const stores = emptyLibrary();
    const undo = openUndoLog(stores.databases.library, { steps: 3, length: 1_000_000 });
    for (const name of ['A', 'B', 'C', 'D', 'E']) step(stores, () => insertTag(stores, name), { undo });
    expect(kept(undo)).toEqual([3, 4, 5]);
  });

  it('ends with the oldest where their images are too long, but never with the newest', () => {
    const stores = emptyLibrary();
    const undo = openUndoLog(stores.databases.library, { steps: 1000, length: 3000 });
    for (const name of ['A', 'B']) step(stores, () => insertTag(stores, name.repeat(500)), { undo });
    expect(kept(undo)).toEqual([1, 2]);
    step(stores, () => insertTag(stores, 'C'.repeat(500)), { undo });
    expect(kept(undo)).toEqual([3]);
    step(stores, () => insertTag(stores, 'D'.repeat(5000)), { undo });
    expect(kept(undo)).toEqual([4]);
  });

  it('holds nothing of a long text that was not changed', () => {
    const stores = emptyLibrary();
    insertTag(stores, 'A');
    sql(stores, `UPDATE tag SET description = 'unchangeable words'`);
    step(stores, () => sql(stores, `UPDATE tag SET trashed_at = 1`));
    const images = stores.databases.library.prepare('SELECT before || after FROM undo_row').pluck().all();
    expect(images.join()).not.toContain('unchangeable');
  });
});
