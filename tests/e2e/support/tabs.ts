import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { chromiumArguments } from '../../../electron/browser/open-chromium.ts';
import { findChromium } from '../../../electron/browser/find-chromium.ts';
import type { SanadWindow, WindowLook } from './launcher.ts';
import type { StartedServer } from './loopback-server.ts';

const PATIENCE_MS = 10_000;
const USUAL_SIZE = { width: 1280, height: 800 };

export interface Tabs {
  /** Opens an address in a tab that remembers nothing. */
  open(entrance: string, look: WindowLook): Promise<SanadWindow>;
  end(): Promise<void>;
}

interface Tab {
  readonly page: Page;
  readonly tools: CDPSession;
}

/**
 * The tabs of one Chromium. A tab that was closed is used again, which takes half the time of a new one: a tab
 * keeps its history and the token of its launch, both of which are replaced, and the interface keeps nothing else.
 */
export function createTabs(): Tabs {
  let browser: Promise<Browser> | null = null;
  const spare: Tab[] = [];
  const contexts = async (): Promise<BrowserContext> => {
    browser ??= chromium.launch({ executablePath: chromiumProgram(), ...LAUNCH });
    const context = await (await browser).newContext({ ...FIXED_LOOK, viewport: USUAL_SIZE });
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  };
  const newTab = async (script: string | undefined): Promise<Tab> => {
    const page = await (await contexts()).newPage();
    if (script !== undefined) await page.addInitScript(script);
    return { page, tools: await page.context().newCDPSession(page) };
  };
  return {
    async open(entrance, look) {
      const tab =
        (look.beforeLoad === undefined ? spare.pop() : undefined) ?? (await newTab(look.beforeLoad));
      const { page, tools } = tab;
      // The page before would still answer the pointer, and call a server that has ended.
      await page.goto('about:blank');
      await page.setViewportSize(look.viewport ?? USUAL_SIZE);
      await page.emulateMedia({ colorScheme: look.colorScheme ?? 'light', contrast: null });
      await page.mouse.move(0, 0);
      const heard = listenTo(page);
      await page.goto(entrance);
      await tools.send('Page.resetNavigationHistory');
      return windowOn(page, new URL(entrance).origin, {
        ...heard,
        close: async () => {
          heard.stop();
          if (look.beforeLoad !== undefined) await page.context().close();
          else if (!page.isClosed() && !spare.includes(tab)) spare.push(tab);
        },
      });
    },
    end: async () => (await browser)?.close(),
  };
}

/** A Chromium of its own with a profile on the disk, started as the host starts one, in through the launch page. */
export async function openOwnBrowser(
  server: StartedServer,
  look: WindowLook & { readonly profileFolder: string },
): Promise<SanadWindow> {
  const context = await chromium.launchPersistentContext(look.profileFolder, {
    executablePath: chromiumProgram(),
    ...LAUNCH,
    ...FIXED_LOOK,
    args: [...LAUNCH.args, ...hostArguments(server, look.profileFolder)],
    viewport: look.viewport ?? USUAL_SIZE,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = context.pages()[0] ?? (await context.newPage());
  const heard = listenTo(page);
  await page.goto(pathToFileURL(server.launchPage).href);
  await page.waitForURL((address) => address.origin === server.origin);
  return windowOn(page, server.origin, { ...heard, close: () => context.close() });
}

const LAUNCH = {
  // Chromium refuses to run as root with its sandbox.
  chromiumSandbox: process.getuid?.() !== 0,
  args: [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Pages of Chromium's own address line, which it would load anew for every tab.
    '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
  ],
};

const FIXED_LOOK = { reducedMotion: 'reduce', locale: 'en-GB' } as const;

function chromiumProgram(): string {
  const program = findChromium();
  if (program === null) throw new Error('No Chromium was found; npm test installs one.');
  return program;
}

/**
 * What the host itself gives to Chromium, but for the choice of page and profile, which are Playwright's here, and
 * for the private mode: without it everything that could be left behind is.
 */
function hostArguments({ launchPage, origin }: StartedServer, profileFolder: string): string[] {
  return chromiumArguments({
    executable: chromiumProgram(),
    page: launchPage,
    origin,
    profileFolder,
    withoutSandbox: false,
  }).filter((argument) => !/^--(?:app|user-data-dir|incognito|disable-features)/.test(argument));
}

function windowOn(
  page: Page,
  origin: string,
  rest: Pick<SanadWindow, 'requests' | 'complaints' | 'close'>,
): SanadWindow {
  return {
    page,
    requests: rest.requests,
    complaints: rest.complaints,
    close: rest.close,
    isOwnAddress: (address) => address.startsWith(`${origin}/`),
    place: () => page.url().slice(origin.length),
    goTo: async (place) => {
      await page.goto(`${origin}${place}`);
    },
  };
}

interface Heard extends Pick<SanadWindow, 'requests' | 'complaints'> {
  stop(): void;
}

function listenTo(page: Page): Heard {
  const requests: string[] = [];
  const complaints: string[] = [];
  const onRequest = (request: { url(): string }): void => {
    // The launch page is a file that only this host needs; it is no request of the interface.
    if (!request.url().startsWith('file:')) requests.push(request.url());
  };
  const onError = (error: Error): void => void complaints.push(String(error));
  const onConsole = (message: { type(): string; text(): string }): void => {
    if (message.type() === 'error') complaints.push(message.text());
  };
  page.on('request', onRequest).on('pageerror', onError).on('console', onConsole);
  return {
    requests,
    complaints,
    stop: () => void page.off('request', onRequest).off('pageerror', onError).off('console', onConsole),
  };
}
