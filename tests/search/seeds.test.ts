import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchAnswer, SearchHit } from '../../db/contract/search.ts';
import { openSearch, type Search } from '../../db/search/search.ts';
import { createCorpusFile } from '../../db/store/corpus-file.ts';
import { analyse } from '../../db/text/analyser.ts';
import { takeInFile } from '../support/corpus.ts';
import { seedDocuments } from './search-library.ts';

let search: Search;

beforeAll(() => {
  const corpus = createCorpusFile(':memory:');
  for (const { file, text } of seedDocuments()) {
    takeInFile(corpus.stores, { name: file, bytes: Buffer.from(text) });
  }
  search = openSearch(corpus.stores.databases.library);
  return () => corpus.close();
});

const ask = (query: string, exact = false): SearchAnswer => search.run({ query, exact, limit: 200 });

/** 000, 001 … of the documents found, in their order. */
function filesOf(answer: SearchAnswer): string[] {
  const files = new Set(answer.hits.map((hit) => hit.file.slice(0, 3)));
  expect(answer.documents).toBe(files.size);
  return [...files].toSorted();
}

function byDocument(some: { documentId: string }, other: { documentId: string }): number {
  return some.documentId < other.documentId ? -1 : 1;
}

function markedIn(hit: SearchHit): string[] {
  return hit.marks.map(([start, end]) => hit.excerpt.slice(start, end));
}

function markedWords(answer: SearchAnswer): Set<string> {
  return new Set(answer.hits.flatMap(markedIn));
}

function spellingsOf(answer: SearchAnswer, term = 0): string[] {
  return answer.terms[term]?.spellings.map((spelling) => spelling.text) ?? [];
}

