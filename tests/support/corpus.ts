import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { documentId } from '../../db/contract/ids.ts';
import type { SourceRecord } from '../../db/contract/models.ts';
import { ingest } from '../../db/import/ingest.ts';
import { indexPassages } from '../../db/search/index/index-passages.ts';
import { newId } from '../../db/service/new-id.ts';
import type { LibraryStores } from '../../db/store/library.ts';
import { emptySourceRecord } from '../../db/store/source-records.ts';
import { takeInDocument, type TakenInDocument } from '../../db/store/take-in-document.ts';

export const SEED_FOLDER = fileURLToPath(new URL('../../seeds/documents', import.meta.url));

/** The bundled documents' files, in order. */
export const SEED_FILES: readonly string[] = readdirSync(SEED_FOLDER).sort();

export interface TestFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly source?: SourceRecord;
}

/** Puts a file into a library by way of the real importer and the real search index. */
export function takeInFile(stores: LibraryStores, { name, bytes, source }: TestFile): TakenInDocument {
  const ingested = ingest({ name, bytes, ...(source && { source }) });
  if (!ingested.ok) throw new Error(ingested.error.message);
  return takeInDocument(stores, {
    id: documentId.parse(newId()),
    document: ingested.value,
    original: bytes,
    source: source ?? emptySourceRecord(),
    origin: 'bundled',
    indexPassages,
  });
}
