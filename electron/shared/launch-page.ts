import { createHash, randomBytes } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, succeed, type Result } from '../../db/contract/result.ts';
import { realDataFolder } from './data-folder.ts';

/** How a browser of this computer gets in: the address is no secret, the token is. */
export interface Address {
  readonly origin: string;
  readonly token: string;
}

export interface LaunchPlace {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly temporaryFolder: string;
  /** The numeric owner of new files; `null` where the system has none (Windows). */
  readonly userId: number | null;
}

/** 256 random bits that open one launch of the server. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The folder that belongs to one data folder while its server runs. It lies in memory where the system offers
 * that (`XDG_RUNTIME_DIR`), and two starts on the same data folder arrive at the same one.
 */
export function launchFolder(dataFolder: string, place: LaunchPlace): string {
  return join(ownRuntimeFolder(place) ?? temporaryRoot(place), launchName(dataFolder));
}

/** Half a hash is enough to tell folders apart; the name of the folder itself stays out of shared places. */
function launchName(dataFolder: string): string {
  return createHash('sha256').update(realDataFolder(dataFolder)).digest('hex').slice(0, 32);
}

/** Every place in which this user's starts put such folders: not all of them saw the same environment. */
export function launchRoots(place: LaunchPlace): readonly string[] {
  return [ownRuntimeFolder(place), temporaryRoot(place)].filter((root) => root !== null);
}

function temporaryRoot({ temporaryFolder, userId }: LaunchPlace): string {
  return join(temporaryFolder, userId === null ? 'sanad' : `sanad-${userId}`);
}

/** The variable outlives a change of user, and then names a folder of somebody else. */
function ownRuntimeFolder({ environment, userId }: LaunchPlace): string | null {
  const named = environment['XDG_RUNTIME_DIR'];
  if (named === undefined || named === '') return null;
  const stats = statSync(named, { throwIfNoEntry: false });
  if (stats?.isDirectory() !== true || (userId !== null && stats.uid !== userId)) return null;
  return join(named, 'sanad');
}

/** Where the page lies in its folder. */
export function launchFile(folder: string): string {
  return join(folder, 'open-sanad.html');
}

/**
 * Makes the folder, for its owner only. A folder that somebody else made there first, or that others may enter,
 * is refused: whoever owns it could read the token.
 */
export function prepareLaunchFolder(folder: string, place: LaunchPlace): Result<null> {
  for (const level of levelsOf(folder)) {
    try {
      mkdirSync(level, { recursive: true, mode: 0o700 });
    } catch {
      return unsuitable(level);
    }
    if (!isPrivateFolder(level, place)) return unsuitable(level);
  }
  return succeed(null);
}

/** The folder and the one above it, which are made together; what lies above those is the system's. */
function levelsOf(folder: string): readonly string[] {
  return [dirname(folder), folder];
}

type Owner = Pick<LaunchPlace, 'userId'>;

/**
 * Whether this is a folder, and not a link to one, that only this user can enter. In a folder like `/tmp` anybody
 * can make a folder first, under any name, so nothing found in one may be trusted before this was asked.
 */
export function isPrivateFolder(folder: string, owner: Owner): boolean {
  const stats = lookAt(folder);
  return stats?.isDirectory() === true && isOwnersOnly(stats, owner);
}

function isPrivateFile(file: string, owner: Owner): boolean {
  const stats = lookAt(file);
  return stats?.isFile() === true && isOwnersOnly(stats, owner);
}

function lookAt(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
}

function isOwnersOnly(stats: Stats, { userId }: Owner): boolean {
  return userId === null || (stats.uid === userId && (stats.mode & 0o077) === 0);
}

function unsuitable(folder: string): Result<never> {
  return fail(
    'data-folder-unsuitable',
    `Sanad needs a folder that only you can open for its launch page, and ${folder} is not one. The library was not touched. Remove that folder, or set XDG_RUNTIME_DIR to a folder of your own.`,
  );
}

/**
 * Writes the page that hands the token to a browser: in the fragment of the address it leads to, which no
 * browser sends anywhere, and in a file, so that it stands in no list of processes. Returns the page's path.
 */
export function writeLaunchPage(folder: string, address: Address): string {
  const file = launchFile(folder);
  const fresh = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(fresh, pageOf(address), { mode: 0o600, flag: 'wx' });
  renameSync(fresh, file);
  return file;
}

function pageOf({ origin, token }: Address): string {
  const target = `${origin}/#token=${token}`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Sanad</title>
    <meta name="referrer" content="no-referrer" />
    <meta http-equiv="refresh" content="0; url=${target}" />
  </head>
  <body>
    <p><a href="${target}">Open Sanad</a></p>
  </body>
</html>
`;
}

const TARGET = /href="(http:\/\/127\.0\.0\.1:\d{1,5})\/#token=([A-Za-z0-9_-]{43})"/;

/**
 * The address of the last start on this data folder, which may have ended since without removing its page. `null`
 * also where anybody else could have written the page: its address would be somebody else's server.
 */
export function readLaunchPage(folder: string, owner: Owner): Address | null {
  const file = launchFile(folder);
  const isOwn =
    levelsOf(folder).every((level) => isPrivateFolder(level, owner)) && isPrivateFile(file, owner);
  if (!isOwn) return null;
  try {
    const [, origin, token] = TARGET.exec(readFileSync(file, 'utf8')) ?? [];
    return origin === undefined || token === undefined ? null : { origin, token };
  } catch {
    return null;
  }
}

/**
 * Removes the folder with everything in it: the page, and the profile of the browser that was opened on it. What
 * the system does not let go of yet stays for the next start, which removes it.
 */
export function removeLaunchFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  } catch {
    // Nothing depends on it: the page's key opens nothing any more.
  }
}

/**
 * Removes what a start in the browser left behind on this data folder when it was killed or the computer went off. To be
 * called by a host without a launch folder while its core holds the data folder's lock: no server runs on it then.
 */
export function removeAbandonedLaunch(dataFolder: string, place: LaunchPlace): void {
  for (const root of launchRoots(place)) {
    const folder = join(root, launchName(dataFolder));
    if (isPrivateFolder(root, place) && isPrivateFolder(folder, place)) removeLaunchFolder(folder);
  }
}
