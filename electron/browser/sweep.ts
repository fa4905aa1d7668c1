import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isPrivateFolder, readLaunchPage, removeLaunchFolder, type LaunchPlace } from './launch-page.ts';
import { askRunningServer } from './running-server.ts';

/** How `launchFolder` names a folder. */
const LAUNCH_FOLDER = /^[0-9a-f]{32}$/;

/**
 * Removes what starts on other data folders left behind when they were killed: the page, and the browser's
 * profile. Only folders of this user's own that hold the page of a server that refuses connections; a folder
 * without a page may belong to a start that is under way.
 */
export async function sweepLaunchFolders(
  ownFolder: string,
  owner: Pick<LaunchPlace, 'userId'>,
): Promise<void> {
  const root = dirname(ownFolder);
  if (!isPrivateFolder(root, owner)) return;
  const others = namesIn(root)
    .filter((name) => LAUNCH_FOLDER.test(name))
    .map((name) => join(root, name))
    .filter((folder) => folder !== ownFolder);
  await Promise.all(others.map((folder) => sweepIfDead(folder, owner)));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

async function sweepIfDead(folder: string, owner: Pick<LaunchPlace, 'userId'>): Promise<void> {
  const address = readLaunchPage(folder, owner);
  if (address === null || (await askRunningServer(address, 'say-whether-alive')) !== 'gone') return;
  // A start may have put its own page there in the meantime.
  if (readLaunchPage(folder, owner)?.token === address.token) removeLaunchFolder(folder);
}
