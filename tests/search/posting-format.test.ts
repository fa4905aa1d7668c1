import Database from 'better-sqlite3';
import lunr from 'lunr';
import { describe, expect, it } from 'vitest';
import { LIBRARY_MIGRATIONS } from '../../db/schema/migrations/list.ts';
import { destroyPassages } from '../../db/search/index/destroy-passages.ts';
import { openFamilyRows } from '../../db/search/index/family-rows.ts';
import { indexTexts, type TextToIndex } from '../../db/search/index/index-passages.ts';
import { stem } from '../../db/search/words/lunr-language.ts';
import { forgetPassages, openIndexKeeper } from '../../db/search/index/maintain-index.ts';
import { codeAt, encodeForms, readForms } from '../../db/search/index/part-forms.ts';
import {
  BlockReader,
  BlockWriter,
  detached,
  packBlock,
  type PostingPart,
} from '../../db/search/index/posting-blocks.ts';
import { openPostings } from '../../db/search/index/postings.ts';
import { openSearch, type Search } from '../../db/search/search.ts';
import { openPassageTable } from '../../db/search/index/segments.ts';
import { openVocabulary } from '../../db/search/words/vocabulary.ts';
import { analyse } from '../../db/text/analyser.ts';
import { pick } from '../text/pieces.ts';
import { randomSource } from '../text/random-text.ts';

function emptyIndex(): Database.Database {
  const database = new Database(':memory:');
  for (const { sql } of LIBRARY_MIGRATIONS) database.exec(sql);
  return database;
}

function randomBytes(random: () => number, most: number): Uint8Array {
  return Uint8Array.from({ length: Math.floor(random() * most) }, () => Math.floor(random() * 256));
}

interface OfFamily {
  readonly family: number;
  readonly part: PostingPart;
}

/** Rare families with one small part, and some with so many that they fill several rows. */
function randomParts(seed: number): OfFamily[] {
  const random = randomSource(seed);
  let family = 0;
  return Array.from({ length: 400 }, () => {
    family += 1 + Math.floor(random() ** 4 * 3000);
    const [count, most] = random() < 0.03 ? [60, 700] : [1, 40];
    const own = family;
    return Array.from({ length: count }, (): OfFamily => {
      const passages = Uint8Array.of(3, ...randomBytes(random, most));
      const forms = random() < 0.5 ? new Uint8Array(0) : randomBytes(random, 20);
      return { family: own, part: { passages, forms, positions: randomBytes(random, most) } };
    });
  }).flat();
}

/** Copies of the bytes: a database answers with buffers of its own. */
function copied(part: PostingPart): PostingPart {
  const { passages, forms, positions } = part;
  return {
    passages: Uint8Array.from(passages),
    forms: Uint8Array.from(forms),
    positions: Uint8Array.from(positions),
  };
}

function write(parts: readonly OfFamily[], segment: number): { id: number; parts: Uint8Array }[] {
  const rows: { id: number; parts: Uint8Array }[] = [];
  const writer = new BlockWriter(segment, (id, bytes) => rows.push({ id, parts: Uint8Array.from(bytes) }));
  for (const { family, part } of parts) writer.add(family, part);
  writer.finish();
  return rows;
}

describe('rows of postings', () => {
  it('hold every part in order, under rising ids, and are pages', () => {
    const parts = randomParts(3);
    const rows = write(parts, 5);
    const ids = rows.map(({ id }) => id);
    const read = rows.flatMap((row) => new BlockReader(row).rest());
    expect(ids).toEqual([...new Set(ids)].toSorted((some, other) => some - other));
    expect(read.map((part) => ({ family: part.family, part: detached(part) }))).toEqual(parts);
    expect(Math.max(...rows.map((row) => row.parts.length))).toBeLessThanOrEqual(4025);
    expect(rows.length).toBeGreaterThan(20);
  });

  it('let every family be found, also among those before and after it, and none that is not there', () => {
    const parts = randomParts(7);
    const database = emptyIndex();
    const insert = database.prepare('INSERT INTO search_posting (id, parts) VALUES (?, ?)');
    for (const segment of [4, 5, 6]) for (const row of write(parts, segment)) insert.run(row.id, row.parts);
    const byFamily = Map.groupBy(parts, ({ family }) => family);
    const wanted = [...byFamily.keys()].flatMap((family) => [family - 1, family, family + 1]);
    const asked = [...new Set(wanted)].toSorted((some, other) => some - other);
    const rows = openFamilyRows(database);
    const expected = asked.flatMap((family) => byFamily.get(family)?.map(({ part }) => part) ?? []);
    const together: PostingPart[] = [];
    rows.of(5, asked, (part) => together.push(copied(detached(part))));
    expect(together).toEqual(expected);
    const oneByOne: PostingPart[] = [];
    for (const family of asked) rows.of(5, [family], (part) => oneByOne.push(copied(detached(part))));
    expect(oneByOne).toEqual(expected);
  });

  it('let their other families be found when the first one was taken out', () => {
    const parts = randomParts(11).filter(({ part }) => part.positions.length < 40);
    const [row] = write(parts, 2);
    const first = parts[0]?.family;
    const left = parts.slice(0, 40).filter(({ family }) => family !== first);
    const database = emptyIndex();
    const id = row?.id ?? 0;
    database.prepare('INSERT INTO search_posting (id, parts) VALUES (?, ?)').run(id, packBlock(id, left));
    const found: OfFamily[] = [];
    const families = [first ?? 0, ...new Set(left.map(({ family }) => family))];
    openFamilyRows(database).of(2, families, (part) =>
      found.push({ family: part.family, part: copied(detached(part)) }),
    );
    expect(found).toEqual(left);
  });
});

