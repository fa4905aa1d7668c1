import { beforeAll, describe, expect, it } from 'vitest';
import type { CanonicalOffset, SourceRecord } from '../../db/contract/models.ts';
import type { DocumentId } from '../../db/contract/ids.ts';
import type { SearchAnswer } from '../../db/contract/search.ts';
import { openSearch, type Search } from '../../db/search/search.ts';
import type { LibraryStores } from '../../db/store/library.ts';
import { emptySourceRecord } from '../../db/store/source-records.ts';
import { takeInFile } from '../support/corpus.ts';
import { dispatchOver, type TestDispatch } from '../support/dispatch.ts';
import { emptyLibrary, stated } from '../support/library.ts';

interface TestDocument {
  readonly file: string;
  readonly text: string;
  readonly source?: Partial<SourceRecord>;
}

/** All about invented people. */
const DOCUMENTS: readonly TestDocument[] = [
  {
    file: 'letter-one.txt',
    text: 'The first letter.\n\nThe court of Alefi met in Evin.\n\nThey were even beaten, and this is what the witness said of it.',
    source: {
      title: stated('Letters from Evin'),
      author: stated('Test Raisi'),
      publisher: stated('Bemani Press'),
      date: stated('1988'),
    },
  },
  {
    file: 'report-two.txt',
    text: 'A second report.\n\nThe court of Alefi met again.\n\nAlafi, as some of them wrote him, was the one who left with the others.',
    source: {
      title: stated('Even the court'),
      author: stated('Hosseinali Testi'),
      publisher: stated('Human Letters Group'),
      date: stated('1988-07-28'),
    },
  },
  {
    file: 'گزارش-سه.txt',
    text: 'نخستین بند این گزارش دربارهٔ دادگاه است.\n\nدادگاه الفی در اوین برگزار شد و پایان یافت.',
    source: { title: stated('گزارش دادگاه'), author: stated('آزمون رئيسي'), date: stated('1990-01-02') },
  },
  {
    file: 'undated.txt',
    text: 'An undated page.\n\nNobody names a court here, and this is all that it says of the trial.',
  },
];

let stores: LibraryStores;
let calls: TestDispatch;
let search: Search;
const ids: DocumentId[] = [];

beforeAll(() => {
  stores = emptyLibrary();
  for (const { file, text, source } of DOCUMENTS) {
    const bytes = Buffer.from(text);
    const record = { ...emptySourceRecord(), ...source };
    const taken = takeInFile(stores, { name: file, bytes, source: record });
    ids.push(taken.documentId);
  }
  calls = dispatchOver(stores);
  search = openSearch(stores.databases.library);
});

function ask(query: string, exact = false): SearchAnswer {
  return search.run({ query, exact, limit: 50 });
}

/** The first words of the files of the documents found, in order. */
function filesOf(query: string, exact = false): string[] {
  return [...new Set(ask(query, exact).hits.map((hit) => hit.file.replace(/-.*|\.txt/u, '')))].toSorted();
}

describe('a filter', () => {
  it.each([
    ['title:Evin', ['letter']],
    ['title:evin', ['letter']],
    ['title:avin', ['letter']],
    ['title:letter', ['letter']],
    ['title:=letter', []],
    ['title:"from Evin"', ['letter']],
    ['title:"Evin from"', []],
    ['title:"Evin letters"~3', ['letter']],
    ['title:(Evin letters)', ['letter']],
    ['title:(Evin report)', []],
    ['title:(Evin OR court)', ['letter', 'report']],
    ['title:lett*', ['letter']],
    ['title:le?ters', ['letter']],
    ['title:lettrs~', ['letter']],
    ['عنوان:دادگاه', ['گزارش']],
    ['author:Raeesi', ['letter']],
    ["author:Ra'isi", ['letter']],
    ['author:رئیسی', ['گزارش']],
    ['author:"Hossein Ali"', ['report']],
    ['author:"Test Raeesi"', ['letter']],
    ['publisher:bemani', ['letter']],
    ['ناشر:letters', ['report']],
    ['file:one', ['letter']],
    ['file:letter-one', ['letter']],
    ['پرونده:سه', ['گزارش']],
    ['date:1988', ['letter', 'report']],
    ['date:1988-07', ['letter', 'report']],
    ['date:1988-08', ['letter']],
    ['date:1988-07-28..1990', ['letter', 'report', 'گزارش']],
    ['before:1989', ['letter', 'report']],
    ['before:1988', []],
    ['before:1988-07-28', ['letter']],
    ['after:1988', ['گزارش']],
    ['after:1990-01-02', []],
    ['lang:fa', ['گزارش']],
    ['زبان:فارسی', ['گزارش']],
    ['lang:English', ['letter', 'report', 'undated']],
    ['lang:xx', []],
    ['name:Alafi', ['letter', 'report']],
    ['name:"Alefi"', ['letter', 'report']],
    ['name:Evin', ['letter']],
    ['name:even', ['letter']],
    ['name:court', []],
    ['نام:الفی', ['گزارش']],
    ['court title:Evin', ['letter']],
    ['court -title:Evin', ['report', 'undated']],
    ['court -lang:en', []],
    ['دادگاه OR title:Evin', ['letter', 'گزارش']],
    ['title:nothing', []],
  ])('%s keeps %j', (query, files) => {
    expect(filesOf(query)).toEqual(files);
  });

  it('marks a name where it stands, in all spellings, and not the common word', () => {
    const marked = ask('name:Avin').hits.flatMap((hit) =>
      hit.marks.map(([start, end]) => hit.excerpt.slice(start, end)),
    );
    expect(marked).toEqual(['Evin']);
  });

  it('takes only the typed spelling of a text where exactly this is wanted', () => {
    expect(filesOf('author:Raisi', true)).toEqual(['letter']);
    expect(filesOf('author:Raeesi', true)).toEqual([]);
    expect(filesOf('author:=Raeesi')).toEqual([]);
  });

  it('alone answers each document with its first passage, unranked', () => {
    const answer = ask('lang:en');
    expect(answer.documents).toBe(3);
    const firsts = new Map(answer.hits.toReversed().map((hit) => [hit.documentId, hit.ordinal]));
    expect([...firsts.values()]).toEqual([0, 0, 0]);
    expect(new Set(answer.hits.map((hit) => hit.score))).toEqual(new Set([0]));
  });

  it('is told with the days that it keeps, and the documents that it keeps by itself', () => {
    const answer = ask('court date:1988-07 -title:Evin');
    expect(answer.filters).toEqual([
      { field: 'date', typed: '1988-07', from: '1988-07-01', until: '1988-07-31', documents: 2 },
      { field: 'title', typed: 'Evin', from: null, until: null, documents: 1 },
    ]);
    expect(answer.understood).toEqual({
      kind: 'all',
      parts: [
        { kind: 'term', term: 0 },
        { kind: 'filter', filter: 0 },
      ],
      without: [{ kind: 'filter', filter: 1 }],
    });
  });
});

