import { existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fail, succeed, type Result } from '../../db/contract/result.ts';

export interface DataFolderChoice {
  /** The value of `--data`, where it was given. */
  readonly flag: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
}

export interface DataFolder {
  /** Absolute. */
  readonly path: string;
  /** Whether somebody named it, by flag or environment. */
  readonly isNamed: boolean;
}

/**
 * Where the library lies: `--data`, else `SANAD_DATA`, else the platform's folder for what belongs to one
 * person on one computer. On Windows that is the local one, which is not copied to a server with the profile.
 * Nothing is created.
 */
export function chooseDataFolder({ flag, environment, platform, homeFolder }: DataFolderChoice): DataFolder {
  const named = flag ?? filled(environment['SANAD_DATA']);
  if (named !== undefined) return { path: resolve(named), isNamed: true };
  return { path: platformFolder({ environment, platform, homeFolder }), isNamed: false };
}

function platformFolder({ environment, platform, homeFolder }: Omit<DataFolderChoice, 'flag'>): string {
  if (platform === 'darwin') return join(homeFolder, 'Library', 'Application Support', 'Sanad');
  if (platform === 'win32') {
    return join(filled(environment['LOCALAPPDATA']) ?? join(homeFolder, 'AppData', 'Local'), 'Sanad');
  }
  return join(filled(environment['XDG_DATA_HOME']) ?? join(homeFolder, '.local', 'share'), 'sanad');
}

/**
 * Makes the data folder where it does not exist, for its owner only.
 *
 * A folder that was named must have its parent already: a drive that is not plugged in would otherwise get an
 * empty library in its place, on the wrong disk.
 */
export function makeDataFolder({ path, isNamed }: DataFolder): Result<null> {
  if (existsSync(path)) return succeed(null);
  try {
    mkdirSync(path, { recursive: !isNamed, mode: 0o700 });
    return succeed(null);
  } catch (error) {
    return failureOf(error);
  }
}

/** What Sanad itself puts into a data folder, and what systems put into folders by themselves. */
const EXPECTED_NAMES: ReadonlySet<string> = new Set([
  'owner.lock',
  'creating',
  'rotating',
  'restoring',
  'backups',
  'ballast',
  'state.json',
  // A library: that there is one already is told by the core.
  'vault.json',
  'library.db',
  'originals.db',
  'lost+found',
  'desktop.ini',
  'Thumbs.db',
  'System Volume Information',
  '$RECYCLE.BIN',
]);

/**
 * Refuses a folder in which somebody keeps other things: a library made there by a slip of the keyboard would lie among
 * them. To be asked only where a library is about to be made.
 */
export function checkNothingElseInside({ path }: DataFolder): Result<null> {
  if (!existsSync(path)) return succeed(null);
  let names: readonly string[];
  try {
    names = readdirSync(path);
  } catch (error) {
    return failureOf(error);
  }
  if (names.every((name) => name.startsWith('.') || EXPECTED_NAMES.has(name))) return succeed(null);
  return fail(
    'data-folder-unsuitable',
    'The data folder holds files that are not Sanad’s. No library was made. Choose an empty folder, or a new one inside it.',
  );
}

function failureOf(error: unknown): Result<never> {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
      return fail(
        'data-folder-missing',
        'The folder that should hold the data folder does not exist. Nothing was changed. Connect its drive, create it, or choose another place.',
      );
    case 'ENOTDIR':
    case 'ELOOP':
    case 'ENAMETOOLONG':
    case 'EINVAL':
      return fail(
        'data-folder-unsuitable',
        'The data folder cannot have this name or place. Nothing was changed. Choose another place for the library.',
      );
    case 'ENOSPC':
      return fail(
        'disk-full',
        'The disk is full, so the data folder could not be made. Nothing was changed. Free some space and start again.',
      );
    default:
      return fail(
        'data-folder-not-writable',
        'The data folder could not be made, because its place cannot be written. Nothing was changed. Choose another place.',
      );
  }
}

/**
 * One spelling for one folder, whatever links lead to it: what two starts must agree on to find each other.
 * A folder that does not exist yet is named through its nearest parent that does.
 */
export function realDataFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? folder : join(realDataFolder(parent), basename(folder));
  }
}

function filled(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
