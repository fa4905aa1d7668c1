import { homedir, tmpdir } from 'node:os';
import { startCore } from '../../db/service/core-client.ts';
import { chooseDataFolder } from '../shared/data-folder.ts';
import { coreOptions } from '../shared/core-options.ts';
import { findInstallation } from '../shared/installation.ts';
import { removeAbandonedLaunch, type LaunchPlace } from '../shared/launch-page.ts';
import { openShell, prepareShell, type DesktopMachine } from './desktop.ts';
import { dataFolderFlag } from './data-folder-flag.ts';

const installation = findInstallation(import.meta.url);
const PLACE: LaunchPlace = {
  environment: process.env,
  temporaryFolder: tmpdir(),
  userId: process.getuid?.() ?? null,
};
const machine: DesktopMachine = {
  dataFolder: chooseDataFolder({
    flag: dataFolderFlag(process.argv),
    environment: process.env,
    platform: process.platform,
    homeFolder: homedir(),
  }),
  platform: process.platform,
  installation,
  startCore: async (dataFolder) => {
    const started = await startCore(
      coreOptions({
        installation,
        dataFolder,
        environment: process.env,
        writeLog: (line) => process.stderr.write(`${line}\n`),
      }),
    );
    if (started.ok) removeAbandonedLaunch(dataFolder, PLACE);
    return started;
  },
};

// Not awaited: Electron becomes ready only after this module has been evaluated to its end.
const guard = prepareShell(machine);
if (guard !== null) void openShell(machine, guard);
