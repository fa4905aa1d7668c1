import { describe, expect, it } from 'vitest';
import type { SavedSearchId } from '../../db/contract/ids.ts';
import type { SavedQuestion } from '../../db/contract/saved-searches.ts';
import { newId } from '../../db/service/new-id.ts';
import { dispatchOver, type TestDispatch } from '../support/dispatch.ts';
import { emptyLibrary } from '../support/library.ts';
import { codeOf } from '../support/vault.ts';

const QUESTION: SavedQuestion = { query: 'Raisi -Evin', exact: false, scope: {}, spellingsOff: [] };

function keep(library: TestDispatch, name: string, question: SavedQuestion = QUESTION): SavedSearchId {
  return library.call('savedSearches.create', { name, question }).id;
}

function names(library: TestDispatch): string[] {
  return library.call('savedSearches.list', {}).records.map(({ name }) => name);
}

describe('a saved search', () => {
  it('is listed with all that it asks', () => {
    const library = dispatchOver(emptyLibrary());
    const question: SavedQuestion = {
      query: '"death commission" OR هیئت مرگ',
      exact: true,
      scope: { publishers: ['', 'A journal'], years: ['1988', ''], languages: ['fa'], kinds: ['heading'] },
      spellingsOff: [{ typed: 'Raisi', form: 'raeesi' }],
    };
    const id = keep(library, 'Commission', question);
    const moment = '2026-01-01T00:00:00.000Z';
    expect(library.call('savedSearches.list', {})).toEqual({
      records: [{ id, name: 'Commission', question, createdAt: moment, changedAt: moment }],
      total: 1,
      next: null,
    });
  });

  it('stands in the order of the names, by the Persian alphabet', () => {
    const library = dispatchOver(emptyLibrary());
    for (const name of ['وکیل', 'گوهردشت', 'evin', 'پرونده', 'Dates', 'اوین']) keep(library, name);
    expect(names(library)).toEqual(['Dates', 'evin', 'اوین', 'پرونده', 'گوهردشت', 'وکیل']);
  });

  it('is found on one page and no other', () => {
    const library = dispatchOver(emptyLibrary());
    for (let index = 0; index < 25; index += 1) keep(library, `Name ${(index * 7) % 25}`);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = library.call('savedSearches.list', { limit: 4, ...(cursor && { cursor }) });
      expect(page.total).toBe(25);
      paged.push(...page.records.map(({ name }) => name));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(names(library));
  });

  it('is refused a name that another has, in any case or spelling of its marks', () => {
    const library = dispatchOver(emptyLibrary());
    keep(library, 'Évin  names');
    const other = keep(library, 'Other');
    const again = library.dispatch('savedSearches.create', { name: 'evin names', question: QUESTION });
    const renamed = library.dispatch('savedSearches.update', { savedSearchId: other, name: 'EVIN names' });
    expect([codeOf(again), codeOf(renamed)]).toEqual(['name-taken', 'name-taken']);
    expect(names(library)).toEqual(['Évin  names', 'Other']);
  });

  it('may be renamed to another spelling of its own name', () => {
    const library = dispatchOver(emptyLibrary());
    const savedSearchId = keep(library, 'evin');
    library.call('savedSearches.update', { savedSearchId, name: 'Evin' });
    expect(names(library)).toEqual(['Evin']);
  });

  it('keeps its question when it is renamed, and its name when it is asked otherwise', () => {
    const library = dispatchOver(emptyLibrary());
    const savedSearchId = keep(library, 'One');
    library.clock.nowMs += 5000;
    const renamed = library.call('savedSearches.update', { savedSearchId, name: 'Two' });
    expect(renamed).toMatchObject({ name: 'Two', question: QUESTION, changedAt: '2026-01-01T00:00:05.000Z' });
    const question = { ...QUESTION, query: 'Evin' };
    expect(library.call('savedSearches.update', { savedSearchId, question })).toMatchObject({
      name: 'Two',
      question,
    });
  });

  it('is left alone where nothing of it would change', () => {
    const library = dispatchOver(emptyLibrary());
    const savedSearchId = keep(library, 'One');
    const commits = library.commits.length;
    library.call('savedSearches.update', { savedSearchId, name: 'One', question: QUESTION });
    expect(library.commits.length).toBe(commits);
  });

  it('that is not there is not found', () => {
    const library = dispatchOver(emptyLibrary());
    const savedSearchId = newId();
    const answers = [
      library.dispatch('savedSearches.update', { savedSearchId, name: 'One' }),
      library.dispatch('savedSearches.remove', { savedSearchId }),
      library.dispatch('savedSearches.list', { cursor: savedSearchId }),
    ];
    expect(answers.map(codeOf)).toEqual(['not-found', 'not-found', 'invalid-input']);
  });

  it('is taken back and made again, by its name', () => {
    const library = dispatchOver(emptyLibrary());
    const savedSearchId = keep(library, 'One');
    library.call('savedSearches.update', { savedSearchId, name: 'Two' });
    library.call('savedSearches.remove', { savedSearchId });
    const undo = () => {
      const { step } = library.call('undo.undo', {});
      return { command: step?.command, subject: step?.subject, names: names(library) };
    };
    expect([undo(), undo(), undo()]).toEqual([
      { command: 'savedSearches.remove', subject: { name: 'Two' }, names: ['Two'] },
      { command: 'savedSearches.update', subject: { name: 'One', into: 'Two' }, names: ['One'] },
      { command: 'savedSearches.create', subject: { name: 'One' }, names: [] },
    ]);
    library.call('undo.redo', {});
    expect(names(library)).toEqual(['One']);
  });

  it('tells every window that shows them', () => {
    const library = dispatchOver(emptyLibrary());
    const savedSearchId = keep(library, 'One');
    library.call('savedSearches.remove', { savedSearchId });
    const topics = library.events.map((event) => (event.kind === 'changed' ? event.topics : []));
    expect(topics).toEqual([
      ['saved-searches', 'undo'],
      ['saved-searches', 'undo'],
    ]);
  });

  it.each([
    ['a name that turns the text around it', { name: 'a\u202Eb' }],
    ['a name that cannot be seen', { name: '\u200b' }],
    ['a name of ten megabytes', { name: 'x'.repeat(10_000_000) }],
    ['a query with NUL', { question: { ...QUESTION, query: 'a\u0000b' } }],
    ['half a surrogate pair', { question: { ...QUESTION, query: 'a\ud800' } }],
    ['a query too long to be kept', { question: { ...QUESTION, query: 'x'.repeat(4001) } }],
    ['an empty query', { question: { ...QUESTION, query: '' } }],
    ['a year that is none', { question: { ...QUESTION, scope: { years: ['88'] } } }],
    ['a field that there is not', { question: { ...QUESTION, isAdmin: true } }],
  ])('is not made with %s', (_, wrong) => {
    const library = dispatchOver(emptyLibrary());
    const made = library.dispatch('savedSearches.create', { name: 'One', question: QUESTION, ...wrong });
    expect([codeOf(made), names(library)]).toEqual(['invalid-input', []]);
  });

  it('named __proto__ is a name like any other', () => {
    const library = dispatchOver(emptyLibrary());
    keep(library, '__proto__', { ...QUESTION, query: '__proto__:x' });
    expect(library.call('savedSearches.list', {}).records[0]).toMatchObject({
      name: '__proto__',
      question: { query: '__proto__:x' },
    });
  });

  it('leaves no word of it in a failure or in the log', () => {
    const library = dispatchOver(emptyLibrary());
    const question = { ...QUESTION, query: 'Zarrabi' };
    keep(library, 'Kamyaran', question);
    const refused = [
      library.dispatch('savedSearches.create', { name: 'Kamyaran', question }),
      library.dispatch('savedSearches.create', { name: 'Kamyaran\u0000', question }),
      library.dispatch('savedSearches.create', {
        name: 'x',
        question: { ...question, query: 'Zarrabi\u0000' },
      }),
    ];
    expect(refused.map(codeOf)).toEqual(['name-taken', 'invalid-input', 'invalid-input']);
    expect(JSON.stringify([refused, library.records, library.events])).not.toMatch(/Kamyaran|Zarrabi/u);
  });
});