describe('the forms of a family', () => {
  it.each([1, 2, 3, 4, 5, 16, 17, 256, 300])('are told apart, %i of them', (count) => {
    const random = randomSource(count);
    const words = Array.from({ length: 700 }, () => 90 + Math.floor(random() * count) * 7);
    const bytes = encodeForms(90, words);
    const part = { bytes, family: 90, passages: 0, forms: 0, positions: bytes.length, end: bytes.length };
    const forms = readForms(part);
    expect(words.map((_, word) => forms.ids[codeAt(bytes, forms, word)])).toEqual(words);
    expect(bytes.length === 0).toBe(count === 1);
  });

  it('is remembered of a form that stands alone and is not the first of its family', () => {
    const bytes = encodeForms(90, [97, 97]);
    const part = { bytes, family: 90, passages: 0, forms: 0, positions: bytes.length, end: bytes.length };
    expect(readForms(part).ids).toEqual([97]);
  });
});

const WORDS = 'letter letters lettered the of prison prisons prisoner imprison Évin Evin evin’s evins'.split(
  ' ',
);

function inventedTexts(count: number): TextToIndex[] {
  const random = randomSource(29);
  return Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    text: Array.from({ length: Math.floor(random() * 30) }, () => pick(random, WORDS)).join(' '),
  }));
}

/** Every form's places, as the index has them. */
function placesOf(database: Database.Database, texts: readonly TextToIndex[]): unknown[] {
  const vocabulary = openVocabulary(database);
  const postings = openPostings(database)(openPassageTable(database)());
  return formsOf(texts).map((form) => {
    const term = vocabulary.withForm(form);
    if (!term) return [form];
    const { passages, offsets, positions } = postings.ofForm(term).occurrences();
    const { frequencies } = postings.ofForm(term).matches;
    return [
      form,
      ...Array.from(passages, (id, at) => [
        id,
        frequencies[at],
        ...positions.subarray(offsets[at], offsets[at + 1]),
      ]),
    ];
  });
}

function formsOf(texts: readonly TextToIndex[]): string[] {
  return [...new Set(texts.flatMap(({ text }) => analyse(text).map(({ form }) => form)))].toSorted();
}

function placesIn(texts: readonly TextToIndex[], forms: readonly string[]): unknown[] {
  return forms.map((form) => [
    form,
    ...texts.flatMap(({ id, text }) => {
      const places = analyse(text).flatMap((token, at) => (token.form === form ? [at] : []));
      return places.length === 0 ? [] : [[id, places.length, ...places]];
    }),
  ]);
}

const isKept = ({ id }: TextToIndex): boolean => id % 4 !== 0 && (id < 100 || id > 150);

function finishMerges(database: Database.Database): void {
  const keeper = openIndexKeeper(database);
  while (keeper.step(2));
}

describe('a family in several segments', () => {
  const texts = inventedTexts(300);
  const forms = formsOf(texts);

  function indexed(): Database.Database {
    const database = emptyIndex();
    for (let at = 0; at < texts.length; at += 9) indexTexts(database, texts.slice(at, at + 9));
    return database;
  }

  it('keeps the places of each form when segments are merged', () => {
    const database = indexed();
    finishMerges(database);
    expect(placesOf(database, texts)).toEqual(placesIn(texts, forms));
  });

  it('keeps those of the passages that are left when others are deleted, before and after merging', () => {
    const database = indexed();
    forgetPassages(
      database,
      texts.filter((text) => !isKept(text)).map(({ id }) => id),
    );
    const kept = placesIn(texts.filter(isKept), forms);
    expect(placesOf(database, texts)).toEqual(kept);
    finishMerges(database);
    expect(placesOf(database, texts)).toEqual(kept);
  });

  it('keeps those of the passages that are left when others are destroyed', () => {
    const database = indexed();
    finishMerges(database);
    destroyPassages(
      database,
      texts.map(({ id }) => id).filter((id) => id % 3 === 0),
    );
    expect(placesOf(database, texts)).toEqual(
      placesIn(
        texts.filter(({ id }) => id % 3 !== 0),
        forms,
      ),
    );
  });

  it('does not answer with one form for another that has gone', () => {
    const database = emptyIndex();
    indexTexts(database, [
      { id: 1, text: 'letter' },
      { id: 2, text: 'letters' },
    ]);
    forgetPassages(database, [2]);
    finishMerges(database);
    const search = openSearch(database);
    const found = ['letter', 'letters'].map(
      (query) => search.rank({ query, exact: true, limit: 5 }).passages,
    );
    expect(found).toEqual([1, 0]);
  });

  it.each([
    ['one batch', 60, 100],
    ['many batches', 1, 100],
    ['many batches, what was learnt being forgotten now and then', 1, 7],
  ])('is one family whichever of its forms comes first, in %s', (_, size, forgetsAt) => {
    const words = texts.flatMap(({ text }) => text.split(' ')).slice(0, 60);
    for (const order of [words, words.toReversed()]) {
      const families = familiesOf(order, { size, forgetsAt });
      expect(families).toContain('letter lettered letters');
      expect(families).toContain('prison prisoner prisons');
      expect(families).toContain('of');
    }
  });
});

