import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { documentId, vaultId } from '../../db/contract/ids.ts';
import type { Result } from '../../db/contract/result.ts';
import { newId } from '../../db/service/new-id.ts';
import { createLibrary } from '../../db/store/create-library.ts';
import { openLibrary } from '../../db/store/open-library.ts';
import { settleCreation } from '../../db/vault/creation-folder.ts';
import { inspectDataFolder } from '../../db/vault/data-folder.ts';
import { unsealOpenly } from '../../db/vault/key-slots.ts';
import { readVaultFile } from '../../db/vault/vault-file.ts';
import { corpusFile, ownCorpusFile } from '../support/corpus-file.ts';
import { SEED_FILES, SEED_FOLDER } from '../support/corpus.ts';
import { folderFingerprint } from '../support/folder-fingerprint.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, createTestVault, valueOf } from '../support/vault.ts';

const CHILD = fileURLToPath(new URL('../support/create-vault-child.ts', import.meta.url));
const VAULT_FILES = ['library.db', 'originals.db', 'state.json', 'vault.json'];

function create(folder: string, corpus = corpusFile()): Result<Buffer> {
  return createLibrary({
    folder,
    corpusFile: corpus,
    passphrase: null,
    vaultId: vaultId.parse(newId()),
    newDocumentId: () => documentId.parse(newId()),
  });
}

/** All rows but for the documents' ids, which are the library's own. */
function rowsOf(database: Database.Database, table: string): unknown[] {
  const rows = database.prepare<[], object>(`SELECT * FROM ${table}`).all();
  return rows
    .map((row) => ('public_id' in row ? { ...row, public_id: null } : row))
    .toSorted((some, other) => (JSON.stringify(some) < JSON.stringify(other) ? -1 : 1));
}

describe('a new vault', () => {
  it('holds the bundled documents, byte for byte', () => {
    const vault = createTestVault();
    const library = valueOf(vault.open());
    const { stores } = library;
    const page = stores.documentList.page({ sort: 'added', order: 'ascending', limit: 200 });
    expect(page?.documents.map(({ file }) => file)).toEqual(SEED_FILES);
    for (const { file, sha256 } of page?.documents ?? []) {
      const original = Buffer.concat([...stores.originals.chunks(sha256)]);
      expect(original.equals(readFileSync(join(SEED_FOLDER, file)))).toBe(true);
    }
    expect(stores.databases.library.pragma('foreign_key_check')).toEqual([]);
    expect(stores.databases.library.pragma('integrity_check', { simple: true })).toBe('ok');
    library.close();
  });

  it('has every row of every table that the corpus has', () => {
    const vault = createTestVault();
    const corpus = new Database(corpusFile(), { readonly: true });
    const library = valueOf(vault.open());
    const { stores } = library;
    const tables = corpus
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .pluck()
      .all();
    for (const table of tables.filter((name) => name !== 'meta')) {
      const target = table.startsWith('original') ? stores.databases.originals : stores.databases.library;
      expect({ table, rows: rowsOf(target, table) }).toEqual({ table, rows: rowsOf(corpus, table) });
    }
    library.close();
    corpus.close();
  });

  it('has ids of its own for the bundled documents', () => {
    const corpus = new Database(corpusFile(), { readonly: true });
    const ids = corpus.prepare<[], string>('SELECT public_id FROM document').pluck().all();
    corpus.close();
    for (const vault of [createTestVault(), createTestVault()]) {
      const library = valueOf(vault.open());
      const page = library.stores.documentList.page({ sort: 'added', order: 'ascending', limit: 200 });
      ids.push(...(page?.documents ?? []).map(({ id }) => documentId.parse(id)));
      library.close();
    }
    expect(new Set(ids).size).toBe(3 * SEED_FILES.length);
  });

  it('consists of four files whose names say nothing', () => {
    expect(readdirSync(createTestVault().folder).sort()).toEqual(VAULT_FILES);
  });

  it('holds no word of any document in any byte, closed or open', () => {
    const vault = createTestVault('test passphrase');
    const words = new Set<string>();
    for (const file of SEED_FILES) {
      const text = readFileSync(join(SEED_FOLDER, file), 'utf8');
      for (const [word] of text.matchAll(/\p{L}{6,}/gu)) words.add(word).add(word.toLowerCase());
      words.add(file.slice(0, 20));
    }
    expect(words.size).toBeGreaterThan(1000);
    expect(foundIn(vault.folder, words)).toEqual([]);
    const library = valueOf(vault.open());
    const { stores } = library;
    stores.databases.library.exec('UPDATE document SET title = title; UPDATE document_text SET text = text');
    expect(readdirSync(vault.folder)).toContain('library.db-wal');
    expect(foundIn(vault.folder, words)).toEqual([]);
    library.close();
  });
});

