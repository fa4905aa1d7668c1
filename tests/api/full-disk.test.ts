import { describe, expect, it } from 'vitest';
import type { LibraryStores } from '../../db/store/library.ts';
import { dispatchOver } from '../support/dispatch.ts';
import { emptyLibrary } from '../support/library.ts';
import { codeOf } from '../support/vault.ts';

// A library that may not grow answers as one on a full disk does: SQLite itself says SQLITE_FULL.
function letGrow({ databases }: LibraryStores, pages: number): void {
  const now = Number(databases.library.pragma('page_count', { simple: true }));
  databases.library.pragma(`max_page_count = ${now + pages}`);
}

/** A dispatch over a library that is full, and what was asked of the space in reserve. */
function fullLibrary(room: { readonly pages: number } | null) {
  const stores = emptyLibrary();
  letGrow(stores, 0);
  const asked: string[] = [];
  const at = dispatchOver(stores, () => {
    asked.push('room');
    if (room !== null) letGrow(stores, room.pages);
    return room !== null;
  });
  const write = () => codeOf(at.dispatch('notes.create', { title: 'New', body: 'x'.repeat(100_000) }));
  return { ...at, stores, asked, write };
}

describe('a command for which the disk has no room', () => {
  it('is made with the space that was held in reserve, once', () => {
    const at = fullLibrary({ pages: 10_000 });
    expect(at.write()).toBe('ok');
    expect(at.call('notes.list', {}).total).toBe(1);
    expect(at.asked).toEqual(['room']);
    expect(at.events).toHaveLength(1);
  });

  it('is refused where there is nothing in reserve, and nothing was changed', () => {
    const at = fullLibrary(null);
    const seq = at.stores.meta.read().seq;
    expect(at.write()).toBe('disk-full');
    expect({ seq: at.stores.meta.read().seq, events: at.events }).toEqual({ seq, events: [] });
  });

  it('is refused where what was in reserve is not enough: it is tried once, not for ever', () => {
    const at = fullLibrary({ pages: 1 });
    expect(at.write()).toBe('disk-full');
    expect(at.asked).toEqual(['room']);
  });

  it('can be made when there is room again', () => {
    const at = fullLibrary(null);
    expect(at.write()).toBe('disk-full');
    letGrow(at.stores, 10_000);
    expect(at.write()).toBe('ok');
    expect(at.call('undo.status', {}).undo).not.toBeNull();
  });
});
