import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { violationsInEveryColour } from './support/accessibility.ts';
import { createLibraries } from './support/libraries.ts';
import { libraryShown } from './support/library-page.ts';
import { endServer, startServer } from './support/loopback-server.ts';
import { createTabs } from './support/tabs.ts';

/** What only the browser host has: a page that leads in, and windows that were not opened by it. */

const libraries = createLibraries();
const tabs = createTabs();

afterAll(async () => {
  await tabs.end();
  libraries.remove();
});

async function startAlone() {
  const folder = await libraries.aFolderWith('open');
  const server = await startServer(folder);
  onTestFinished(async () => {
    await endServer(server.process, 'SIGTERM');
    folder.remove();
  });
  return server;
}

async function openAt(address: string) {
  const window = await tabs.open(address, {});
  onTestFinished(() => window.close());
  return window.page;
}

describe('the launch page', () => {
  test('leads into the library and leaves its key in no address', async () => {
    const { launchPage, origin } = await startAlone();
    const page = await openAt(pathToFileURL(launchPage).href);
    await libraryShown(page);
    expect(page.url()).toBe(`${origin}/library`);
  });

  test('can be followed by hand where the browser does not follow it', async () => {
    const { launchPage } = await startAlone();
    expect(readFileSync(launchPage, 'utf8')).toMatch(/<a href="http:[^"]+#token=[^"]+">Open Sanad<\/a>/);
  });
});

describe('a window that was not opened by Sanad', () => {
  const SENTENCE = /This page can only be opened by Sanad itself/;

  test('is told how to open it and shown nothing of the library', async () => {
    const { origin } = await startAlone();
    const page = await openAt(`${origin}/library`);
    await page.getByRole('heading', { name: 'Open Sanad from its own window', level: 1 }).waitFor();
    await page.getByText(SENTENCE).waitFor();
    expect(await page.getByRole('grid').count()).toBe(0);
  });

  test('is told the same where it has the key of another start', async () => {
    const { origin } = await startAlone();
    const page = await openAt(`${origin}/#token=${'A'.repeat(43)}`);
    await page.getByText(SENTENCE).waitFor();
  });

  test('has nothing wrong with it for axe', async () => {
    const { origin } = await startAlone();
    const page = await openAt(`${origin}/library`);
    await page.getByText(SENTENCE).waitFor();
    expect(await violationsInEveryColour(page)).toEqual([]);
  });
});
