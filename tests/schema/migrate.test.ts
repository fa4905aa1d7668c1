import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate, newestVersion, versionOf } from '../../db/schema/migrate.ts';
import { LIBRARY_MIGRATIONS, ORIGINALS_MIGRATIONS, type Migration } from '../../db/schema/migrations/list.ts';
import { SCHEMA_FILE, schemaText } from '../../db/schema/write-schema.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const first: Migration = {
  version: 10,
  name: 'first',
  sql: 'CREATE TABLE shelf (id INTEGER PRIMARY KEY) STRICT;',
};
const second: Migration = { version: 20, name: 'second', sql: 'ALTER TABLE shelf ADD COLUMN place TEXT;' };
const broken: Migration = {
  version: 30,
  name: 'broken',
  sql: 'CREATE TABLE box (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);',
};

function tables(database: Database.Database): string[] {
  return database
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all();
}

describe('migrations', () => {
  it('bring an empty database through every step', () => {
    const database = new Database(':memory:');
    expect(valueOf(migrate(database, [first, second]))).toBe(20);
    expect(versionOf(database)).toBe(20);
    database.prepare<[string]>('INSERT INTO shelf (place) VALUES (?)').run('left');
  });

  it('take only the steps that are missing, and keep what is there', () => {
    const database = new Database(':memory:');
    valueOf(migrate(database, [first]));
    database.exec('INSERT INTO shelf (id) VALUES (7)');
    valueOf(migrate(database, [first, second]));
    valueOf(migrate(database, [first, second]));
    expect(database.prepare<[], number>('SELECT id FROM shelf').pluck().all()).toEqual([7]);
  });

  it('leave a database as it was before the step that failed', () => {
    const database = new Database(':memory:');
    expect(() => migrate(database, [first, second, broken])).toThrow('nowhere');
    expect(versionOf(database)).toBe(20);
    expect(tables(database)).toEqual(['shelf']);
  });

  it('leave a database of a newer program alone', () => {
    const database = new Database(':memory:');
    valueOf(migrate(database, [first, second]));
    expect(codeOf(migrate(database, [first]))).toBe('library-newer');
    expect(versionOf(database)).toBe(20);
  });

  it.each([
    ['library.db', LIBRARY_MIGRATIONS],
    ['originals.db', ORIGINALS_MIGRATIONS],
  ])('of %s go up in tens', (_, migrations) => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => (index + 1) * 10));
    expect(newestVersion(migrations)).toBe(migrations.length * 10);
  });
});

describe('schema.sql', () => {
  it('is what the migrations make (node db/schema/write-schema.ts writes it anew)', () => {
    expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(schemaText());
  });

  it('holds strict tables only', () => {
    const definitions = schemaText().match(/CREATE TABLE[^;]*;/g) ?? [];
    expect(definitions.length).toBeGreaterThan(8);
    expect(definitions.filter((definition) => !/\)\s*STRICT(, WITHOUT ROWID)?;$/.test(definition))).toEqual(
      [],
    );
  });
});
