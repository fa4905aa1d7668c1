import { describe, expect, it } from 'vitest';
import type { MethodInput } from '../../db/contract/contract.ts';
import { MAX_TAG_DEPTH } from '../../db/contract/tags.ts';
import { dispatchOver, type TestDispatch } from '../support/dispatch.ts';
import { fileLibrary, type FileLibrary } from '../support/file-library.ts';
import { addDocument, emptyLibrary } from '../support/library.ts';
import { codeOf } from '../support/vault.ts';

type Trashed = MethodInput<'trash.restore'>['records'][number];

const asTag = (id: string): Trashed => ({ kind: 'tag', id });
const asNote = (id: string): Trashed => ({ kind: 'note', id });

/** Destroys what is named, or everything, with the number that is asked for. */
function destroy(on: TestDispatch, records?: readonly Trashed[]): number {
  const input = records === undefined ? {} : { records: [...records] };
  const refused = on.dispatch('trash.empty', input);
  const confirmedRecords = refused.ok ? 0 : Number(refused.error.details?.['records']);
  return on.call('trash.empty', { ...input, confirmedRecords }).destroyed;
}

/** The tags as a tree: each name after those above it. */
function tree(on: TestDispatch): string[] {
  const { records } = on.call('tags.list', {});
  const byId = new Map(records.map((tag) => [tag.id, tag]));
  return records.map((tag) => {
    const names = [tag.name];
    for (let above = byId.get(tag.parentId ?? tag.id); above !== undefined && above.name !== names[0];) {
      names.unshift(above.name);
      above = above.parentId === null ? undefined : byId.get(above.parentId);
    }
    return names.join(' / ');
  });
}

function withTree(on: TestDispatch): Readonly<Record<'prisons' | 'evin' | 'ward', string>> {
  const prisons = on.call('tags.create', { name: 'Prisons' }).id;
  const evin = on.call('tags.create', { name: 'Evin', parentId: prisons }).id;
  const ward = on.call('tags.create', { name: 'Ward 209', parentId: evin }).id;
  return { prisons, evin, ward };
}

function desk() {
  const stores = emptyLibrary();
  const on = dispatchOver(stores);
  const tick = (): void => void (on.clock.nowMs += 1000);
  return { on, tick, documentId: addDocument(stores, { text: 'A letter from Evin' }), ...withTree(on) };
}

