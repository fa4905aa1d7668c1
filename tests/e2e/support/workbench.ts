import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { createBrowserLauncher } from './browser-launcher.ts';
import type { Launcher, RunningSanad, SanadWindow, WindowLook } from './launcher.ts';
import { createLibraries, type LibraryKind } from './libraries.ts';

/** The host that the specs run on. */
const launcher: Launcher = createBrowserLauncher();
const libraries = createLibraries();

afterAll(async () => {
  await launcher.end();
  libraries.remove();
});

export interface WorkbenchOptions extends WindowLook {
  /** What is in the data folder at the start; a library without a passphrase unless said otherwise. */
  readonly library?: LibraryKind;
}

export interface Workbench extends SanadWindow {
  readonly dataFolder: string;
  /** See `RunningSanad`. */
  loseCore(): Promise<void>;
  /** A second window on the same library. */
  openAnother(): Promise<SanadWindow>;
  /**
   * Quits Sanad, starts it again on the same data folder and opens a window that looks the same. `between` finds the
   * folder while nobody has it open.
   */
  restart(between?: (dataFolder: string) => void): Promise<SanadWindow>;
}

/** Starts Sanad on a data folder of the running test's own and opens its window; both end with the test. */
export async function openWorkbench({
  library = 'open',
  ...look
}: WorkbenchOptions = {}): Promise<Workbench> {
  const folder = await libraries.aFolderWith(library);
  let sanad: RunningSanad | null = null;
  onTestFinished(async () => {
    await sanad?.quit();
    folder.remove();
  });
  sanad = await launcher.start(folder);
  const first = sanad;
  const window = await first.openWindow(look);
  if (library === 'none') await isAtRest(window.page);
  return {
    ...window,
    dataFolder: folder.dataFolder,
    loseCore: () => first.loseCore(),
    openAnother: () => first.openWindow(look),
    async restart(between) {
      await sanad?.quit();
      between?.(folder.dataFolder);
      sanad = await launcher.start(folder);
      return sanad.openWindow(look);
    },
  };
}

/** The first page is pressed on as soon as it is there; a font that arrives between press and release moves its buttons. */
async function isAtRest(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}

export interface SharedSanad {
  /** A new window that remembers nothing of the others; it closes with the test. */
  openWindow(look?: WindowLook): Promise<SanadWindow>;
}

export interface SharedStart {
  readonly library?: LibraryKind;
  /** What is set in the library before the first test; the window it is done in closes afterwards. */
  readonly prepare?: (window: SanadWindow) => Promise<void>;
}

/**
 * One Sanad for all tests of a file or block that leave nothing behind for each other: what a window remembers is
 * its own, what the library remembers (settings, reading positions) is not.
 */
export function shareSanad({ library = 'open', prepare }: SharedStart = {}): SharedSanad {
  let running: RunningSanad | null = null;
  let remove = (): void => {};
  beforeAll(async () => {
    const folder = await libraries.aFolderWith(library);
    remove = folder.remove;
    running = await launcher.start(folder);
    if (prepare === undefined) return;
    const window = await running.openWindow();
    await prepare(window);
    await window.close();
  });
  afterAll(async () => {
    await running?.quit();
    remove();
  });
  return {
    async openWindow(look) {
      if (running === null) throw new Error('The shared Sanad is there only while tests run.');
      const window = await running.openWindow(look);
      onTestFinished(() => window.close());
      return window;
    },
  };
}

const PATIENCE_MS = 10_000;

/** Looks again and again until what is seen is what is expected; says the difference where it never is. */
export function eventually<Seen>(look: () => Seen | Promise<Seen>) {
  return expect.poll(look, { timeout: PATIENCE_MS, interval: 20 });
}
