import { describe, expect, it } from 'vitest';
import { noteId } from '../../db/contract/ids.ts';
import { newId } from '../../db/service/new-id.ts';
import { openNoteHistory, type HistoryLimits } from '../../db/store/note-history.ts';
import { emptyLibrary } from '../support/library.ts';

const MINUTE = 60_000;

interface Save {
  readonly body: string;
  readonly editing?: string;
  readonly atMs?: number;
}

/** A note with a history, saved over and over; no version number comes twice, and each save is a millisecond later. */
function start(limits?: HistoryLimits) {
  const stores = emptyLibrary();
  const history = openNoteHistory(stores.databases.library, limits);
  const id = noteId.parse(newId());
  let commits = 1;
  let present = { id, version: 1, title: '', body: '', words: 0, changedAt: 0 };
  return {
    save: ({ body, editing, atMs }: Save) => {
      const before = present;
      commits += 1;
      present = { ...before, version: commits, body, changedAt: atMs ?? before.changedAt + 1 };
      history.keep(present, { before, editing: editing ?? null });
      return present;
    },
    goBackTo: (earlier: typeof present) => void (present = earlier),
    bodies: () => {
      const { versions, total } = history.page(present, { offset: 0, limit: 500 });
      expect(total).toBe(versions.length);
      return versions.map(({ version }) => history.find(id, version)?.body);
    },
  };
}

describe('the history of a note', () => {
  it('has one version for each stretch of work, and leaves out the present one', () => {
    const { save, bodies } = start();
    for (const body of ['a', 'ab', 'abc']) save({ body, editing: 'first' });
    for (const body of ['d', 'de']) save({ body, editing: 'second' });
    save({ body: 'f' });
    save({ body: 'g' });
    expect(bodies()).toEqual(['f', 'de', 'abc']);
  });

  it('does not keep the empty note that it began with', () => {
    const { save, bodies } = start();
    save({ body: 'a', editing: 'first' });
    expect(bodies()).toEqual([]);
  });

  it('has no empty version once words came again', () => {
    const { save, bodies } = start();
    save({ body: 'word '.repeat(100), editing: 'first' });
    save({ body: '', editing: 'second' });
    save({ body: 'words', editing: 'third' });
    save({ body: 'other words', editing: 'fourth' });
    expect(bodies()).toEqual(['words', 'word '.repeat(100)]);
  });

  it('keeps what was undone, and what was there before the next words', () => {
    const { save, goBackTo, bodies } = start();
    const first = save({ body: 'an hour of work', editing: 'first' });
    save({ body: 'another hour of work', editing: 'second' });
    goBackTo(first);
    save({ body: 'an hour of work, and more', editing: 'second' });
    expect(bodies()).toEqual(['another hour of work', 'an hour of work']);
  });

  it('parts a stretch after ten minutes, and where the clock was set back as far', () => {
    const { save, bodies } = start();
    save({ body: 'a', editing: 'e', atMs: 60 * MINUTE });
    save({ body: 'ab', editing: 'e', atMs: 69 * MINUTE });
    save({ body: 'abc', editing: 'e', atMs: 71 * MINUTE });
    save({ body: 'abcd', editing: 'e', atMs: 0 });
    expect(bodies()).toEqual(['abc', 'ab']);
  });

  it('keeps a text of which one save takes away half', () => {
    const { save, bodies } = start();
    save({ body: 'word '.repeat(100), editing: 'e' });
    save({ body: '', editing: 'e' });
    expect(bodies()).toEqual(['word '.repeat(100)]);
  });

  it('stays within its number of versions: crowded ones go, the first and the newest stay', () => {
    const { save, bodies } = start({ versions: 30, length: 1_000_000 });
    save({ body: 'first', atMs: 0 });
    save({ body: 'alone', atMs: 1_000 * MINUTE });
    for (let minute = 0; minute < 100; minute += 1)
      save({ body: String(minute), atMs: (5_000 + minute) * MINUTE });
    const kept = bodies();
    expect(kept).toHaveLength(29);
    expect(kept.slice(0, 18)).toEqual(Array.from({ length: 18 }, (_, place) => String(98 - place)));
    expect(kept).toContain('alone');
    expect(kept.at(-1)).toBe('first');
  });

  it('stays within its length, and always has the newest', () => {
    const { save, bodies } = start({ versions: 30, length: 1_000 });
    for (const letter of 'abcdef') save({ body: letter.repeat(400) });
    save({ body: 'x'.repeat(5_000) });
    expect(bodies()).toEqual([]);
    save({ body: 'short' });
    expect(bodies()).toEqual([]);
  });
});
