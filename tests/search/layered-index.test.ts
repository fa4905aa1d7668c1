import { describe, expect, it } from 'vitest';
import { LayeredIndex } from '../../db/search/own-texts/layered-index.ts';
import { matchQuery } from '../../db/search/match/match-query.ts';
import { comparing, type OwnTextSource } from '../../db/search/own-texts/own-texts.ts';
import { NO_PASSAGES } from '../../db/search/index/passage-sets.ts';
import { parseQuery } from '../../db/search/query/query-language.ts';
import { maySound } from '../../db/search/words/sound-letters.ts';
import { openVocabulary } from '../../db/search/words/vocabulary.ts';
import { soundOf } from '../../db/text/name-key.ts';
import { emptyLibrary } from '../support/library.ts';
import { pick } from '../text/pieces.ts';
import { randomSource } from '../text/random-text.ts';

const WORDS = [
  'letter',
  'letters',
  'Raisi',
  'Ra’isi',
  'Raeesi',
  'wall',
  'Hossein',
  'Ali',
  'Hosseinali',
  'سلول',
];
const QUERIES = [
  'letter',
  'Raisi',
  '"wall letter"',
  'Hossein Ali',
  'wal*',
  'latter~',
  '"wall Ali"~2',
  'wall -letter',
];

const NOTHING = { passages: NO_PASSAGES, documents: 0, variants: [] };

/** Ids of the texts in which something stands, told from the texts themselves. */
function holding(texts: ReadonlyMap<number, string>, pattern: RegExp): number[] {
  const found = [...texts].flatMap(([id, text]) => (pattern.test(text) ? [id] : []));
  return found.toSorted((some, other) => some - other);
}

/** A shelf of texts that can be changed, as a store would tell of it. */
function shelf(texts: Map<number, string>): OwnTextSource {
  return comparing({
    stamps: () => [...texts].map(([id, stamp]) => ({ id, stamp })),
    read: (ids) => ids.map((id) => ({ id, fields: (texts.get(id) ?? '').split('|') })),
  });
}

function openIndex(texts: Map<number, string>) {
  const library = openVocabulary(emptyLibrary().databases.library);
  let commit = 0;
  const index = new LayeredIndex(shelf(texts), { library, commit: () => (commit += 1) });
  const refresh = (): number => [...index.refresh()].length;
  const find = (query: string): number[] => {
    const { root } = parseQuery(query);
    const found = index.find((words) => {
      const ids = root
        ? matchQuery(root, { breadth: 'all-spellings', ...words, filters: () => NOTHING }).passages
        : NO_PASSAGES;
      return { ids, found: null };
    });
    return [...found.ids];
  };
  return { index, refresh, find };
}

describe('an index of texts in layers', () => {
  it.each([
    [30, 3],
    [1000, 90],
    [1000, 480],
  ])(
    'finds after any changes what one made at once finds: %i texts, %i changed at a time',
    (count, changes) => {
      const random = randomSource(count + changes);
      const aText = (): string => {
        const words = Array.from({ length: 1 + Math.floor(random() * 9) }, () => pick(random, WORDS));
        return words.join(random() < 0.2 ? '|' : ' ');
      };
      const texts = new Map(Array.from({ length: count }, (_, at) => [at + 1, aText()]));
      const { refresh, find } = openIndex(texts);
      for (let round = 0; round < 6; round += 1) {
        for (let change = 0; change < changes; change += 1) {
          const id = 1 + Math.floor(random() * count * 1.2);
          if (random() < 0.3) texts.delete(id);
          else texts.set(id, aText());
        }
        refresh();
        const fresh = openIndex(new Map([...texts].toSorted(([some], [other]) => some - other)));
        fresh.refresh();
        expect(find('"wall letter"')).toEqual(holding(texts, /(?:^|[ |])wall letter(?:$|[ |])/u));
        for (const query of QUERIES)
          expect([round, query, find(query)]).toEqual([round, query, fresh.find(query)]);
      }
    },
  );

  it('is made in slices, and only once', () => {
    const { refresh } = openIndex(new Map(Array.from({ length: 1000 }, (_, at) => [at + 1, 'a wall'])));
    expect([refresh(), refresh()]).toEqual([5, 0]);
  });

  it('keeps what it found before until it has taken in what is new', () => {
    const texts = new Map(Array.from({ length: 1000 }, (_, at) => [at + 1, 'a wall']));
    const { index, refresh, find } = openIndex(texts);
    refresh();
    for (let id = 1; id <= 600; id += 1) texts.set(id, 'a door');
    const work = index.refresh();
    work.next();
    expect([find('wall').length, find('door').length]).toEqual([1000, 0]);
    refresh();
    expect([find('wall').length, find('door').length]).toEqual([400, 600]);
  });

  it('is made anew after a text could not be read', () => {
    const texts = new Map([[1, 'a wall']]);
    const source = shelf(texts);
    let isBroken = true;
    const library = openVocabulary(emptyLibrary().databases.library);
    const read: OwnTextSource['read'] = (ids) => {
      if (isBroken) throw new Error('a damaged page');
      return source.read(ids);
    };
    const broken = comparing({ stamps: () => [{ id: 1, stamp: 'a wall' }], read });
    const index = new LayeredIndex(broken, { library, commit: () => 7 });
    expect(() => [...index.refresh()]).toThrow('a damaged page');
    isBroken = false;
    expect([...index.refresh()]).toEqual([]);
    expect(
      index.find((words) => ({
        ids: words.postings.ofForm({ id: 1, family: 1 }).matches.passages,
        found: null,
      })).ids,
    ).toEqual(Uint32Array.of(1));
  });
});

describe('the letters of a sound', () => {
  it('never rule out a word that has the sound', () => {
    const random = randomSource(11);
    const pieces = [
      ...'a b c d e f g h i j k l m n o p q r s t u v w x y z'.split(' '),
      'kh',
      'gh',
      'sh',
      'ch',
      'tch',
      'zh',
      'dj',
      'dh',
      'th',
      'ph',
      'ck',
      'sch',
    ];
    const words = Array.from({ length: 20_000 }, () =>
      Array.from({ length: 2 + Math.floor(random() * 6) }, () => pick(random, pieces)).join(''),
    );
    const ruledOut = words.filter((word) => {
      const sound = soundOf(word);
      return sound !== null && !maySound(sound)(word);
    });
    expect(ruledOut).toEqual([]);
  });

  it('rule out nearly all that have not', () => {
    const mayBe = maySound(soundOf('montazeri') ?? '');
    expect(['montaseri', 'montazari', 'letter', 'wall', 'prison', 'khomeini'].filter(mayBe)).toEqual([
      'montazari',
    ]);
  });
});