describe('tags in the trash', () => {
  it('are one entry where they went together, counted with those below', () => {
    const { on, prisons } = desk();
    on.call('tags.remove', { tagIds: [prisons] });
    const { records } = on.call('trash.list', {});
    expect(records.map(({ label, records: count }) => [label, count])).toEqual([['Prisons', 3]]);
  });

  it('are entries of their own where they went at different times', () => {
    const { on, tick, prisons, evin } = desk();
    on.call('tags.remove', { tagIds: [evin] });
    tick();
    on.call('tags.remove', { tagIds: [prisons] });
    const { records } = on.call('trash.list', {});
    expect(records.map(({ label, records: count }) => [label, count])).toEqual([
      ['Prisons', 1],
      ['Evin', 2],
    ]);
  });

  it('come back with those below them, and on all that carried them', () => {
    const { on, prisons, ward, documentId } = desk();
    on.call('tags.apply', { tagIds: [ward], documentIds: [documentId] });
    const before = [tree(on), on.call('documents.list', {}).records];
    on.call('tags.remove', { tagIds: [prisons] });
    expect(on.call('documents.list', {}).records[0]?.tags).toEqual([]);
    expect(on.call('trash.restore', { records: [asTag(prisons)] })).toEqual({ restored: 1, renamed: 0 });
    expect([tree(on), on.call('documents.list', {}).records]).toEqual(before);
  });

  it('come to the top where the one above is not there', () => {
    const { on, tick, prisons, evin } = desk();
    on.call('tags.remove', { tagIds: [evin] });
    tick();
    on.call('tags.remove', { tagIds: [prisons] });
    on.call('trash.restore', { records: [asTag(evin)] });
    expect(tree(on)).toEqual(['Evin', 'Evin / Ward 209']);
  });

  it('come back below the one above where both come back, in whichever order they are named', () => {
    const { on, tick, prisons, evin } = desk();
    on.call('tags.remove', { tagIds: [evin] });
    tick();
    on.call('tags.remove', { tagIds: [prisons] });
    on.call('trash.restore', { records: [asTag(evin), asTag(prisons)] });
    expect(tree(on)).toEqual(['Prisons', 'Prisons / Evin', 'Prisons / Evin / Ward 209']);
  });

  it('come back below the one above, also where that one was made later', () => {
    const { on, tick, prisons } = desk();
    const places = on.call('tags.create', { name: 'Places' }).id;
    on.call('tags.move', { tagId: prisons, parentId: places });
    on.call('tags.remove', { tagIds: [prisons] });
    tick();
    on.call('tags.remove', { tagIds: [places] });
    on.call('trash.restore', { records: [asTag(prisons), asTag(places)] });
    expect(tree(on).slice(0, 2)).toEqual(['Places', 'Places / Prisons']);
  });

  it('come to the top where they would lie deeper than tags may', () => {
    const { on, evin, prisons } = desk();
    on.call('tags.remove', { tagIds: [evin] });
    let parentId: string | null = null;
    for (let depth = 1; depth < MAX_TAG_DEPTH; depth += 1)
      parentId = on.call('tags.create', { name: `Level ${depth}`, parentId }).id;
    on.call('tags.move', { tagId: prisons, parentId });
    on.call('trash.restore', { records: [asTag(evin)] });
    expect(tree(on).slice(0, 2)).toEqual(['Evin', 'Evin / Ward 209']);
  });

  it('get a number behind their name where a sibling has taken it, and it is said', () => {
    const { on, prisons } = desk();
    on.call('tags.remove', { tagIds: [prisons] });
    on.call('tags.create', { name: 'PRISONS' });
    on.call('tags.create', { name: 'Prisons (2)' });
    expect(on.call('trash.restore', { records: [asTag(prisons)] })).toEqual({ restored: 1, renamed: 1 });
    expect(tree(on).filter((name) => !name.includes('/'))).toEqual(['PRISONS', 'Prisons (2)', 'Prisons (3)']);
  });

  it('keep to the length of a name where they get a number', () => {
    const { on } = desk();
    const name = `${'n'.repeat(199)}x`;
    const { id } = on.call('tags.create', { name });
    on.call('tags.remove', { tagIds: [id] });
    on.call('tags.create', { name });
    on.call('trash.restore', { records: [asTag(id)] });
    expect(on.call('tags.get', { tagId: id }).name).toBe(`${'n'.repeat(196)} (2)`);
  });

  it('go back into the trash, under their own name, when restoring is undone', () => {
    const { on, prisons } = desk();
    on.call('tags.remove', { tagIds: [prisons] });
    on.call('tags.create', { name: 'Prisons' });
    on.call('trash.restore', { records: [asTag(prisons)] });
    on.call('undo.undo', {});
    expect(on.call('trash.list', {}).records.map(({ label }) => label)).toEqual(['Prisons']);
  });

  it('are destroyed with those that went together with them, and what they were on stays', () => {
    const { on, prisons, ward, documentId } = desk();
    on.call('tags.apply', { tagIds: [ward], documentIds: [documentId] });
    on.call('tags.remove', { tagIds: [prisons] });
    expect(destroy(on)).toBe(3);
    expect(on.call('trash.list', {}).total).toBe(0);
    expect(on.call('documents.list', {}).records.map(({ tags }) => tags)).toEqual([[]]);
  });

  it('leave what was removed at another time in the trash, to come back at the top', () => {
    const { on, tick, prisons, evin } = desk();
    on.call('tags.remove', { tagIds: [evin] });
    tick();
    on.call('tags.remove', { tagIds: [prisons] });
    expect(destroy(on, [asTag(prisons)])).toBe(1);
    on.call('trash.restore', { records: [asTag(evin)] });
    expect(tree(on)).toEqual(['Evin', 'Evin / Ward 209']);
  });
});