/** The words that occur in some file of the folder, as UTF-8 or UTF-16. */
function foundIn(folder: string, words: ReadonlySet<string>): string[] {
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  const isFound = (bytes: Buffer): boolean => files.some((file) => file.includes(bytes));
  return [...words].filter(
    (word) => isFound(Buffer.from(word, 'utf8')) || isFound(Buffer.from(word, 'utf16le')),
  );
}

describe('making a vault', () => {
  it.each<[string, (path: string) => void]>([
    ['missing', (path) => rmSync(path)],
    ['empty', (path) => writeFileSync(path, '')],
    ['not a database', (path) => writeFileSync(path, 'x'.repeat(10_000))],
    [
      'a folder',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
    [
      'of another version',
      (path) => {
        const file = new Database(path);
        file.pragma('user_version = 10');
        file.close();
      },
    ],
  ])('leaves the folder as it was when the corpus is %s', (_, spoil) => {
    const corpus = ownCorpusFile();
    spoil(corpus);
    const folder = temporaryFolder();
    expect(codeOf(create(folder, corpus))).toBe('corpus-missing');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves the folder as it was when the corpus is damaged inside', () => {
    const corpus = ownCorpusFile();
    const bytes = readFileSync(corpus);
    bytes.fill(0xff, 4096 * 4, bytes.length - 4096);
    writeFileSync(corpus, bytes);
    const folder = temporaryFolder();
    expect(() => valueOf(create(folder, corpus))).toThrow(/malformed|corpus-missing/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not touch a vault that is there', () => {
    const vault = createTestVault();
    const before = folderFingerprint(vault.folder);
    expect(codeOf(create(vault.folder))).toBe('vault-exists');
    expect(folderFingerprint(vault.folder)).toEqual(before);
  });

  it('does not touch a library whose key file is missing', () => {
    const vault = createTestVault();
    rmSync(join(vault.folder, 'vault.json'));
    const before = folderFingerprint(vault.folder);
    expect(codeOf(create(vault.folder))).toBe('vault-file-damaged');
    expect(folderFingerprint(vault.folder)).toEqual(before);
  });
});

describe('a process killed while it makes a vault', () => {
  const ROUNDS = 26;

  it('leaves no vault or a whole one, at whatever moment', { timeout: 120_000 }, async () => {
    const durationMs = Number(await killAfter(temporaryFolder(), 60_000));
    expect(durationMs).toBeGreaterThan(0);
    const outcomes: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const folder = temporaryFolder();
      const delayMs = ((round + Math.random()) / ROUNDS) * durationMs * 1.2;
      const said = await killAfter(folder, delayMs);
      outcomes.push(`${said === '' ? 'not acknowledged' : 'acknowledged'}: ${findAfterwards(folder)}`);
    }
    const allowed = new Set([
      'not acknowledged: no vault',
      'not acknowledged: whole vault',
      'acknowledged: whole vault',
    ]);
    expect(outcomes.filter((outcome) => !allowed.has(outcome))).toEqual([]);
  });
});

/** Lets a child make a vault and kills it so many milliseconds later; answers what it said by then. */
async function killAfter(folder: string, delayMs: number): Promise<string> {
  const child = spawn(process.execPath, [CHILD, folder, corpusFile()], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  child.stdout.on('data', (text) => said.push(String(text)));
  await once(child.stdout, 'data');
  child.stdin.write('go');
  const timer = setTimeout(() => child.kill('SIGKILL'), delayMs);
  await once(child, 'close');
  clearTimeout(timer);
  return said.join('').replace('ready', '').trim();
}

/** What the next start finds; where it finds no vault, it must be able to make one. */
function findAfterwards(folder: string): string {
  settleCreation(folder);
  if (inspectDataFolder(folder) === 'absent') {
    const left = namesIn(folder);
    return left.length === 0 && create(folder).ok ? 'no vault' : `no vault, but ${left.join()}`;
  }
  const file = valueOf(readVaultFile(folder));
  const place = { folder, vaultId: file.vaultId, nowMs: () => 0 };
  const library = valueOf(openLibrary(place, valueOf(unsealOpenly(file))));
  const { databases, documents } = library.stores;
  const isSound = [databases.library, databases.originals].every(
    (database) => database.pragma('integrity_check', { simple: true }) === 'ok',
  );
  const hasAll = documents.totals().documents === SEED_FILES.length;
  library.close();
  const isTidy = namesIn(folder).join() === VAULT_FILES.join();
  return isSound && hasAll && isTidy ? 'whole vault' : `a vault of ${namesIn(folder).join()}`;
}

function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name !== 'owner.lock')
    .sort();
}
