import type { Database } from 'better-sqlite3';
import { fail, succeed, type Result } from '../contract/result.ts';
import type { Migration } from './migrations/list.ts';

/** The version a database has after all steps. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/** A database's own version: that of the last step it went through, 0 for an empty one. */
export function versionOf(database: Database): number {
  const version: unknown = database.pragma('user_version', { simple: true });
  return typeof version === 'number' ? version : 0;
}

/** The database's version, or `library-newer` where it went through a step that this program does not know. */
export function checkVersion(database: Database, migrations: readonly Migration[]): Result<number> {
  const newest = newestVersion(migrations);
  const found = versionOf(database);
  if (found <= newest) return succeed(found);
  return fail(
    'library-newer',
    'This library was made by a newer version of Sanad. Nothing was changed. Open it with that version.',
    { found, newest },
  );
}

/**
 * Brings a database up to date, each step in a transaction of its own, and answers its version. One that is newer than
 * this program is left untouched (see `checkVersion`).
 */
export function migrate(database: Database, migrations: readonly Migration[]): Result<number> {
  const found = checkVersion(database, migrations);
  if (!found.ok) return found;
  for (const migration of migrations) {
    if (migration.version > found.value) runStep(database, migration);
  }
  return succeed(newestVersion(migrations));
}

function runStep(database: Database, migration: Migration): void {
  database
    .transaction(() => {
      database.exec(migration.sql);
      database.pragma(`user_version = ${migration.version}`);
    })
    .immediate();
}
