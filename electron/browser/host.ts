import { assertNever, fail, succeed, type Result } from '../../db/contract/result.ts';
import type { CoreClient } from '../../db/service/core-client.ts';
import { chooseDataFolder, makeDataFolder, type DataFolder } from '../shared/data-folder.ts';
import { parseArguments, type Flag } from '../shared/flags.ts';
import type { Installation } from '../shared/installation.ts';
import { loadRendererFiles, type RendererFiles } from '../shared/renderer-files.ts';
import {
  launchFile,
  launchFolder,
  newToken,
  prepareLaunchFolder,
  readLaunchPage,
  removeLaunchFolder,
  writeLaunchPage,
  type LaunchPlace,
} from '../shared/launch-page.ts';
import { askRunningServer } from './running-server.ts';
import { watchPages, type PageWatch } from './page-watch.ts';
import { startServer, type BrowserServer } from './server.ts';
import { sweepLaunchFolders } from './sweep.ts';
import { createWindowOpener, type WindowOpener } from './window-opener.ts';

/** Everything the host takes from the machine it runs on; tests hand in their own. */
export interface HostMachine extends LaunchPlace {
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
  readonly installation: Installation;
  readonly startCore: (dataFolder: string) => Promise<Result<CoreClient>>;
  readonly findChromium: () => string | null;
  readonly print: (line: string) => void;
  readonly warn: (line: string) => void;
  /** Aborted when the host is asked to stop: Ctrl+C, a closed terminal, a shutdown. */
  readonly stop: AbortSignal;
}

const FLAGS: readonly Flag[] = [
  { name: '--data', value: 'DIR' },
  { name: '--port', value: 'N' },
  { name: '--no-open' },
  { name: '--help' },
];

const HELP = `Opens the workbench in a browser on this computer. No other computer can reach it.

  --data DIR   the data folder (otherwise SANAD_DATA, otherwise this computer's usual place)
  --no-open    open no window; only say where the page lies that leads in
  --port N     use this port of 127.0.0.1 instead of a free one
  --help       show this`;

interface HostRequest {
  readonly dataFolder: DataFolder;
  readonly port: number;
  readonly mayOpen: boolean;
}

/**
 * Runs the browser host until it is asked to stop or its window is closed. Returns the exit status: 0 when it ran
 * or a running one was shown instead, 1 when it could not, 2 for wrong usage.
 */
export async function runBrowserHost(argv: readonly string[], machine: HostMachine): Promise<number> {
  const request = readRequest(argv, machine);
  if (request.kind === 'wrong-usage') {
    machine.warn(request.sentence);
    return 2;
  }
  if (request.kind === 'help') {
    machine.print(HELP);
    return 0;
  }
  const folder = launchFolder(request.dataFolder.path, machine);
  if (await showRunning(folder, { machine, request })) return 0;
  const started = await startHost(folder, { machine, request });
  if (!started.ok) {
    // The other start may have been a moment ahead: its page is there by now.
    if (started.error.code === 'data-folder-in-use' && (await showRunning(folder, { machine, request })))
      return 0;
    machine.warn(started.error.message);
    return 1;
  }
  return started.value.run();
}

type ReadRequest =
  | ({ readonly kind: 'run' } & HostRequest)
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong-usage'; readonly sentence: string };

function readRequest(argv: readonly string[], machine: HostMachine): ReadRequest {
  const parsed = parseArguments(argv, FLAGS);
  if (!parsed.ok) return { kind: 'wrong-usage', sentence: parsed.error.message };
  const { flags, words } = parsed.value;
  if (flags.has('--help')) return { kind: 'help' };
  if (words.length > 0) {
    return {
      kind: 'wrong-usage',
      sentence: 'The workbench takes flags only, and something else was given. Nothing was done. See --help.',
    };
  }
  const portText = flags.get('--port') ?? '0';
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN;
  if (!(port >= 0 && port <= 65_535)) {
    return {
      kind: 'wrong-usage',
      sentence:
        'The flag --port takes a number from 0 to 65535. Nothing was done. Leave it out to take a free port.',
    };
  }
  const dataFolder = chooseDataFolder({ ...machine, flag: flags.get('--data') });
  return { kind: 'run', dataFolder, port, mayOpen: !flags.has('--no-open') };
}

interface Start {
  readonly machine: HostMachine;
  readonly request: HostRequest;
}

