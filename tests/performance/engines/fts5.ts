import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { editDistance } from '../../../db/search/words/edit-distance.ts';
import { type Engine, PAGE, type OpenEngine } from '../engine.ts';
import type { BenchmarkQuery } from '../queries.ts';

const FILE = 'fts5.db';
const BATCH = 2000;

/** Without the text itself (`content=''`), so that only the index is timed and weighed. */
const CREATE = `CREATE VIRTUAL TABLE passage USING fts5(body, content='', tokenize="unicode61 remove_diacritics 2")`;

function openWith(database: Database.Database): OpenEngine {
  const best = database.prepare<[string, number], { rowid: number; rank: number }>(
    'SELECT rowid, rank FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?',
  );
  const vocabulary = database.prepare<[number, number], { term: string }>(
    'SELECT term FROM vocabulary WHERE length(term) BETWEEN ? AND ?',
  );
  const near = (word: string): string =>
    vocabulary
      .all(word.length - 1, word.length + 1)
      .filter(({ term }) => editDistance(word, term, 1) <= 1)
      .map(({ term }) => quoted(term))
      .join(' OR ');
  const ask = (query: BenchmarkQuery) => {
    const match = query.kind === 'fuzzy' ? near(query.words[0] ?? '') : matchOf(query);
    return { matches: match === '' ? 0 : best.all(match, PAGE).length };
  };
  const insert = database.prepare<[number, string]>('INSERT INTO passage (rowid, body) VALUES (?, ?)');
  return {
    ask,
    add: database.transaction((passages: readonly { id: number; body: string }[]) => {
      for (const { id, body } of passages) insert.run(id, body);
    }),
    close: () => database.close(),
  };
}

function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

function matchOf({ kind, words }: BenchmarkQuery): string {
  const terms = words.map(quoted);
  if (kind === 'any') return terms.join(' OR ');
  if (kind === 'phrase') return quoted(words.join(' '));
  return kind === 'prefix' ? `${terms.join(' ')}*` : terms.join(' ');
}

/** SQLite's own full-text index, unencrypted, with positions. */
export const fts5Engine: Engine = {
  name: 'fts5',
  absence: () => Promise.resolve(undefined),
  version() {
    const database = new Database(':memory:');
    const row = database.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get();
    database.close();
    return Promise.resolve(`SQLite ${row?.version ?? '?'}`);
  },
  build(passages, folder) {
    const database = new Database(join(folder, FILE));
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL'); // as durable as Sanad's vault
    database.exec(CREATE);
    database.exec("CREATE VIRTUAL TABLE vocabulary USING fts5vocab('passage', 'row')");
    const opened = openWith(database);
    for (let at = 0; at < passages.length; at += BATCH) opened.add?.(passages.slice(at, at + BATCH));
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    return Promise.resolve();
  },
  bytes: (folder) => Promise.resolve(statSync(join(folder, FILE)).size),
  open(folder) {
    const database = new Database(join(folder, FILE));
    database.pragma('synchronous = FULL');
    return Promise.resolve(openWith(database));
  },
};
