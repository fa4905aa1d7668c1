import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { LibraryStores } from '../../db/store/library.ts';
import { recordRows } from '../../db/store/row-recorder.ts';
import { RECORDED_TABLE_NAMES } from '../../db/store/recorded-tables.ts';
import { addDocument, emptyLibrary } from '../support/library.ts';
import { seededRandom } from '../support/random-work.ts';
import { recordedRows } from '../support/recorded-rows.ts';

const TAG = `INSERT INTO tag (id, public_id, parent_id, name, name_key, colour, description, created_at)`;

function libraryWithTags(count = 3): LibraryStores {
  const stores = emptyLibrary();
  for (let id = 1; id <= count; id += 1)
    stores.databases.library.exec(`${TAG} VALUES (${id}, 'p${id}', NULL, 'N${id}', 'n${id}', 'red', '', 0)`);
  return stores;
}

/** Makes a change, takes it back and makes it again; says whether the rows were the same as before each time. */
function roundTrip(stores: LibraryStores, statement: string): Readonly<Record<string, boolean>> {
  const { library } = stores.databases;
  const recorder = recordRows(library);
  const before = recordedRows(library);
  const { rows } = recorder.record(() => library.exec(statement));
  const after = recordedRows(library);
  library.transaction(() => recorder.apply(rows, 'backward')).immediate();
  const undone = recordedRows(library);
  library.transaction(() => recorder.apply(rows, 'forward')).immediate();
  return {
    isRecorded: rows.length > 0,
    isAsBefore: isDeepStrictEqual(undone, before),
    isAsAfter: isDeepStrictEqual(recordedRows(library), after),
  };
}

const EXACT = { isRecorded: true, isAsBefore: true, isAsAfter: true };

