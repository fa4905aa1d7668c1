import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { isRunDirectly } from './is-run-directly.ts';
import { LIBRARY_MIGRATIONS, ORIGINALS_MIGRATIONS, type Migration } from './migrations/list.ts';
import { migrate, newestVersion } from './migrate.ts';

export const SCHEMA_FILE = fileURLToPath(new URL('schema.sql', import.meta.url));

if (isRunDirectly(import.meta.url)) writeSchema();

/** Writes `schema.sql`, where the sum of all steps can be read and a change of it reviewed. */
export function writeSchema(): void {
  writeFileSync(SCHEMA_FILE, schemaText());
}

/** What `schema.sql` must hold: every table and index as SQLite itself remembers them after all steps. */
export function schemaText(): string {
  return [
    '-- Generated from db/schema/migrations by `node db/schema/write-schema.ts`; not to be edited.',
    describe('library.db', LIBRARY_MIGRATIONS),
    describe('originals.db', ORIGINALS_MIGRATIONS),
  ].join('\n\n');
}

function describe(file: string, migrations: readonly Migration[]): string {
  const database = new Database(':memory:');
  try {
    migrate(database, migrations);
    const statements = database
      .prepare<[], string>(
        'SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name',
      )
      .pluck()
      .all();
    const heading = `-- ${file}, version ${newestVersion(migrations)}`;
    return [heading, ...statements.map((statement) => `${statement};`)].join('\n\n') + '\n';
  } finally {
    database.close();
  }
}
