import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const COMMAND_LINE = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

/** What a test finds in its data folder: nothing yet, or a library with or without a passphrase. */
export type LibraryKind = 'none' | 'open' | 'protected';

export const PASSPHRASE = 'seven quiet readers of old letters';

export interface TestFolder {
  readonly dataFolder: string;
  readonly runtimeFolder: string;
  remove(): void;
}

export interface Libraries {
  /** A fresh folder with a library of the kind in it. */
  aFolderWith(kind: LibraryKind): Promise<TestFolder>;
  remove(): void;
}

/** Makes each kind of library once, by the built command line, and hands out copies. */
export function createLibraries(): Libraries {
  const originals = mkdtempSync(join(tmpdir(), 'sanad-e2e-libraries-'));
  const made = new Map<LibraryKind, Promise<string>>();
  const original = (kind: LibraryKind): Promise<string> => {
    const folder = made.get(kind) ?? makeLibrary(join(originals, kind), kind);
    made.set(kind, folder);
    return folder;
  };
  return {
    async aFolderWith(kind) {
      const folder = mkdtempSync(join(tmpdir(), 'sanad-e2e-'));
      const dataFolder = join(folder, 'data');
      const runtimeFolder = join(folder, 'run');
      mkdirSync(runtimeFolder, { mode: 0o700 });
      if (kind !== 'none') cpSync(await original(kind), dataFolder, { recursive: true });
      return { dataFolder, runtimeFolder, remove: () => removeFolder(folder) };
    },
    remove: () => removeFolder(originals),
  };
}

async function makeLibrary(folder: string, kind: LibraryKind): Promise<string> {
  const protection =
    kind === 'protected' ? { SANAD_PASSPHRASE: PASSPHRASE, PATH: process.env['PATH'] } : process.env;
  const flags = kind === 'protected' ? [] : ['--unprotected'];
  await promisify(execFile)(process.execPath, [COMMAND_LINE, '--data', folder, ...flags, 'status'], {
    env: protection,
  });
  return folder;
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}
