import { describe, expect, it } from 'vitest';
import type { TagId } from '../../db/contract/ids.ts';
import { dispatchOver, type TestDispatch } from '../support/dispatch.ts';
import { addDocument, emptyLibrary } from '../support/library.ts';
import { codeOf } from '../support/vault.ts';

function startEmpty(): TestDispatch {
  return dispatchOver(emptyLibrary());
}

function make(library: TestDispatch, name: string, parentId: TagId | null = null): TagId {
  return library.call('tags.create', { name, parentId }).id;
}

/** Names in the order of the tree, each with as many dots before it as it lies deep. */
function tree(library: TestDispatch): string[] {
  const { records } = library.call('tags.list', {});
  const depths = new Map<string, number>();
  return records.map(({ id, parentId, name }) => {
    const depth = parentId === null ? 0 : (depths.get(parentId) ?? 0) + 1;
    depths.set(id, depth);
    return '.'.repeat(depth) + name;
  });
}

describe('the tree of tags', () => {
  it('lists each tag before its children, siblings by name', () => {
    const library = startEmpty();
    const prisons = make(library, 'Prisons');
    make(library, 'Gohardasht', prisons);
    make(library, 'Evin', prisons);
    make(library, 'Dates');
    expect(tree(library)).toEqual(['Dates', 'Prisons', '.Evin', '.Gohardasht']);
  });

  it('lists siblings by the Persian alphabet', () => {
    const library = startEmpty();
    const names = [
      'ادعا',
      'پرونده',
      'تاریخ',
      'چاپ',
      'دادگاه',
      'ژاله',
      'سند',
      'کرج',
      'گوهردشت',
      'نام',
      'وکیل',
      'هیئت',
    ];
    for (const name of names.toReversed()) make(library, name);
    expect(tree(library)).toEqual(names);
  });

  it('pages through a tree of any shape without losing or doubling a tag', () => {
    const library = startEmpty();
    const parents: (TagId | null)[] = [null];
    for (let index = 0; index < 60; index += 1) {
      const parent = parents[(index * 7) % parents.length] ?? null;
      parents.push(make(library, `Tag ${index}`, parent));
    }
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = library.call('tags.list', { limit: 7, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...page.records.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(library.call('tags.list', {}).records.map(({ id }) => id));
    expect(new Set(paged).size).toBe(60);
  });

  it.each([
    ['case', 'Evin', 'EVIN'],
    ['diacritics', 'Fayçal', 'Faycal'],
    ['dashes', 'Kani–Rahmani', 'Kani-Rahmani'],
    ['the two yehs and kafs', 'يزدي كتاب', 'یزدی کتاب'],
  ])('takes two siblings for the same that differ only in %s', (_what, first, second) => {
    const library = startEmpty();
    make(library, first);
    expect(codeOf(library.dispatch('tags.create', { name: second }))).toBe('name-taken');
  });

  it('lets the same name stand at two places', () => {
    const library = startEmpty();
    const one = make(library, 'One');
    make(library, 'Evin');
    make(library, 'Evin', one);
    expect(tree(library)).toEqual(['Evin', 'One', '.Evin']);
  });

  it('moves a tag with all below it, and not below itself or its own', () => {
    const library = startEmpty();
    const [a, b] = [make(library, 'A'), make(library, 'B')];
    const child = make(library, 'Child', a);
    library.call('tags.move', { tagId: a, parentId: b });
    expect(tree(library)).toEqual(['B', '.A', '..Child']);
    for (const parentId of [a, child]) {
      expect(codeOf(library.dispatch('tags.move', { tagId: a, parentId }))).toBe('invalid-input');
    }
    expect(codeOf(library.dispatch('tags.move', { tagId: child, parentId: null }))).toBe('ok');
  });
});

describe('a name', () => {
  it.each([
    ['empty', ''],
    ['of white space', ' \t'],
    ['with NUL', 'a\u0000b'],
    ['that turns what stands around it', 'abc\u202Etxt'],
    ['of a lone surrogate', '\ud800'],
    ['that does not show', '\u200B\u200D'],
    ['of 10 MB', 'x'.repeat(10_000_000)],
  ])('%s is refused, and nothing is made', (_what, name) => {
    const library = startEmpty();
    expect(codeOf(library.dispatch('tags.create', { name }))).toBe('invalid-input');
    expect(library.call('tags.list', {}).total).toBe(0);
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '__proto__',
    'constructor',
    '☂',
    'زن‌ستیزی',
    "'; DROP TABLE tag; --",
  ])('“%s” is a name like any other', (name) => {
    const library = startEmpty();
    make(library, name);
    expect(tree(library)).toEqual([name]);
  });
});

describe('finding a tag while typing', () => {
  it('looks at names and aliases, those that begin with it first', () => {
    const library = startEmpty();
    library.call('tags.create', { name: 'Old Evin' });
    library.call('tags.create', { name: 'Prison of the north', aliases: ['evin prison'] });
    library.call('tags.create', { name: 'Nothing of it' });
    const found = library.call('tags.list', { text: 'Évin' }).records.map(({ name }) => name);
    expect(found).toEqual(['Prison of the north', 'Old Evin']);
  });
});

describe('tagging', () => {
  it('makes a tag and puts it on records as one step to undo', () => {
    const stores = emptyLibrary();
    const library = dispatchOver(stores);
    const documentIds = [addDocument(stores), addDocument(stores)];
    expect(library.call('tags.create', { name: 'To check', documentIds }).documents).toBe(2);
    library.call('undo.undo', {});
    expect(library.call('tags.list', {}).total).toBe(0);
    expect(library.call('documents.list', {}).records.map(({ tags }) => tags)).toEqual([[], []]);
  });

  it('makes a tag on a note as one step to undo', () => {
    const library = startEmpty();
    const note = library.call('notes.create', { title: 'On places' });
    library.call('tags.create', { name: 'Places', noteIds: [note.id] });
    expect(library.call('notes.get', { noteId: note.id }).tags.map(({ name }) => name)).toEqual(['Places']);
    library.call('undo.undo', {});
    expect(library.call('notes.get', { noteId: note.id }).tags).toEqual([]);
    expect(tree(library)).toEqual([]);
  });

  it('counts only the records it changed, and none the second time', () => {
    const stores = emptyLibrary();
    const library = dispatchOver(stores);
    const documentIds = [addDocument(stores), addDocument(stores)];
    const tagIds = [make(library, 'A'), make(library, 'B')];
    expect(library.call('tags.apply', { tagIds, documentIds })).toEqual({ changed: 2 });
    expect(library.call('tags.apply', { tagIds, documentIds })).toEqual({ changed: 0 });
    expect(library.call('tags.withdraw', { tagIds, documentIds: documentIds.slice(1) })).toEqual({
      changed: 1,
    });
  });

  it('asks before it touches more than twenty records, with their number', () => {
    const stores = emptyLibrary();
    const library = dispatchOver(stores);
    const documentIds = Array.from({ length: 21 }, () => addDocument(stores));
    const tagIds = [make(library, 'A')];
    const asked = library.dispatch('tags.apply', { tagIds, documentIds });
    expect(asked).toMatchObject({
      ok: false,
      error: { code: 'confirmation-needed', details: { records: 21 } },
    });
    expect(library.call('tags.get', { tagId: tagIds[0] ?? '' }).documents).toBe(0);
    library.call('tags.apply', { tagIds, documentIds, confirmedRecords: 21 });
    expect(library.call('tags.get', { tagId: tagIds[0] ?? '' }).documents).toBe(21);
  });

  it('filters documents by all, any and none, with the tags below', () => {
    const stores = emptyLibrary();
    const library = dispatchOver(stores);
    const [first, second, third] = [addDocument(stores), addDocument(stores), addDocument(stores)];
    const prisons = make(library, 'Prisons');
    const evin = make(library, 'Evin', prisons);
    const letters = make(library, 'Letters');
    library.call('tags.apply', { tagIds: [evin], documentIds: [first, second] });
    library.call('tags.apply', { tagIds: [letters], documentIds: [second, third] });
    const found = (tags: object) => library.call('documents.list', { tags }).records.map(({ id }) => id);
    expect(found({ all: [prisons, letters] })).toEqual([second]);
    expect(found({ any: [prisons, letters] })).toEqual([first, second, third]);
    expect(found({ any: [letters], none: [prisons] })).toEqual([third]);
  });

  it('tells which tags occur together', () => {
    const stores = emptyLibrary();
    const library = dispatchOver(stores);
    const documentIds = [addDocument(stores), addDocument(stores)];
    const [a, b, c] = [make(library, 'A'), make(library, 'B'), make(library, 'C')];
    library.call('tags.apply', { tagIds: [a, b], documentIds });
    library.call('tags.apply', { tagIds: [c], documentIds: documentIds.slice(0, 1) });
    const pairs = library.call('tags.together', {}).records;
    expect(pairs.map(({ first, second, documents }) => [first.name + second.name, documents])).toEqual([
      ['AB', 2],
      ['AC', 1],
      ['BC', 1],
    ]);
  });
});

describe('merging', () => {
  it('says what will change, and changes just that', () => {
    const stores = emptyLibrary();
    const library = dispatchOver(stores);
    const [one, two] = [addDocument(stores), addDocument(stores)];
    const evin = library.call('tags.create', {
      name: 'Evin',
      aliases: ['Evin prison'],
      documentIds: [one, two],
    }).id;
    const prisons = library.call('tags.create', { name: 'Prisons', documentIds: [two] }).id;
    make(library, 'Ward 8', evin);
    const plan = library.call('tags.planMerge', { tagId: evin, intoId: prisons });
    expect(plan).toMatchObject({ documents: 2, highlights: 0, notes: 0, children: 1 });
    const before = library.call('undo.status', {}).undo?.id;
    const merged = library.call('tags.merge', { tagId: evin, intoId: prisons });
    expect(merged).toMatchObject({ documents: 2, children: 1, aliases: ['Evin', 'Evin prison'] });
    const step = library.call('undo.status', {}).undo;
    expect(step).toMatchObject({ command: 'tags.merge', subject: { name: 'Evin', into: 'Prisons' } });
    expect(step?.id).not.toBe(before);
    expect(step?.records).toBe(plan.records);
    expect(tree(library)).toEqual(['Prisons', '.Ward 8']);
  });

  it('merges children of the same name as well', () => {
    const library = startEmpty();
    const [a, b] = [make(library, 'A'), make(library, 'B')];
    make(library, 'Same', a);
    make(library, 'same', b);
    make(library, 'Other', a);
    library.call('tags.merge', { tagId: a, intoId: b });
    expect(tree(library)).toEqual(['B', '.Other', '.same']);
  });

  it('is refused into itself and into its own child', () => {
    const library = startEmpty();
    const parent = make(library, 'Parent');
    const child = make(library, 'Child', parent);
    for (const intoId of [parent, child]) {
      expect(codeOf(library.dispatch('tags.merge', { tagId: parent, intoId }))).toBe('invalid-input');
    }
    library.call('tags.merge', { tagId: child, intoId: parent });
    expect(tree(library)).toEqual(['Parent']);
  });
});

describe('removing', () => {
  it('takes the tags below along, and undoing brings back who carried them', () => {
    const stores = emptyLibrary();
    const library = dispatchOver(stores);
    const documentIds = [addDocument(stores)];
    const parent = library.call('tags.create', { name: 'Parent', documentIds }).id;
    make(library, 'Child', parent);
    expect(library.call('tags.remove', { tagIds: [parent] })).toEqual({ removed: 2 });
    expect(library.call('documents.list', {}).records[0]?.tags).toEqual([]);
    library.call('undo.undo', {});
    expect(tree(library)).toEqual(['Parent', '.Child']);
    expect(library.call('documents.list', {}).records[0]?.tags.map(({ name }) => name)).toEqual(['Parent']);
  });
});