/** Where a server already runs on this data folder, its window is shown and there is nothing else to do. */
async function showRunning(folder: string, { machine, request }: Start): Promise<boolean> {
  const address = readLaunchPage(folder, machine);
  if (address === null) return false;
  const wish = request.mayOpen ? 'show-window' : 'say-whether-alive';
  const reply = await askRunningServer(address, wish);
  switch (reply) {
    case 'gone':
    case 'silent':
      return false;
    case 'shown':
      machine.print(
        `Sanad already runs on this data folder; its window was opened again (${address.origin}/).`,
      );
      return true;
    case 'alive':
      machine.print(
        `Sanad already runs on this data folder at ${address.origin}/; open it through ${launchFile(folder)}`,
      );
      return true;
    default:
      return assertNever(reply);
  }
}

interface StartedHost {
  /** Resolves with the exit status once everything is closed. */
  run(): Promise<number>;
}

async function startHost(folder: string, start: Start): Promise<Result<StartedHost>> {
  const { machine, request } = start;
  const files = await loadRendererFiles(machine.installation.renderer);
  if (!files.ok) return files;
  const made = makeDataFolder(request.dataFolder);
  if (!made.ok) return made;
  const core = await machine.startCore(request.dataFolder.path);
  if (!core.ok) return core;
  // From here on this start holds the data folder's lock, and with it the launch folder.
  const prepared = prepareLaunchFolder(folder, machine);
  const server = prepared.ok
    ? await serve(folder, { start, core: core.value, files: files.value })
    : prepared;
  if (server.ok)
    return succeed({ run: () => runUntilStopped({ ...server.value, start, core: core.value, folder }) });
  if (prepared.ok) removeLaunchFolder(folder);
  await core.value.close();
  return server;
}

type Served = Pick<Running, 'server' | 'windows' | 'pages' | 'page'>;

async function serve(
  folder: string,
  { start, core, files }: { readonly start: Start; readonly core: CoreClient; readonly files: RendererFiles },
): Promise<Result<Served>> {
  const token = newToken();
  const windows = createWindowOpener({ ...start.machine, folder });
  const pages = watchPages(windows.isOpen);
  const server = await startServer({
    core,
    files,
    token,
    port: start.request.port,
    showWindow: (origin) => Promise.resolve(windows.open(origin) ? succeed(null) : NO_WINDOW),
    onPages: pages.note,
  });
  if (!server.ok) return server;
  const page = writeLaunchPage(folder, { origin: server.value.origin, token });
  return succeed({ server: server.value, windows, pages, page });
}

const NO_WINDOW = fail(
  'not-found',
  'No Chromium, Chrome, Edge or Brave was found here. No window was opened; Sanad still runs. Open its page in any browser.',
);

interface Running {
  readonly start: Start;
  readonly core: CoreClient;
  readonly server: BrowserServer;
  readonly windows: WindowOpener;
  readonly pages: PageWatch;
  readonly folder: string;
  readonly page: string;
}

async function runUntilStopped(running: Running): Promise<number> {
  const { start, core, server, windows, pages, folder, page } = running;
  const { machine, request } = start;
  const coreStopped = new Promise<'core-stopped'>((resolve) => {
    core.subscribe((event) => {
      if (event.kind === 'core-stopped') resolve('core-stopped');
    });
  });
  const isOpened = request.mayOpen && windows.open(server.origin);
  machine.print(
    isOpened
      ? `Sanad is open at ${server.origin}/; its page is ${page}`
      : `Sanad is ready at ${server.origin}/; open it in a browser through ${page}`,
  );
  const swept = sweepLaunchFolders(machine, folder);
  const ends = [aborted(machine.stop), coreStopped, ...(request.mayOpen ? [windows.closed, pages.left] : [])];
  const reason = await Promise.race<string>(ends);
  await endInOrder(running);
  await swept;
  if (reason !== 'core-stopped') return 0;
  machine.warn('The core of Sanad stopped unexpectedly. What was saved before is kept. Start Sanad again.');
  return 1;
}

/**
 * The core comes last, because it holds the data folder's lock: a start that is let in earlier would have its own
 * page removed here.
 */
async function endInOrder({ core, server, windows, pages, folder }: Running): Promise<void> {
  await server.close();
  pages.end();
  await windows.close();
  removeLaunchFolder(folder);
  await core.close();
}

function aborted(signal: AbortSignal): Promise<'asked-to-stop'> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('asked-to-stop');
    else signal.addEventListener('abort', () => resolve('asked-to-stop'), { once: true });
  });
}