/** The range of some words in a document's canonical text. */
function placeOf(at: number, words: string) {
  const documentId = ids[at];
  if (!documentId) throw new Error('There is such a document.');
  const { text } = calls.call('documents.text', { documentId, start: 0, end: 1000 });
  const start = text.indexOf(words);
  // Offsets of the canonical text, which begins at 0 here.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { documentId, start: start as CanonicalOffset, end: (start + words.length) as CanonicalOffset };
}

function passagesOf(query: string): string[] {
  return ask(query).hits.map((hit) => hit.excerpt);
}

describe('a filter by what the researcher made', () => {
  it('tag: keeps the documents that carry a tag or one below it, and the passages under a highlight that does', () => {
    const parent = calls.call('tags.create', { name: 'Test places', aliases: ['Orte'] });
    const child = calls.call('tags.create', { name: 'Test prisons', parentId: parent.id });
    calls.call('tags.apply', { tagIds: [child.id], documentIds: [placeOf(3, 'An').documentId] });
    calls.call('highlights.create', { ...placeOf(0, 'Alefi met in Evin'), tagIds: [parent.id] });
    expect(filesOf('tag:prisons')).toEqual(['undated']);
    expect(filesOf('tag:"test places"')).toEqual(['letter', 'undated']);
    expect(filesOf('tag:orte')).toEqual(['letter', 'undated']);
    expect(passagesOf('tag:places lang:en -tag:prisons')).toEqual(['The court of Alefi met in Evin.']);
    expect(passagesOf('court tag:places')).toHaveLength(2);
    expect(filesOf('برچسب:nothing')).toEqual([]);
    calls.call('tags.remove', { tagIds: [child.id] });
    expect(filesOf('tag:places')).toEqual(['letter']);
  });

  it('note: keeps the documents of a note with the words, and the passages under a comment with them', () => {
    calls.call('notes.create', {
      title: 'On a judge',
      body: 'Somebody called Bemani signed.',
      about: { kind: 'document', id: placeOf(1, 'A').documentId },
    });
    calls.call('highlights.create', { ...placeOf(0, 'even beaten'), comment: 'Ask Zamani about it.' });
    expect(filesOf('note:signed')).toEqual(['report']);
    expect(filesOf('note:judge')).toEqual(['report']);
    expect(filesOf('note:Bemani')).toEqual(['report']);
    expect(passagesOf('note:Zamany')).toEqual([expect.stringContaining('even beaten')]);
    expect(filesOf('note:"judge somebody"')).toEqual([]);
    expect(filesOf('یادداشت:ask')).toEqual(['letter']);
    expect(ask('note:signed').filters[0]?.documents).toBe(1);
    // As where its words were taken out of a newer version: it lies nowhere until it is placed again.
    stores.databases.library.exec(`UPDATE anchor SET state = 'needs-placing' WHERE words = 'even beaten'`);
    expect(passagesOf('note:Zamany')).toEqual([]);
  });

  it('leaves out a document in the trash, whatever it carries', () => {
    const id = placeOf(3, 'An').documentId;
    expect(filesOf('lang:en')).toContain('undated');
    calls.call('documents.remove', { documentIds: [id] });
    expect(filesOf('lang:en')).not.toContain('undated');
    expect(ask('lang:en').filters[0]?.documents).toBe(2);
  });
});
