import { join } from 'node:path';
import { launchFile } from '../shared/launch-page.ts';
import { openChromium, showAgain, type ChromiumStart, type ChromiumWindow } from './open-chromium.ts';

export interface WindowOpenerOptions {
  /** The launch folder: the page lies in it, and the window's profile. */
  readonly folder: string;
  readonly platform: NodeJS.Platform;
  readonly userId: number | null;
  readonly findChromium: () => string | null;
  readonly warn: (line: string) => void;
}

export interface WindowOpener {
  /** Opens the workbench, or brings a second window of the browser that is open; `false` where there is none. */
  readonly open: (origin: string) => boolean;
  /** Whether the browser that this host opened is there, be it without a window. */
  readonly isOpen: () => boolean;
  /** Resolves when the person has closed the window. */
  readonly closed: Promise<'window-closed'>;
  readonly close: () => Promise<void>;
}

/** Keeps the one browser that this host opened. */
export function createWindowOpener({
  folder,
  platform,
  userId,
  findChromium,
  warn,
}: WindowOpenerOptions): WindowOpener {
  let current: ChromiumWindow | null = null;
  let isClosing = false;
  const messengers: (() => void)[] = [];
  const { promise: closed, resolve: reportClosed } = Promise.withResolvers<'window-closed'>();

  async function watch(window: ChromiumWindow): Promise<void> {
    const how = await window.ended;
    if (current === window) current = null;
    if (isClosing) return;
    if (how === 'closed') reportClosed('window-closed');
    else warn(`The browser window could not be kept open. Sanad still runs; open ${launchFile(folder)}`);
  }

  return {
    closed,
    isOpen: () => current !== null,
    open(origin) {
      const executable = findChromium();
      if (executable === null) {
        warn('No Chromium, Chrome, Edge or Brave was found here. Open the page in any browser instead.');
        return false;
      }
      const withoutSandbox = platform === 'linux' && userId === 0;
      const start: ChromiumStart = {
        executable,
        page: launchFile(folder),
        origin,
        profileFolder: join(folder, 'profile'),
        withoutSandbox,
      };
      if (current !== null) {
        messengers.push(showAgain(start));
        return true;
      }
      if (withoutSandbox) {
        warn(
          'Sanad runs as root, and Chromium then runs without its sandbox. Better start Sanad as yourself.',
        );
      }
      current = openChromium(start);
      void watch(current);
      return true;
    },
    async close() {
      isClosing = true;
      for (const end of messengers) end();
      await current?.close();
    },
  };
}
