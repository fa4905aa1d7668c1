import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentId, type DocumentId } from '../db/contract/ids.ts';
import { ingest, type IngestedDocument } from '../db/import/ingest.ts';
import { isRunDirectly } from '../db/schema/is-run-directly.ts';
import { indexPassages } from '../db/search/index/index-passages.ts';
import { newId } from '../db/service/new-id.ts';
import { createCorpusFile, type CorpusFile } from '../db/store/corpus-file.ts';
import { takeInDocument } from '../db/store/take-in-document.ts';
import { syncFolder } from '../db/vault/atomic-file.ts';
import { checkEvidence, manifest, type SeedDocument } from './manifest-schema.ts';

const SEEDS = new URL('./', import.meta.url);
const DEFAULT_TARGET = fileURLToPath(new URL('../dist/corpus.sqlite', import.meta.url));

/** What was built, for the line that the build prints. */
export interface BuiltCorpus {
  readonly target: string;
  readonly documents: number;
  readonly passages: number;
  readonly words: number;
}

interface ReadSeed {
  readonly seed: SeedDocument;
  readonly bytes: Uint8Array;
  readonly document: IngestedDocument;
}

/**
 * Builds the file of bundled documents through the importer that every other file goes through.
 *
 * The file appears whole or not at all: it is written beside its place, made durable and renamed. The documents'
 * ids come from their content, so a rebuild gives the same file; a library gives each document an id of its own.
 * `folder` holds the manifest and the documents. Throws when a document is not the one its record was made for, or a record claims a phrase that is not there:
 * both are mistakes of whoever changed the seeds.
 */
export function buildCorpus(target: string, folder: URL = SEEDS): BuiltCorpus {
  const seeds = readManifest(folder).documents.map((seed) => readSeed(seed, folder));
  const unfinished = `${target}.building`;
  mkdirSync(dirname(target), { recursive: true });
  removeUnfinished(unfinished);
  try {
    fillCorpus(createCorpusFile(unfinished), seeds);
    makeDurable(unfinished);
    renameSync(unfinished, target);
  } catch (error) {
    removeUnfinished(unfinished);
    throw error;
  }
  syncFolder(dirname(target));
  const sum = (count: (document: IngestedDocument) => number): number =>
    seeds.reduce((total, { document }) => total + count(document), 0);
  return {
    target,
    documents: seeds.length,
    passages: sum(({ passages }) => passages.length),
    words: sum(({ words }) => words),
  };
}

/** An id made of the first 128 bits of the content's SHA-256, in the form of every other id. */
export function seedDocumentId(sha256: string): DocumentId {
  return documentId.parse(newId((length) => Buffer.from(sha256, 'hex').subarray(0, length)));
}

function readManifest(folder: URL) {
  return manifest.parse(JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')));
}

function readSeed(seed: SeedDocument, folder: URL): ReadSeed {
  const bytes = readFileSync(new URL(`documents/${seed.file}`, folder));
  const ingested = ingest({ name: seed.file, bytes, source: seed.source });
  if (!ingested.ok) throw new Error(`${seed.file}: ${ingested.error.message}`);
  const document = ingested.value;
  if (document.sha256 !== seed.sha256)
    throw new Error(`${seed.file} is not the document its record was made for.`);
  const [missing] = checkEvidence(seed, bytes.toString('utf8'));
  if (missing !== undefined) throw new Error(`${seed.file} does not hold the phrase “${missing}”.`);
  return { seed, bytes, document };
}

function fillCorpus(corpus: CorpusFile, seeds: readonly ReadSeed[]): void {
  try {
    for (const { seed, bytes, document } of seeds) {
      const id = seedDocumentId(document.sha256);
      takeInDocument(corpus.stores, {
        id,
        document,
        original: bytes,
        source: seed.source,
        origin: 'bundled',
        indexPassages,
      });
    }
  } finally {
    corpus.close();
  }
}

function makeDurable(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** SQLite may have left its journals beside a file whose building was cut short. */
function removeUnfinished(path: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
}

if (isRunDirectly(import.meta.url)) {
  const { target, documents, passages, words } = buildCorpus(resolve(process.argv[2] ?? DEFAULT_TARGET));
  console.log(`${target}: ${documents} documents, ${passages} passages, ${words} words`);
}
