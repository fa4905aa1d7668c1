import Database from 'better-sqlite3';
import { documentId, vaultId, type DocumentId } from '../../db/contract/ids.ts';
import type { SourceRecord, StatedValue } from '../../db/contract/models.ts';
import { newId } from '../../db/service/new-id.ts';
import { LIBRARY_MIGRATIONS, ORIGINALS_MIGRATIONS } from '../../db/schema/migrations/list.ts';
import { migrate } from '../../db/schema/migrate.ts';
import { openLibraryStores, type LibraryStores } from '../../db/store/library.ts';
import { emptySourceRecord } from '../../db/store/source-records.ts';
import type { ReadDocument } from '../../db/store/take-in-document.ts';
import { takeInDocument } from '../../db/store/take-in-document.ts';
import { valueOf } from './vault.ts';

/** An empty library that is gone with the test; not encrypted, because that changes nothing for the stores. */
export function emptyLibrary(): LibraryStores {
  const [library, originals] = [LIBRARY_MIGRATIONS, ORIGINALS_MIGRATIONS].map((migrations) => {
    const database = new Database(':memory:');
    valueOf(migrate(database, migrations));
    return database;
  });
  if (library === undefined || originals === undefined) throw new Error('unreachable');
  const stores = openLibraryStores(library, originals);
  stores.meta.create(vaultId.parse(newId()));
  return stores;
}

/** A value whose evidence is the value itself. */
export function stated(value: string): StatedValue {
  return { value, evidence: value };
}

export interface DocumentParts {
  readonly title?: string;
  readonly file?: string;
  readonly text?: string;
  readonly language?: string;
  readonly words?: number;
  readonly source?: Partial<SourceRecord>;
}

let made = 0;

/** Puts a document of invented parts into a library: one passage, no words indexed. */
export function addDocument(stores: LibraryStores, parts: DocumentParts = {}): DocumentId {
  made += 1;
  const text = parts.text ?? `Text ${made}`;
  const document: ReadDocument<never> = {
    file: parts.file ?? `file-${made}.txt`,
    sha256: made.toString(16).padStart(64, '0'),
    bytes: Buffer.byteLength(text),
    text,
    textVersion: 1,
    language: parts.language ?? 'en',
    direction: 'ltr',
    words: parts.words ?? 2,
    title: parts.title ?? `Title ${made}`,
    titleBasis: 'stated',
    passages: [
      { ordinal: 0, start: 0, end: text.length, kind: 'paragraph', level: 0, direction: 'ltr', tokens: [] },
    ],
  };
  const id = documentId.parse(newId());
  takeInDocument(stores, {
    id,
    document,
    original: Buffer.from(text),
    source: { ...emptySourceRecord(), ...parts.source },
    origin: 'imported',
    indexPassages: () => undefined,
  });
  return id;
}
