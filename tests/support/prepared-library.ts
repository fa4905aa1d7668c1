import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openCore } from '../../db/service/core.ts';
import type { DocumentId } from '../../db/contract/ids.ts';
import { succeed, type Result } from '../../db/contract/result.ts';
import { callCore } from '../../electron/cli/library-session.ts';
import { buildCorpus } from '../../seeds/build-corpus.ts';
import type { CoreClient } from '../../db/service/core-client.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { valueOf } from './vault.ts';

export const TEST_VERSION = '0.0.0-test';

export interface PreparedLibrary {
  readonly corpusFile: string;
  /** A fresh copy of an open library with the bundled documents, removed with the running test. */
  readonly copyOpen: () => string;
  /** The same, closed by this passphrase. */
  readonly copyProtected: () => string;
  readonly passphrase: string;
  /** A document of the open library; bundled documents have other ids in every library. */
  readonly knownDocument: DocumentId;
}

/** Makes the corpus and two libraries once for a test file; each test works on its own copy. */
export async function prepareLibrary(): Promise<PreparedLibrary> {
  const folder = mkdtempSync(join(tmpdir(), 'sanad-prepared-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const corpusFile = join(folder, 'corpus.sqlite');
  buildCorpus(corpusFile);
  const passphrase = 'seven quiet readers of old letters';
  const open = await createLibrary(join(folder, 'open'), { corpusFile, passphrase: null });
  const locked = await createLibrary(join(folder, 'locked'), { corpusFile, passphrase });
  const knownDocument = await firstDocument({ dataFolder: open, corpusFile });
  return {
    corpusFile,
    passphrase,
    knownDocument,
    copyOpen: () => copyOf(open),
    copyProtected: () => copyOf(locked),
  };
}

async function createLibrary(
  dataFolder: string,
  { corpusFile, passphrase }: { readonly corpusFile: string; readonly passphrase: string | null },
): Promise<string> {
  mkdirSync(dataFolder);
  const core = valueOf(coreInThisThread({ dataFolder, corpusFile }));
  valueOf(await core.call('vault.create', { passphrase }));
  await core.close();
  return dataFolder;
}

async function firstDocument(place: LibraryPlace): Promise<DocumentId> {
  const core = valueOf(coreInThisThread(place));
  const [first] = valueOf(await callCore(core, 'documents.list', { limit: 1 })).records;
  await core.close();
  if (first === undefined) throw new Error('the library has no documents');
  return first.id;
}

interface LibraryPlace {
  readonly dataFolder: string;
  readonly corpusFile: string;
}

function copyOf(dataFolder: string): string {
  const target = join(temporaryFolder(), 'data');
  cpSync(dataFolder, target, { recursive: true });
  return target;
}

/** The real core without its worker, as a host would own it. */
export function coreInThisThread(options: LibraryPlace): Result<CoreClient> {
  const core = openCore({ ...options, appVersion: TEST_VERSION, log: () => undefined });
  if (!core.ok) return core;
  const own = core.value;
  return succeed({
    call: (method, input) => own.call(method, input),
    subscribe: (listener) => own.subscribe(listener),
    close: () => Promise.resolve(own.close()),
  });
}
