import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { app, powerMonitor, protocol, session, type BrowserWindow, type Session } from 'electron';
import type { Result } from '../../db/contract/result.ts';
import type { CoreClient } from '../../db/service/core-client.ts';
import { makeDataFolder, realDataFolder, type DataFolder } from '../shared/data-folder.ts';
import type { Installation } from '../shared/installation.ts';
import { loadRendererFiles, type RendererFiles } from '../shared/renderer-files.ts';
import { answerPageRequest, WORKBENCH_SCHEME } from './app-protocol.ts';
import { answerCalls, forwardEvents } from './ipc.ts';
import { setApplicationMenu } from './menu.ts';
import {
  confineContents,
  createSessionGuard,
  OFFLINE_SWITCHES,
  type SessionGuard,
} from './offline-session.ts';
import { endWithMessage, offerToStartAgain } from './trouble.ts';
import { openWindow, showWindow, WORKBENCH_PARTITION } from './window.ts';

export interface DesktopMachine {
  readonly dataFolder: DataFolder;
  readonly platform: NodeJS.Platform;
  readonly installation: Installation;
  readonly startCore: (dataFolder: string) => Promise<Result<CoreClient>>;
}

/**
 * Everything that must be said before Electron is ready. `null`: another window owns this data folder; it has
 * been told to show itself, and this process ends.
 */
export function prepareShell({ dataFolder }: DesktopMachine): SessionGuard | null {
  const guard = createSessionGuard();
  app.enableSandbox();
  for (const [name, value] of OFFLINE_SWITCHES) app.commandLine.appendSwitch(name, value);
  protocol.registerSchemesAsPrivileged([
    { scheme: WORKBENCH_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  app.on('session-created', (created) => {
    // `openShell` meets the failure too and then shows no window; nothing is loaded in any other session.
    guard.takeOffline(created).catch(() => undefined);
  });
  app.on('web-contents-created', (_event, contents) => confineContents(contents));
  // The lock belongs to this folder, so that each data folder has its own window. The data folder itself holds
  // the library and nothing of Chromium's.
  const name = createHash('sha256').update(realDataFolder(dataFolder.path)).digest('hex').slice(0, 16);
  app.setPath('userData', join(app.getPath('appData'), 'sanad-window', name));
  if (app.requestSingleInstanceLock()) return guard;
  app.quit();
  return null;
}

/** Opens the workbench once Electron is ready. Resolves when its window is there, or the reason why not was shown. */
export async function openShell(machine: DesktopMachine, guard: SessionGuard): Promise<void> {
  try {
    await app.whenReady();
    await openWorkbench(machine, guard);
  } catch {
    endWithMessage(
      'The window could not be opened. What was saved before is kept. Start Sanad again, or use it in a browser: npm start -- --browser',
    );
  }
}

async function openWorkbench(machine: DesktopMachine, guard: SessionGuard): Promise<void> {
  const files = await loadRendererFiles(machine.installation.renderer);
  if (!files.ok) return endWithMessage(files.error.message);
  const made = makeDataFolder(machine.dataFolder);
  if (!made.ok) return endWithMessage(made.error.message);
  const core = await machine.startCore(machine.dataFolder.path);
  if (!core.ok) return endWithMessage(core.error.message);
  try {
    const own = session.fromPartition(WORKBENCH_PARTITION);
    await guard.takeOffline(own);
    servePages(own, files.value);
    answerCalls(core.value);
    lockWithMachine(core.value);
    setApplicationMenu(machine.platform);
    keepWindow(machine, core.value);
  } catch (error) {
    await core.value.close(); // nobody must find the library in use by a process without a window
    throw error;
  }
}

/**
 * A locked screen or a sleeping machine locks the library too, where it has a passphrase; Linux tells of sleep only, the
 * idle time does the rest. A machine that sleeps may not wait for anything: what is unsaved then stays in the window, and is
 * saved when the library is unlocked.
 */
function lockWithMachine(core: CoreClient): void {
  powerMonitor.on('lock-screen', () => core.lockAfterSaving());
  powerMonitor.on('suspend', () => void core.call('vault.lock', {}));
}

function servePages(own: Session, files: RendererFiles): void {
  own.protocol.handle(WORKBENCH_SCHEME, (request) => answerPageRequest(files, request));
}

/** One window as long as the app runs; when it closes the app ends, but never before the core has. */
function keepWindow({ installation }: DesktopMachine, core: CoreClient): void {
  let window = open();
  let stage: 'open' | 'leaving' | 'closed' = 'open';

  function open(): BrowserWindow {
    const opened = openWindow(installation.preloadFile);
    forwardEvents(core, opened.webContents);
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') void replaceWindow(opened);
    });
    return opened;
  }

  async function replaceWindow(broken: BrowserWindow): Promise<void> {
    if ((await offerToStartAgain('page')) === 'quit') {
      app.quit();
      return;
    }
    if (broken.isDestroyed()) return; // closed meanwhile, and with it the app
    window = open();
    broken.destroy();
  }

  async function closeCore(): Promise<void> {
    await core.close();
    stage = 'closed';
    app.quit();
  }

  core.subscribe((event) => {
    if (event.kind === 'core-stopped' && stage !== 'closed') void restart();
  });
  app.on('second-instance', () => {
    if (!window.isDestroyed()) showWindow(window);
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (stage === 'closed') return;
    event.preventDefault();
    // The window goes first: its page sends what it has not saved. Asked again, nobody waits for a page that hangs.
    const goesFirst = stage === 'open' && !window.isDestroyed();
    stage = 'leaving';
    if (goesFirst) window.close();
    else void closeCore();
  });
}

async function restart(): Promise<void> {
  if ((await offerToStartAgain('core')) === 'start-again') app.relaunch();
  app.exit(0);
}
