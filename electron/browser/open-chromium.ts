import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface ChromiumWindow {
  /** `closed` when the person closed it, `failed` when the browser could not start or broke down. */
  readonly ended: Promise<'closed' | 'failed'>;
  /** Ends the browser and waits for it. */
  close(): Promise<void>;
}

export interface ChromiumStart {
  readonly executable: string;
  /** The launch page; its path is all that a list of processes shows. */
  readonly page: string;
  readonly origin: string;
  /** Made afresh; whoever opened the window removes it afterwards. */
  readonly profileFolder: string;
  /** Chromium refuses to run as root with its sandbox. */
  readonly withoutSandbox: boolean;
}

/** How long a browser may take to end once it was asked to. */
const MAX_END_MS = 5_000;

/** Opens the workbench in a browser window of its own, with a profile that knows nothing and keeps nothing. */
export function openChromium(start: ChromiumStart): ChromiumWindow {
  rmSync(start.profileFolder, { recursive: true, force: true });
  writePreferences(start.profileFolder);
  const child = spawn(start.executable, chromiumArguments(start), { stdio: 'ignore' });
  const ended = new Promise<'closed' | 'failed'>((resolve) => {
    child.on('error', () => resolve('failed'));
    child.on('exit', (code) => resolve(code === 0 ? 'closed' : 'failed'));
  });
  return {
    ended,
    close: async () => {
      child.kill();
      // The library stays open until the browser has ended, so one that does not listen is not waited for.
      const impatience = setTimeout(() => child.kill('SIGKILL'), MAX_END_MS);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/**
 * Brings another window of a browser that is open on this profile: Chromium hands the wish to the running one.
 * Returns what ends the messenger, should it still be there.
 */
export function showAgain(start: ChromiumStart): () => void {
  const child = spawn(start.executable, chromiumArguments(start), { stdio: 'ignore' });
  child.on('error', () => undefined); // the first window is still there
  return () => {
    child.kill();
  };
}

/**
 * What Chromium is started with. The window may speak to the workbench's own address and to nothing else: a proxy
 * that does not exist stands before every other one, this computer's included, no name is looked up, and WebRTC
 * may not go around the proxy. The content security policy alone let 8 of 25 channels through.
 */
export function chromiumArguments({ page, origin, profileFolder, withoutSandbox }: ChromiumStart): string[] {
  return [
    `--app=${pathToFileURL(page).href}`,
    `--user-data-dir=${profileFolder}`,
    '--incognito',
    '--proxy-server=127.0.0.1:9',
    `--proxy-bypass-list=<-loopback>;${new URL(origin).host}`,
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-component-extensions-with-background-pages',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-features=AutofillServerCommunication,MediaRouter,OptimizationHints,Translate',
    '--disable-sync',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-pings',
    '--no-service-autorun',
    '--password-store=basic',
    ...(withoutSandbox ? ['--no-sandbox'] : []),
  ];
}

/** Settings that have no command line switch: spelling dictionaries, look-ahead connections, WebRTC. */
function writePreferences(profileFolder: string): void {
  const folder = join(profileFolder, 'Default');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const preferences = {
    browser: { enable_spellchecking: false },
    net: { network_prediction_options: 2 },
    search: { suggest_enabled: false },
    signin: { allowed: false },
    spellcheck: { dictionaries: [], use_spelling_service: false },
    translate: { enabled: false },
    webrtc: { ip_handling_policy: 'disable_non_proxied_udp' },
  };
  writeFileSync(join(folder, 'Preferences'), JSON.stringify(preferences), { mode: 0o600 });
}
