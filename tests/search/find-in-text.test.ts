import { describe, expect, it } from 'vitest';
import { documentId } from '../../db/contract/ids.ts';
import type { TextMarks } from '../../db/contract/search.ts';
import { openDocumentTextStore } from '../../db/store/document-text.ts';
import { libraryOf, libraryWith, type SearchLibrary } from './search-library.ts';

const PARAGRAPHS = [
  'The judge Hossein-Ali Alefi met Ebrahim Ra’isi. Alefi’s letter names Raisi.',
  'The letter of Hosseinali Alefi is\tkept in the test archive 😀 with the lettering.',
  'No name stands here, only letters.',
];

interface Found {
  readonly words: string[];
  readonly marks: TextMarks;
}

interface Look {
  readonly kind: 'find' | 'marks';
  readonly typed: string;
  readonly exact: boolean;
}

function look(library: SearchLibrary, { kind, typed, exact }: Look): Found {
  const [document] = library.database
    .prepare<[], { publicId: string; rowId: number }>(
      'SELECT public_id AS publicId, id AS rowId FROM document ORDER BY id LIMIT 1',
    )
    .all();
  if (!document) throw new Error('The library is empty.');
  const id = documentId.parse(document.publicId);
  const marks =
    kind === 'find'
      ? library.search.find({ documentId: id, text: typed, exact })
      : library.search.marks({ documentId: id, query: typed, exact });
  const texts = openDocumentTextStore(library.database);
  const words = marks.marks.map(({ start, end }) => texts.slice(document.rowId, start, end));
  return { words, marks };
}

function find(typed: string, exact = false): Found {
  return look(libraryWith(...PARAGRAPHS), { kind: 'find', typed, exact });
}

function mark(typed: string, exact = false): Found {
  return look(libraryWith(...PARAGRAPHS), { kind: 'marks', typed, exact });
}

describe('find in text', () => {
  it('finds words that begin so, in reading order', () => {
    expect(find('lett').words).toEqual(['letter', 'letter', 'lettering', 'letters']);
    expect(find('l').words).toEqual(['letter', 'letter', 'lettering', 'letters']);
  });

  it('finds consecutive words, the last one as a prefix', () => {
    expect(find('judge hossein').words).toEqual(['judge Hossein']);
    expect(find('the letter').words).toEqual(['The letter', 'the lettering']);
    expect(find('letter the').words).toEqual([]);
    expect(find('alefi is ke').words).toEqual(['Alefi is\tkept']);
  });

  it('finds whole words in every spelling, unless exactly this is wanted', () => {
    expect(find('Raeesi').words).toEqual(['Ra’isi', 'Raisi']);
    expect(find('Raisi').marks.spellings).toEqual([
      { text: 'Raisi', passages: 1, relation: 'exact', form: 'raisi', isOff: false },
      { text: 'Ra’isi', passages: 1, relation: 'spelling', form: "ra'isi", isOff: false },
    ]);
    expect(find('Raisi', true).words).toEqual(['Raisi']);
    expect(find("ra'i", true).words).toEqual(['Ra’isi']);
    expect(find('rai').words).toEqual(['Ra’isi', 'Raisi']);
    expect(find('rai', true).words).toEqual(['Raisi']);
  });

  it('finds compounds however they are written', () => {
    expect(find('Hosseinali Alefi').words).toEqual(['Hossein-Ali Alefi', 'Hosseinali Alefi']);
    expect(find('hossein ali').words).toEqual(['Hossein-Ali', 'Hosseinali']);
    expect(find('Hossein-Ali Alefi', true).words).toEqual(['Hossein-Ali Alefi']);
  });

  it('takes operators for words', () => {
    expect(find('judge OR letter').words).toEqual([]);
    expect(find('"letter*').words).toEqual(['letter', 'letter', 'lettering', 'letters']);
    expect(find('…').words).toEqual([]);
  });

  it('counts offsets in UTF-16 units, beyond characters that take two', () => {
    expect(find('with the').words).toEqual(['with the']);
  });
});

describe('the marks of a query', () => {
  it('stand wherever the query is found, and only in passages that it finds', () => {
    expect(mark('letter').words).toEqual(['letter', 'letter', 'lettering', 'letters']);
    expect(mark('letter Raisi').words).toEqual(['Ra’isi', 'letter', 'Raisi']);
    expect(mark('letter -Raisi').words).toEqual(['letter', 'lettering', 'letters']);
    expect(mark('letter', true).words).toEqual(['letter', 'letter']);
  });

  it('cover a phrase whole, and what overlaps once', () => {
    expect(mark('"judge Hosseinali Alefi" Alefi').words).toEqual(['judge Hossein-Ali Alefi', 'Alefi']);
  });

  it('tell the spellings of this document alone', () => {
    const other = { file: 'other.txt', text: 'The report of Raeesi.' };
    const library = libraryOf([{ file: 'first.txt', text: PARAGRAPHS.join('\n\n') }, other]);
    expect(look(library, { kind: 'marks', typed: 'Raisi', exact: false }).marks.spellings).toEqual([
      { text: 'Raisi', passages: 1, relation: 'exact', form: 'raisi', isOff: false },
      { text: 'Ra’isi', passages: 1, relation: 'spelling', form: "ra'isi", isOff: false },
    ]);
  });

  it('are at most 20,000', () => {
    const { search } = libraryWith('the first', 'the '.repeat(15_000), 'the '.repeat(15_000));
    const documentId = search.run({ query: 'the', exact: false, limit: 1 }).hits[0]?.documentId;
    if (!documentId) throw new Error('The document is not there.');
    expect(search.marks({ documentId, query: 'the', exact: false }).marks).toHaveLength(20_000);
    expect(search.find({ documentId, text: 't', exact: false }).marks).toHaveLength(20_000);
  });
});