describe('search in the bundled documents', () => {
  it('finds Raisi in four documents, each with the spelling it uses', () => {
    const answer = ask('Raisi');
    expect(filesOf(answer)).toEqual(['000', '001', '002', '003']);
    expect(answer.terms[0]?.spellings).toEqual([
      { text: 'Raisi', passages: 2, relation: 'exact', form: 'raisi', isOff: false },
      { text: 'Ra’isi', passages: 1, relation: 'spelling', form: "ra'isi", isOff: false },
      { text: 'Raeesi', passages: 1, relation: 'spelling', form: 'raeesi', isOff: false },
    ]);
    const byFile = new Map(answer.hits.map((hit) => [hit.file.slice(0, 3), markedIn(hit)]));
    expect(Object.fromEntries(byFile)).toEqual({
      '000': ['Raisi'],
      '001': ['Raisi'],
      '002': ['Ra’isi'],
      '003': ['Raeesi'],
    });
  });

  it.each(['Raisi', 'raisi', 'RAISI', 'Raeesi', 'Reisi', 'Raissi', 'Raeisi', 'Ra’isi', "Ra'eesi"])(
    'finds the same four documents for %s',
    (spelling) => {
      expect(filesOf(ask(spelling))).toEqual(['000', '001', '002', '003']);
    },
  );

  it('finds only the typed spelling where that is asked for', () => {
    expect(filesOf(ask('Raisi', true))).toEqual(['000', '001']);
    expect(filesOf(ask('=Raisi'))).toEqual(['000', '001']);
    expect(filesOf(ask('raisi', true))).toEqual(['000', '001']);
    expect(filesOf(ask("Ra'isi", true))).toEqual(['002']);
    expect(filesOf(ask('Raeesi', true))).toEqual(['003']);
    expect(filesOf(ask('Faycal', true))).toEqual([]);
    expect(filesOf(ask('Fayçal', true))).toEqual(['004']);
    expect(filesOf(ask('execution', true))).not.toEqual([]);
    expect([...markedWords(ask('execution', true))].toSorted()).toEqual(['Execution', 'execution']);
  });

  it('puts the passage with the typed apostrophe first, whatever its kind', () => {
    for (const typed of ["Ra'isi", 'Ra’isi', 'Ra‘isi', 'Ra`isi', 'raʿisi']) {
      const answer = ask(typed);
      expect(answer.hits[0]?.file.slice(0, 3)).toBe('002');
      expect(answer.terms[0]?.spellings[0]).toEqual({
        text: 'Ra’isi',
        passages: 1,
        relation: 'exact',
        form: "ra'isi",
        isOff: false,
      });
    }
  });

  it('finds MEK in all five, beside slashes, dashes and brackets', () => {
    const answer = ask('MEK');
    expect(filesOf(answer)).toEqual(['000', '001', '002', '003', '004']);
    expect([...markedWords(answer)]).toEqual(['MEK']);
    expect(filesOf(ask('PMOI/MEK'))).toEqual(['000', '003']);
  });

  it('counts all passages of a document that match, not only those it shows', () => {
    const all = ask('MEK');
    const few = search.run({ query: 'MEK', exact: false, limit: 6 });
    expect(few.matching.toSorted(byDocument)).toEqual(all.matching.toSorted(byDocument));
    expect(few.hits).toHaveLength(6);
    expect(all.matching.reduce((sum, document) => sum + document.passages, 0)).toBe(all.passages);
  });

  it('finds Fayçal without its cedilla', () => {
    const answer = ask('Faycal');
    expect(filesOf(answer)).toEqual(['004']);
    expect(spellingsOf(answer)).toEqual(['Fayçal']);
  });

  it.each(['"greatest crime"', '“greatest crime”', '"Greatest  crime"'])('finds %s in all five', (phrase) => {
    const answer = ask(phrase);
    expect(filesOf(answer)).toEqual(['000', '001', '002', '003', '004']);
    expect([...markedWords(answer)]).toEqual(['greatest crime']);
  });

  it('finds phrases with stop words exactly', () => {
    expect(filesOf(ask('"for which history will condemn us"'))).toEqual(['002', '003', '004']);
    expect(ask('"history which for"').hits).toEqual([]);
  });

  it.each([
    'Nayeri',
    'Nayyeri',
    'Nayyeri Hosseinali',
    'Hosseinali Nayyeri',
    '"Hossein-Ali Nayeri"',
    'hossein ali nayeri',
  ])('finds the same man in all documents that name him for %s', (name) => {
    const answer = ask(name);
    expect(filesOf(answer)).toEqual(['000', '001', '002', '003']);
    for (const hit of answer.hits) expect(markedIn(hit).join(' ')).toMatch(/Nayy?eri/u);
  });

  it('lists a compound in each of the ways it is written', () => {
    expect(spellingsOf(ask('Nayyeri Hosseinali'), 1)).toEqual(['Hosseinali', 'Hossein-Ali', 'Hossein Ali']);
    for (const typed of ['Pour-Mohammadi', 'Pourmohammadi', 'Pour Mohammadi', 'pourmohamadi']) {
      expect([typed, filesOf(ask(typed))]).toEqual([typed, ['001', '002', '003', '004']]);
    }
    expect(spellingsOf(ask('Pour-Mohammadi'))).toEqual(['Pour-Mohammadi', 'Pourmohammadi']);
    expect(filesOf(ask('Pour-Mohammadi', true))).toEqual(['001']);
    expect(filesOf(ask('Pourmohammadi', true))).toEqual(['002', '003', '004']);
  });

  it.each([
    ['Khomeini', 'khomeini'],
    ['Khomeyni', 'khomeini'],
    ['Khamenei', 'khamenei'],
    ['Khamene’i', 'khamenei'],
  ])('never confuses the two Leaders: %s', (typed, form) => {
    const answer = ask(typed);
    expect(answer.hits.length).toBeGreaterThan(5);
    const spellings = answer.terms.flatMap((term) => term.spellings.map((spelling) => spelling.text));
    expect(spellings.map((spelling) => spelling.toLowerCase())).toEqual([form]);
    for (const word of markedWords(answer)) expect(word.toLowerCase()).toBe(form);
    for (const documentId of new Set(answer.hits.map((hit) => hit.documentId))) {
      const { marks, spellings: there } = search.marks({ documentId, query: typed, exact: false });
      expect(marks.length).toBeGreaterThan(0);
      expect(there.map((spelling) => spelling.text.toLowerCase())).toEqual([form]);
    }
  });

  it('keeps the names of this subject apart', () => {
    for (const [typed, other] of [
      ['Karimi', 'Karami'],
      ['Nouri', 'Nayyeri'],
      ['Hassani', 'Hosseini'],
      ['Rahmani', 'Rouhani'],
    ]) {
      expect(spellingsOf(ask(typed ?? ''))).not.toContain(other);
    }
    expect(spellingsOf(ask('Rohani'))).toEqual(['Rouhani']);
    expect(ask('Nouri').hits).toEqual([]);
  });

  it('counts a possessive as the name itself', () => {
    const answer = ask('Montazeri');
    expect(spellingsOf(answer)).toEqual(['Montazeri']);
    expect([...markedWords(answer)]).toEqual(['Montazeri']);
    expect(answer.hits.some((hit) => hit.excerpt.includes('Montazeri’s'))).toBe(true);
  });

  it('does not take common words for names: even is not Evin, said is not Saeed', () => {
    expect(spellingsOf(ask('even'))).toEqual(['even']);
    expect(spellingsOf(ask('said'))).toEqual(['said']);
  });

  it('finds numbers with and without their commas', () => {
    for (const typed of ['10,000', '10000', '۱۰٬۰۰۰']) {
      expect(filesOf(ask(typed))).toEqual(['000', '001']);
      expect([...markedWords(ask(typed))]).toEqual(['10,000']);
    }
    expect(filesOf(ask('1988:'))).toEqual(['000', '001', '002', '003', '004']);
  });

  it('combines words: all, any, none, prefix', () => {
    expect(filesOf(ask('Raisi Shiraz'))).toEqual([]);
    expect(filesOf(ask('Raisi OR Fayçal'))).toEqual(['000', '001', '002', '003', '004']);
    expect(filesOf(ask('Raisi -Pourmohammadi'))).toEqual(['000']);
    expect(filesOf(ask('Benhas*'))).toEqual(['004']);
    expect([...markedWords(ask('execut*'))].every((word) => /^execut/iu.test(word))).toBe(true);
    expect(filesOf(ask('Montazri~'))).toEqual(['000', '001', '002', '003', '004']);
  });

  it('orders hits by score, document and passage, and counts beyond the limit', () => {
    const all = ask('Montazeri');
    const few = search.run({ query: 'Montazeri', exact: false, limit: 3 });
    expect(few.hits).toEqual(all.hits.slice(0, 3));
    expect([few.passages, few.documents]).toEqual([all.passages, all.documents]);
    expect(all.passages).toBe(all.hits.length);
    for (const [at, hit] of all.hits.entries())
      expect(hit.score).toBeLessThanOrEqual(all.hits[at - 1]?.score ?? Infinity);
  });

  it('finds page furniture, and ranks it below what is said', () => {
    expect(ask('"Font Size"').hits.map((hit) => hit.kind)).toEqual(['furniture']);
    const kinds = ask('1988 massacre').hits.map((hit) => hit.kind);
    expect(kinds).toContain('furniture');
    expect(kinds.slice(0, 3)).not.toContain('furniture');
  });

  it('searches one document alone where that is asked for', () => {
    const { documentId } = ask('Fayçal').hits[0] ?? { documentId: undefined };
    const answer = search.run({ query: 'Khomeini', exact: false, limit: 200, documentId });
    expect(filesOf(answer)).toEqual(['004']);
    expect(answer.passages).toBe(answer.hits.length);
  });

  it('shows the words around what was found, marked by the analyser', () => {
    for (const query of ['Raisi', '"human rights"', 'execut*', 'Hosseinali', '1988 massacre']) {
      for (const hit of ask(query).hits) {
        expect(hit.marks.length).toBeGreaterThan(0);
        expect(hit.excerpt.length).toBeLessThan(800);
        let last = 0;
        for (const [start, end] of hit.marks) {
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
          const word = hit.excerpt.slice(start, end);
          const around = analyse(hit.excerpt);
          expect(around.some((token) => token.start === start)).toBe(true);
          expect(around.some((token) => token.end === end)).toBe(true);
          expect(word).not.toBe('');
        }
      }
    }
  });
});
