import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openCore } from '../../db/service/core.ts';
import type {
  BackupName,
  DocumentId,
  HighlightId,
  LinkId,
  NoteId,
  SavedSearchId,
  TagId,
} from '../../db/contract/ids.ts';
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
  /** Opens the protected library too. */
  readonly recoveryCode: string;
  /** A document of the open library; bundled documents have other ids in every library. */
  readonly knownDocument: DocumentId;
  /** Adds a little work to the open library, before copies of it are taken. */
  readonly addWork: () => Promise<KnownWork>;
}

/** Records that were made in a library, by their ids. */
export interface KnownWork {
  readonly tagId: TagId;
  readonly otherTagId: TagId;
  readonly highlightId: HighlightId;
  readonly linkId: LinkId;
  readonly savedSearchId: SavedSearchId;
  readonly noteId: NoteId;
  /** Of the note, as a save has to name it. */
  readonly noteVersion: number;
  /** A full backup with all of it. */
  readonly backup: BackupName;
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
  const recoveryCode = await makeRecoveryCode({ dataFolder: locked, corpusFile }, passphrase);
  const knownDocument = await firstDocument({ dataFolder: open, corpusFile });
  return {
    corpusFile,
    passphrase,
    recoveryCode,
    knownDocument,
    addWork: () => addWork({ dataFolder: open, corpusFile }, knownDocument),
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

async function makeRecoveryCode(place: LibraryPlace, passphrase: string): Promise<string> {
  const core = valueOf(coreInThisThread(place));
  const { code } = valueOf(await callCore(core, 'vault.makeRecoveryCode', { passphrase }));
  await core.close();
  return code;
}

async function firstDocument(place: LibraryPlace): Promise<DocumentId> {
  const core = valueOf(coreInThisThread(place));
  const [first] = valueOf(await callCore(core, 'documents.list', { limit: 1 })).records;
  await core.close();
  if (first === undefined) throw new Error('the library has no documents');
  return first.id;
}

async function addWork(place: LibraryPlace, documentId: DocumentId): Promise<KnownWork> {
  const core = valueOf(coreInThisThread(place));
  const tag = valueOf(await callCore(core, 'tags.create', { name: 'First', documentIds: [documentId] }));
  const otherTag = valueOf(await callCore(core, 'tags.create', { name: 'Second' }));
  const range = { start: 0, end: 40 };
  const highlight = valueOf(await callCore(core, 'highlights.create', { documentId, ...range }));
  const link = valueOf(
    await callCore(core, 'links.create', {
      kind: 'see-also',
      from: { documentId, range },
      to: { documentId, range: null },
    }),
  );
  const note = valueOf(await callCore(core, 'notes.create', { title: 'A note', body: 'Words of a note' }));
  const question = { query: 'Raisi', exact: false, scope: {}, spellingsOff: [] };
  const search = valueOf(await callCore(core, 'savedSearches.create', { name: 'Kept', question }));
  const { backup } = valueOf(await callCore(core, 'backups.create', {}));
  await core.close();
  return {
    tagId: tag.id,
    otherTagId: otherTag.id,
    highlightId: highlight.id,
    linkId: link.id,
    savedSearchId: search.id,
    noteId: note.id,
    noteVersion: note.version,
    backup: backup.name,
  };
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
    lockAfterSaving: () => own.lockAfterSaving(),
    close: () => Promise.resolve(own.close()),
  });
}