/** The forms of each family, when these words are indexed one after the other. */
function familiesOf(
  words: readonly string[],
  { size, forgetsAt }: { readonly size: number; readonly forgetsAt: number },
): string[] {
  const database = emptyIndex();
  const passages = words.map((text, at) => ({ id: at + 1000, text }));
  for (let at = 0; at < passages.length; at += size) {
    if (at % forgetsAt === 3) destroyPassages(database, [999]);
    indexTexts(database, passages.slice(at, at + size));
  }
  const rows = database
    .prepare<[], { form: string; family: number }>('SELECT form, family FROM search_term ORDER BY form')
    .all();
  const families = Map.groupBy(rows, ({ family }) => family).values();
  return Array.from(families, (forms) => forms.map(({ form }) => form).join(' '));
}

function ask(search: Search, query: string): number {
  return search.rank({ query, exact: false, limit: 5 }).passages;
}

describe('what a search remembers of the vocabulary', () => {
  it('goes when words are added', () => {
    const database = emptyIndex();
    indexTexts(database, [{ id: 1, text: 'Alefi' }]);
    const search = openSearch(database);
    expect([ask(search, 'letters'), ask(search, 'alefi')]).toEqual([0, 1]);
    indexTexts(database, [{ id: 2, text: 'a letter of Alefi' }]);
    expect([ask(search, 'letters'), ask(search, 'alefi')]).toEqual([1, 2]);
  });

  it('goes when passages are destroyed', () => {
    const database = emptyIndex();
    indexTexts(database, [{ id: 1, text: 'Alefi' }]);
    indexTexts(database, [{ id: 2, text: 'Alefi wrote' }]);
    const search = openSearch(database);
    expect(ask(search, 'wrote')).toBe(1);
    destroyPassages(database, [2]);
    indexTexts(database, [{ id: 2, text: 'Bemani wrote' }]);
    expect([ask(search, 'wrote'), ask(search, 'alefi'), ask(search, 'bemani')]).toEqual([1, 1, 1]);
  });

  it('holds nothing of a change that is undone', () => {
    const database = emptyIndex();
    indexTexts(database, [{ id: 1, text: 'Alefi' }]);
    const search = openSearch(database);
    const attempt = database.transaction(() => {
      indexTexts(database, [{ id: 2, text: 'one two three Bemani' }]);
      expect(ask(search, 'bemani')).toBe(1);
      throw new Error('the document could not be stored');
    });
    expect(attempt).toThrow('could not be stored');
    indexTexts(database, [{ id: 2, text: 'Alefi and Bemani' }]);
    expect([ask(search, 'bemani'), ask(search, 'alefi')]).toEqual([1, 2]);
  });
});

describe('housekeeping of large segments', () => {
  it('makes one of three of about one size', () => {
    const database = emptyIndex();
    let id = 0;
    for (let segment = 0; segment < 3; segment += 1) {
      indexTexts(
        database,
        Array.from({ length: 8192 }, () => ({ id: (id += 1), text: 'letter' })),
      );
    }
    finishMerges(database);
    const sizes = database.prepare('SELECT passages FROM search_segment').pluck().all();
    expect(sizes).toEqual([3 * 8192]);
    expect(openSearch(database).rank({ query: 'letters', exact: false, limit: 1 }).passages).toBe(3 * 8192);
  });
});

describe('stems', () => {
  it('are those of Lunr, also of what ends in no letter of its alphabet', () => {
    const random = randomSource(31);
    const pieces = [
      'y',
      'ies',
      'ing',
      'ation',
      'es',
      '1988',
      'ed',
      'رئیسی',
      'é',
      "'s",
      'happ',
      'b2',
      'ful',
      'ly',
    ];
    const words = Array.from({ length: 3000 }, () =>
      Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(random, pieces)).join(''),
    );
    const wanted = words.map((word) => lunr.stemmer(new lunr.Token(word, {})).toString());
    expect(words.map(stem)).toEqual(wanted);
  });
});
