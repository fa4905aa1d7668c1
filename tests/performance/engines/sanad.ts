import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { documentId, vaultId, type VaultId } from '../../../db/contract/ids.ts';
import { succeed, type Result } from '../../../db/contract/result.ts';
import { LIBRARY_MIGRATIONS, ORIGINALS_MIGRATIONS } from '../../../db/schema/migrations/list.ts';
import { migrate } from '../../../db/schema/migrate.ts';
import { indexTexts } from '../../../db/search/index/index-passages.ts';
import { openIndexKeeper } from '../../../db/search/index/maintain-index.ts';
import { openSearch } from '../../../db/search/search.ts';
import { commitChange, openLibraryStores, type LibraryStores } from '../../../db/store/library.ts';
import { openLibrary, type OpenedLibrary } from '../../../db/store/open-library.ts';
import { emptySourceRecord } from '../../../db/store/source-records.ts';
import { createVault } from '../../../db/vault/create-vault.ts';
import { unsealOpenly } from '../../../db/vault/key-slots.ts';
import { readVaultFile } from '../../../db/vault/vault-file.ts';
import type { CorpusPassage } from '../corpus.ts';
import { type Engine, PAGE } from '../engine.ts';
import type { BenchmarkQuery } from '../queries.ts';

const BATCH = 2000;
/** Documents in one commit while the vault is filled, which is not timed. */
const DOCUMENTS_PER_COMMIT = 500;

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function idFor(value: string): string {
  const digits = '0123456789abcdefghjkmnpqrstvwxyz';
  const hash = createHash('sha256').update(value).digest();
  return Array.from(hash.subarray(0, 26), (byte, at) => digits[at === 0 ? byte % 8 : byte % 32]).join('');
}

/** The documents that the passages were cut from, with their passages as paragraphs. */
function storeDocuments(stores: LibraryStores, passages: readonly CorpusPassage[]): void {
  const documents = [...Map.groupBy(passages, (passage) => passage.doc).values()];
  for (let at = 0; at < documents.length; at += DOCUMENTS_PER_COMMIT) {
    commitChange(stores, () => {
      for (const parts of documents.slice(at, at + DOCUMENTS_PER_COMMIT)) storeDocument(stores, parts);
    });
  }
}

function storeDocument(stores: LibraryStores, parts: readonly CorpusPassage[]): number[] {
  const [first] = parts;
  if (!first) return [];
  const text = parts.map(({ body }) => body).join('\n\n');
  const sha256 = createHash('sha256').update(`${first.path} ${first.id}`).digest('hex');
  const title = first.title.trim() || first.path;
  const rowId = stores.documents.insert(
    {
      id: documentId.parse(idFor(sha256)),
      file: first.path,
      title,
      titleBasis: 'stated',
      language: 'en',
      direction: 'ltr',
      words: text.split(/\s+/u).length,
      length: text.length,
      passages: parts.length,
      sha256,
      bytes: text.length,
      origin: 'imported',
      textVersion: 1,
    },
    { titleKey: title, publisherKey: null, dateKey: null, filterText: title },
  );
  stores.texts.append(rowId, text);
  stores.sourceRecords.insert(rowId, emptySourceRecord());
  let start = 0;
  return parts.map(({ body }, ordinal) => {
    const range = { start, end: start + body.length };
    start = range.end + 2;
    return stores.passages.insert(rowId, {
      ordinal,
      ...range,
      kind: 'paragraph',
      level: 0,
      direction: 'ltr',
    });
  });
}

function fill(
  databases: { library: Database.Database; originals: Database.Database },
  id: VaultId,
  passages: readonly CorpusPassage[],
): Result<number> {
  must(migrate(databases.library, LIBRARY_MIGRATIONS));
  must(migrate(databases.originals, ORIGINALS_MIGRATIONS));
  const stores = openLibraryStores(databases.library, databases.originals);
  stores.meta.create(id);
  storeDocuments(stores, passages);
  return succeed(stores.meta.read().seq);
}

function openVault(folder: string): OpenedLibrary {
  const file = must(readVaultFile(folder));
  return must(openLibrary({ folder, vaultId: file.vaultId, nowMs: Date.now }, must(unsealOpenly(file))));
}

/** The question in Sanad's own language. */
export function queryText({ kind, words }: BenchmarkQuery): string {
  switch (kind) {
    case 'any':
      return words.join(' OR ');
    case 'phrase':
      return `"${words.join(' ')}"`;
    case 'prefix':
      return `${words.join(' ')}*`;
    case 'fuzzy':
      return `${words.join(' ')}~`;
    default:
      return words.join(' ');
  }
}

function pageCount(library: Database.Database): number {
  const row = library
    .prepare<[], { bytes: number }>(
      `SELECT sum(pgsize) AS bytes FROM dbstat WHERE name LIKE 'search\\_%' ESCAPE '\\'
       OR name LIKE 'sqlite\\_autoindex\\_search\\_%' ESCAPE '\\'`,
    )
    .get();
  return row?.bytes ?? 0;
}

async function prepare(passages: readonly CorpusPassage[], folder: string): Promise<void> {
  const id = vaultId.parse(idFor('benchmark'));
  const key = must(
    createVault({
      folder,
      vaultId: id,
      passphrase: null,
      fill: (databases) => fill(databases, id, passages),
    }),
  );
  key.fill(0);
  return Promise.resolve();
}

/**
 * Sanad's core as shipped: the encrypted vault, opened by the vault's own code, its commits as durable as everywhere.
 * `sanad` ranks, which is what the other engines do; `sanad-answer` gives the whole answer that the page shows: every
 * spelling found, counts of documents, and twenty hits with excerpts and marks.
 */
function sanadEngine(name: 'sanad' | 'sanad-answer'): Engine {
  return {
    name,
    absence: () => Promise.resolve(undefined),
    version: () => Promise.resolve(process.env['npm_package_version'] ?? '0.1.0'),
    prepare,
    build(passages, folder) {
      const opened = openVault(folder);
      const { stores } = opened;
      // Passages were stored in the order of their ids, from 1 on.
      const texts = passages.map(({ body }, at) => ({ id: at + 1, text: body }));
      for (let at = 0; at < texts.length; at += BATCH) {
        commitChange(stores, () => indexTexts(stores.databases.library, texts.slice(at, at + BATCH)));
      }
      opened.close();
      return Promise.resolve();
    },
    settle(folder) {
      const opened = openVault(folder);
      const { stores } = opened;
      const keeper = openIndexKeeper(stores.databases.library);
      while (keeper.step());
      opened.close();
      return Promise.resolve();
    },
    bytes(folder) {
      const opened = openVault(folder);
      const { stores } = opened;
      const bytes = pageCount(stores.databases.library);
      opened.close();
      return Promise.resolve(bytes);
    },
    open(folder) {
      const opened = openVault(folder);
      const { stores } = opened;
      const search = openSearch(stores.databases.library);
      const keeper = openIndexKeeper(stores.databases.library);
      return Promise.resolve({
        ask(query) {
          const request = { query: queryText(query), exact: false, limit: PAGE };
          return { matches: name === 'sanad' ? search.rank(request).passages : search.run(request).passages };
        },
        add(added) {
          commitChange(stores, () => {
            const ids = storeDocument(stores, added);
            indexTexts(
              stores.databases.library,
              ids.map((id, at) => ({ id, text: added[at]?.body ?? '' })),
            );
          });
        },
        tidy: () => keeper.step(),
        close: () => opened.close(),
      });
    },
  };
}

export const sanad = sanadEngine('sanad');
export const sanadAnswer = sanadEngine('sanad-answer');