describe('notes in the trash', () => {
  it('are called by their title, or by how they begin', () => {
    const { on, tick } = desk();
    const named = on.call('notes.create', { title: 'To check', body: 'Dates.' }).id;
    const unnamed = on.call('notes.create', { body: 'Ask about **the date**.' }).id;
    on.call('notes.remove', { noteIds: [named] });
    tick();
    on.call('notes.remove', { noteIds: [unnamed] });
    expect(on.call('trash.list', {}).records.map(({ label }) => label)).toEqual([
      'Ask about the date.',
      'To check',
    ]);
  });

  it('come back as they were', () => {
    const { on, evin, documentId } = desk();
    const before = on.call('notes.create', {
      title: 'To check',
      body: `[[tag:${evin}|Evin]]`,
      about: { kind: 'document', id: documentId },
      tagIds: [evin],
    });
    on.call('notes.remove', { noteIds: [before.id] });
    expect(codeOf(on.dispatch('notes.get', { noteId: before.id }))).toBe('not-found');
    on.call('trash.restore', { records: [asNote(before.id)] });
    expect(on.call('notes.get', { noteId: before.id })).toEqual(before);
  });

  it('come back as an ordinary note where their day has another journal note', () => {
    const { on } = desk();
    const first = on.call('notes.create', { role: 'journal', day: '2026-11-23', body: 'First.' });
    on.call('notes.remove', { noteIds: [first.id] });
    const second = on.call('notes.create', { role: 'journal', day: '2026-11-23', body: 'Second.' });
    on.call('trash.restore', { records: [asNote(first.id)] });
    const { role, day, body } = on.call('notes.get', { noteId: first.id });
    expect({ role, day, body }).toEqual({ role: 'note', day: null, body: 'First.' });
    expect(on.call('notes.journal', { day: '2026-11-23' }).note?.id).toBe(second.id);
  });

  it('bring back one journal note of a day where two of it come back', () => {
    const { on } = desk();
    const ids = ['First.', 'Second.'].map((body) => {
      const { id } = on.call('notes.create', { role: 'journal', day: '2026-11-23', body });
      on.call('notes.remove', { noteIds: [id] });
      return id;
    });
    on.call('trash.restore', { records: ids.map(asNote) });
    expect(ids.map((id) => on.call('notes.get', { noteId: id }).role).toSorted()).toEqual([
      'journal',
      'note',
    ]);
  });
});

describe('a note about something that was destroyed', () => {
  it('stays, and says that it is missing', () => {
    const { on, documentId } = desk();
    const { id } = on.call('notes.create', {
      body: `See [[document:${documentId}|the letter]].`,
      about: { kind: 'document', id: documentId },
    });
    on.call('documents.remove', { documentIds: [documentId] });
    destroy(on);
    const { about, links, body } = on.call('notes.get', { noteId: id });
    expect([about?.isMissing, links.map(({ isMissing }) => isMissing)]).toEqual([true, [true]]);
    expect(body).toContain('the letter');
  });
});

describe('destroyed tags and notes', () => {
  const WORDS = ['Zorvexqua', 'Limdrapho', 'Kwiostbel', 'Vaxnimtor', 'Qelphadru', 'جهفثقضمن'];
  const [title, body, first, tagName, description, alias] = WORDS;

  function fill({ stores }: FileLibrary): { on: TestDispatch; tagId: string; noteId: string } {
    const on = dispatchOver(stores);
    const tag = on.call('tags.create', { name: tagName ?? '', description, aliases: [alias ?? ''] });
    const note = on.call('notes.create', { title: 'kept', body: `${first} once` });
    on.clock.nowMs += 3_600_000;
    on.call('notes.save', {
      noteId: note.id,
      version: note.version,
      title,
      body: `${body} [[tag:${tag.id}|${tagName}]]`,
      editing: 'later',
    });
    return { on, tagId: tag.id, noteId: note.id };
  }

  it('leave none of their words in any file, earlier versions of a note included', () => {
    const library = fileLibrary();
    const { on, tagId, noteId } = fill(library);
    expect(library.wordsInFiles(WORDS)).toEqual(WORDS);
    on.call('tags.remove', { tagIds: [tagId] });
    on.call('notes.remove', { noteIds: [noteId] });
    destroy(on);
    expect(library.wordsInFiles(WORDS)).toEqual([]);
  });
});
