import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  isPrivateFolder,
  launchRoots,
  readLaunchPage,
  removeLaunchFolder,
  type LaunchPlace,
} from '../shared/launch-page.ts';
import { askRunningServer } from './running-server.ts';

/** How `launchFolder` names a folder. */
const LAUNCH_FOLDER = /^[0-9a-f]{32}$/;

/**
 * Removes what starts in the browser left behind when they were killed, or the computer went off: the page, and the
 * browser's profile. Only folders of this user's own that hold the page of a server that refuses connections; a folder
 * without a page may belong to a start that is under way. The asking host's own folder is spared.
 */
export async function sweepLaunchFolders(place: LaunchPlace, ownFolder: string): Promise<void> {
  const folders = launchRoots(place)
    .filter((root) => isPrivateFolder(root, place))
    .flatMap((root) => namesIn(root).map((name) => ({ name, folder: join(root, name) })))
    .filter(({ name, folder }) => LAUNCH_FOLDER.test(name) && folder !== ownFolder);
  await Promise.all(folders.map(({ folder }) => sweepIfDead(folder, place)));
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
