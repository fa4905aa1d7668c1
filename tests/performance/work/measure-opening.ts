import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createBrowserLauncher } from '../../e2e/support/browser-launcher.ts';
import type { RunningSanad } from '../../e2e/support/launcher.ts';

/** Two libraries with the same documents: without work of the researcher's, and full of it. */
export interface TwoLibraries {
  readonly root: string;
  readonly none: string;
  readonly full: string;
  readonly passphrase: string;
  /** Titles of the documents to open. */
  readonly titles: readonly string[];
}

export interface OpeningTimes {
  readonly title: string;
  readonly none: readonly number[];
  readonly full: readonly number[];
}

const ROUNDS = 16;

/**
 * How long a document takes to be on the screen after the press, in the browser, in milliseconds; the libraries in turn. Each
 * round has a window of its own, so that nothing is in its memory already. The first round is not counted.
 */
export async function timeOpeningOnScreen(libraries: TwoLibraries): Promise<readonly OpeningTimes[]> {
  const launcher = createBrowserLauncher();
  try {
    const [none, full] = await Promise.all(
      [libraries.none, libraries.full].map(async (dataFolder, at) => {
        const runtimeFolder = join(libraries.root, `run-${at}`);
        mkdirSync(runtimeFolder, { mode: 0o700 });
        const sanad = await launcher.start({ dataFolder, runtimeFolder });
        await unlock(sanad, libraries.passphrase);
        return sanad;
      }),
    );
    if (none === undefined || full === undefined) throw new Error('Two libraries are compared');
    const times = libraries.titles.map((title) => ({ title, none: [] as number[], full: [] as number[] }));
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [name, sanad] of Object.entries({ none, full })) {
        const measured = await openEach(sanad, libraries.titles);
        if (round > 0)
          for (const [at, ms] of measured.entries()) times[at]?.[name === 'none' ? 'none' : 'full'].push(ms);
      }
    }
    await Promise.all([none.quit(), full.quit()]);
    return times;
  } finally {
    await launcher.end();
  }
}

async function unlock(sanad: RunningSanad, passphrase: string): Promise<void> {
  const window = await sanad.openWindow();
  await window.page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await window.page.getByRole('button', { name: 'Unlock' }).click();
  await listShown(window.page);
  await window.close();
}

async function openEach(sanad: RunningSanad, titles: readonly string[]): Promise<readonly number[]> {
  const window = await sanad.openWindow();
  const { page } = window;
  const times: number[] = [];
  for (const title of titles) {
    await listShown(page);
    const opened = page.evaluate<number>(stopwatchFor(`[aria-label=${JSON.stringify(`Text of ${title}`)}]`));
    await page.getByRole('grid').getByRole('link', { name: title }).click();
    times.push(await opened);
    await page.getByRole('navigation').getByRole('link', { name: 'Library' }).click();
  }
  await window.close();
  return times;
}

async function listShown(page: Page): Promise<void> {
  await page.getByRole('grid').getByRole('link').first().waitFor();
}

/** In the page: from the next press, as the browser received it, to the frame that draws the first passage. */
function stopwatchFor(text: string): string {
  return `new Promise((resolve) => {
    addEventListener('pointerup', ({ timeStamp }) => {
      const look = () => {
        const box = document.querySelector(${JSON.stringify(`${text} article [data-start]`)})?.getBoundingClientRect();
        if (!box || box.height === 0 || box.top >= innerHeight) return;
        changes.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - timeStamp));
      };
      const changes = new MutationObserver(look);
      changes.observe(document, { subtree: true, childList: true, attributes: true });
    }, { capture: true, once: true });
  })`;
}
