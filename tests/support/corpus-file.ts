import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { buildCorpus } from '../../seeds/build-corpus.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CORPUS = 'corpus.sqlite';
let folder: string | null = null;

afterAll(() => {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
});

/** The bundled documents as a corpus file: built once for all tests of a file, so only to be read. */
export function corpusFile(): string {
  folder ??= buildOnce();
  return join(folder, CORPUS);
}

/** The same for a test that spoils it. */
export function ownCorpusFile(): string {
  const path = join(temporaryFolder(), CORPUS);
  copyFileSync(corpusFile(), path);
  return path;
}

function buildOnce(): string {
  const made = mkdtempSync(join(tmpdir(), 'sanad-test-corpus-'));
  buildCorpus(join(made, CORPUS));
  return made;
}