describe('what is written in any of the ways SQL has', () => {
  it.each([
    ['an update', `UPDATE tag SET name = 'X', trashed_at = 5 WHERE id = 2`],
    [
      'a row that takes the place of another',
      `INSERT OR REPLACE ${TAG.slice(7)} VALUES (2, 'q', NULL, 'X', 'x', 'red', 'new', 1)`,
    ],
    [
      'a row that takes the place of two others',
      `INSERT OR REPLACE ${TAG.slice(7)} VALUES (1, 'p2', NULL, 'X', 'x', 'red', '', 1)`,
    ],
    [
      'an update that takes the place of another row',
      `UPDATE OR REPLACE tag SET public_id = 'p1' WHERE id = 2`,
    ],
    [
      'an insertion that becomes an update',
      `${TAG} VALUES (2, 'q', NULL, 'X', 'x', 'red', '', 1) ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
    ],
    ['another key', `UPDATE tag SET id = 20 WHERE id = 2`],
    ['keys that change places', `UPDATE tag SET id = -id; UPDATE tag SET id = 4 + id`],
    [
      'a row that goes and comes back otherwise',
      `DELETE FROM tag WHERE id = 2; ${TAG} VALUES (2, 'r', 1, 'Y', 'y', 'red', '', 1)`,
    ],
    [
      'a row of a table without row ids',
      `INSERT INTO tag_alias (tag_id, alias_key, alias) VALUES (1, 'a', 'A')`,
    ],
    [
      'another key in a table without row ids',
      `INSERT INTO tag_alias (tag_id, alias_key, alias) VALUES (1, 'a', 'A'); UPDATE tag_alias SET tag_id = 2, alias = 'B'`,
    ],
    [
      'rows that refer to each other',
      `UPDATE tag SET parent_id = 3 WHERE id < 3; UPDATE tag SET parent_id = 1 WHERE id = 3`,
    ],
  ])('%s comes back', (_, statement) => {
    expect(roundTrip(libraryWithTags(), statement)).toEqual(EXACT);
  });

  it('is not recorded where it changes nothing', () => {
    const stores = libraryWithTags();
    const recorder = recordRows(stores.databases.library);
    const { rows } = recorder.record(() =>
      stores.databases.library.exec(
        `UPDATE tag SET name = name; UPDATE tag SET name = 'X' WHERE id = 1; UPDATE tag SET name = 'N1' WHERE id = 1;
         ${TAG} VALUES (9, 'p9', NULL, 'X', 'x', 'red', '', 0); DELETE FROM tag WHERE id = 9`,
      ),
    );
    expect(rows).toEqual([]);
  });
});

describe('what could not be brought back exactly', () => {
  it('is refused where a number is larger than JavaScript holds', () => {
    const stores = libraryWithTags();
    const recorder = recordRows(stores.databases.library);
    const change = (): void =>
      void stores.databases.library.prepare('UPDATE tag SET created_at = ?').run(2n ** 53n + 1n);
    expect(() => recorder.record(change)).toThrow('created_at is too large');
  });

  it('is refused where a table has columns that JSON does not carry', () => {
    const stores = emptyLibrary();
    stores.databases.library.exec(
      'DROP TABLE note_link; CREATE TABLE note_link (id INTEGER PRIMARY KEY, weight REAL)',
    );
    expect(() => recordRows(stores.databases.library)).toThrow('note_link.weight cannot be recorded');
  });

  it('is refused where a table has no key to find a row by', () => {
    const stores = emptyLibrary();
    stores.databases.library.exec('DROP TABLE note_link; CREATE TABLE note_link (note_id INTEGER)');
    expect(() => recordRows(stores.databases.library)).toThrow('no primary key');
  });
});

describe('recording', () => {
  it('ends with the change, whatever becomes of it', () => {
    const stores = libraryWithTags();
    const recorder = recordRows(stores.databases.library);
    const fails = stores.databases.library.transaction(() =>
      recorder.record(() => {
        stores.databases.library.exec(`DELETE FROM tag`);
        throw new Error('refused');
      }),
    );
    expect(fails).toThrow('refused');
    stores.databases.library.exec(`UPDATE tag SET name = 'not recorded'`);
    expect(recorder.record(() => null).rows).toEqual([]);
  });

  it('follows the tables as they are when it begins', () => {
    const stores = libraryWithTags();
    stores.databases.library.exec(`ALTER TABLE tag ADD COLUMN motto TEXT NOT NULL DEFAULT ''`);
    expect(roundTrip(stores, `UPDATE tag SET motto = 'new' WHERE id = 1`)).toEqual(EXACT);
  });
});

/** How many records a change of a small library counts. */
function countAfter(statement: string): number {
  const stores = libraryWithTags();
  addDocument(stores, { text: 'Words' });
  addDocument(stores, { text: 'More' });
  const { library } = stores.databases;
  library.exec(
    `INSERT INTO anchor (id, document_id, extent, start, end, words, before, after, state)
     VALUES (7, 1, 'range', 0, 5, 'Words', '', '', 'anchored');
     INSERT INTO highlight (id, public_id, anchor_id, colour, comment, words_folded, comment_folded, created_at, changed_at)
     VALUES (3, 'h', 7, 'red', '', 'words', '', 0, 0)`,
  );
  const recorder = recordRows(library);
  return recorder.countRecords(recorder.record(() => library.exec(statement)).rows);
}

describe('records', () => {
  it.each([
    [
      'a document with three tags',
      'INSERT INTO document_tag (document_id, tag_id) VALUES (1, 1), (1, 2), (1, 3)',
      1,
    ],
    [
      'two documents that go',
      `INSERT INTO document_state VALUES (1, 'trashed', NULL, 0), (2, 'trashed', NULL, 0)`,
      2,
    ],
    [
      'a tag and its aliases',
      `UPDATE tag SET name = 'X' WHERE id = 1; INSERT INTO tag_alias VALUES (1, 'a', 'A'), (1, 'b', 'B')`,
      1,
    ],
    ['a highlight by the place it stands on', 'UPDATE anchor SET start = 1', 1],
    [
      'a highlight, its place and its tag',
      `UPDATE anchor SET start = 1; UPDATE highlight SET colour = 'green'; INSERT INTO highlight_tag VALUES (3, 1)`,
      1,
    ],
    ['a highlight that goes with its place', 'DELETE FROM highlight; DELETE FROM anchor', 1],
  ])('%s', (_, statement, records) => {
    expect(countAfter(statement)).toBe(records);
  });
});

describe('random changes of every table', () => {
  it.each(Array.from({ length: 20 }, (_, seed) => seed))('come back and go again, seed %i', (seed) => {
    const random = seededRandom(seed);
    const below = (limit: number): number => Math.floor(random() * limit);
    const { library } = emptyLibrary().databases;
    // Rows of no sense are the better test here.
    library.pragma('foreign_keys = OFF');
    library.pragma('ignore_check_constraints = ON');
    const recorder = recordRows(library);
    const states = [recordedRows(library)];
    const steps = Array.from({ length: 12 }, () => {
      const { rows } = recorder.record(() => {
        for (let change = below(8); change >= 0; change -= 1) changeAnything(library, below);
      });
      states.push(recordedRows(library));
      return rows;
    });
    for (const [index, rows] of [...steps.entries()].toReversed()) {
      recorder.apply(rows, 'backward');
      expect(recordedRows(library)).toEqual(states[index]);
    }
    for (const [index, rows] of steps.entries()) {
      recorder.apply(rows, 'forward');
      expect(recordedRows(library)).toEqual(states[index + 1]);
    }
  });
});

/** One random insertion, change or deletion of rows, by few keys, so that they meet. */
function changeAnything(
  library: LibraryStores['databases']['library'],
  below: (limit: number) => number,
): void {
  const table = RECORDED_TABLE_NAMES[below(RECORDED_TABLE_NAMES.length)] ?? 'tag';
  const columns = library
    .prepare<[string], { name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)')
    .all(table);
  const value = (type: string): string | number => (type === 'TEXT' ? `t${below(4)}` : below(4));
  const names = columns.map(({ name }) => name);
  const row = columns.map(({ type }) => value(type));
  const marks = names.map(() => '?').join(', ');
  const some = columns[below(columns.length)] ?? { name: 'id', type: 'INTEGER' };
  const [first] = names;
  const statements = [
    () =>
      library.prepare(`INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${marks})`).run(...row),
    () =>
      library.prepare(`INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${marks})`).run(...row),
    () =>
      library
        .prepare(`UPDATE OR IGNORE ${table} SET ${some.name} = ? WHERE ${first} = ?`)
        .run(value(some.type), below(4)),
    () =>
      library
        .prepare(`UPDATE OR REPLACE ${table} SET ${some.name} = ? WHERE ${first} = ?`)
        .run(value(some.type), below(4)),
    () => library.prepare(`DELETE FROM ${table} WHERE ${first} = ?`).run(below(4)),
  ];
  statements[below(statements.length)]?.();
}
