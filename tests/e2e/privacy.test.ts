import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createBrowserLauncher } from './support/browser-launcher.ts';
import type { RunningSanad, SanadWindow } from './support/launcher.ts';
import { createLibraries, PASSPHRASE, type TestFolder } from './support/libraries.ts';
import { documentRow, libraryShown } from './support/library-page.ts';
import { endServer, startServer, tokenIn } from './support/loopback-server.ts';
import { highlightCard, selectWords, wordBar } from './support/marking-page.ts';
import { beginNote, savedShown } from './support/notes-page.ts';
import { findBox, openFromLibrary, textOf, textShown } from './support/reader-page.ts';
import { goToSearch, hits, searchBox } from './support/search-page.ts';
import { MASSACRE, NEW_AUDIO, THE_TAPE } from './support/seed-documents.ts';
import { dialog, rail } from './support/shell.ts';
import { openOwnBrowser } from './support/tabs.ts';
import { tracesIn, wordsOfDocuments, wordsOfInterface } from './support/traces.ts';

/** Words that stand nowhere else: wherever one of them is found, it was typed. */
const INVENTED = {
  search: 'quorvexil',
  find: 'brandelmosk',
  filter: 'tolverunic',
  comment: 'hastivorple',
  tag: 'zimforgulate',
  note: 'gremblaxident',
};
const TYPED = [...Object.values(INVENTED), 'Eshraqi', 'Nayyeri Hosseinali'];
const sought = [...wordsOfDocuments(), ...TYPED, PASSPHRASE];

const launcher = createBrowserLauncher();
const libraries = createLibraries();

afterAll(async () => {
  await launcher.end();
  libraries.remove();
});

/** What a person does from the first start to the settings, with a passphrase, every kind of box and every page. */
async function wholeSession(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase again', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Create a protected library' }).click();
  await page.getByRole('button', { name: 'Go on without one' }).click();
  await libraryShown(page);
  await documentRow(page, MASSACRE).click();
  const filter = page.getByRole('searchbox', { name: 'Filter' });
  await filter.pressSequentially(INVENTED.filter);
  await filter.fill('');
  await openFromLibrary(page, THE_TAPE);
  await textOf(page, THE_TAPE).press('PageDown');
  await page.keyboard.press('Control+f');
  await findBox(page).pressSequentially(INVENTED.find);
  await search(page, INVENTED.search);
  await page.getByRole('heading', { name: /^Nothing (found|was searched for)$/ }).waitFor();
  await search(page, 'Nayyeri Hosseinali');
  await hits(page).first().waitFor();
  await search(page, 'Eshraqi');
  await hits(page).first().click();
  await textShown(page, NEW_AUDIO);
  await mark(page);
  await page.goBack();
  await hits(page).first().waitFor();
  await beginNote(page);
  await page.keyboard.type(`${INVENTED.note} [[${INVENTED.tag.slice(0, 6)}`);
  await page.getByRole('option', { name: INVENTED.tag }).waitFor();
  await page.keyboard.press('Enter');
  await savedShown(page);
  await rail(page).getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('radiogroup', { name: 'Light and dark' }).getByText('Dark', { exact: true }).click();
  await page.reload();
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
}

/** Two highlights by mouse, one with a comment, one with a new tag. */
async function mark(page: Page): Promise<void> {
  await selectWords(page, NEW_AUDIO, 'audio recording');
  await wordBar(page).getByRole('button', { name: 'Highlight with a comment' }).click();
  await page.getByRole('textbox', { name: 'Comment' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type(INVENTED.comment);
  await page.keyboard.press('Control+Enter');
  await highlightCard(page).waitFor({ state: 'detached' });
  await selectWords(page, NEW_AUDIO, 'reported by BBC');
  await wordBar(page).getByRole('button', { name: 'Highlight with a tag' }).click();
  const tags = dialog(page, 'Tags of the highlight');
  await tags.getByRole('searchbox').fill(INVENTED.tag);
  await page.getByRole('menuitem', { name: new RegExp(INVENTED.tag) }).click();
  await page.keyboard.press('Escape');
  await tags.waitFor({ state: 'detached' });
}

async function search(page: Page, query: string): Promise<void> {
  await goToSearch(page);
  await searchBox(page).fill('');
  await searchBox(page).pressSequentially(query);
}

/** The page that leads in, wherever the host has put it in the folder it was given. */
function launchPageIn(runtimeFolder: string): string {
  const name = readdirSync(runtimeFolder, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith('.html'),
  );
  if (name === undefined) throw new Error('There is no launch page.');
  return join(runtimeFolder, name);
}

/** All that a search of the window's own history would show. */
async function historyOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  return entries.map(({ url, title }) => `${url} ${title}`).join('\n');
}

describe('a whole session with a passphrase', () => {
  let folder: TestFolder;
  let sanad: RunningSanad;
  let window: SanadWindow;
  let other: TestFolder;
  let welcome: RunningSanad;
  let control: SanadWindow;
  const profileOf = (name: string): string => join(dirname(folder.dataFolder), name);

  beforeAll(async () => {
    folder = await libraries.aFolderWith('none');
    other = await libraries.aFolderWith('none');
    welcome = await launcher.start(other);
    control = await welcome.openWindow({ profileFolder: profileOf('control') });
    sanad = await launcher.start(folder);
    window = await sanad.openWindow({ profileFolder: profileOf('profile') });
    await wholeSession(window.page);
    await control.page.reload();
    await control.page.getByRole('button', { name: 'Create a protected library' }).waitFor();
  });

  afterAll(async () => {
    await Promise.all([sanad.quit(), welcome.quit()]);
    folder.remove();
    other.remove();
  });

  test('asks nobody but Sanad for anything', () => {
    expect(window.requests.length).toBeGreaterThan(20);
    expect(window.requests.filter((address) => !window.isOwnAddress(address))).toEqual([]);
  });

  test('leaves no complaint of the page or of its policies', () => {
    expect(window.complaints).toEqual([]);
  });

  test('leaves nothing in the browser but the token of the tab', async () => {
    const kept = await window.page.evaluate(async () => ({
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    expect({ ...kept, cookies: await window.page.context().cookies() }).toEqual({
      local: [],
      session: [['sanad-token', tokenIn(launchPageIn(folder.runtimeFolder))]],
      databases: [],
      caches: [],
      workers: 0,
      cookies: [],
    });
  });

  test('leaves nothing of what was typed in an address or in the history', async () => {
    const history = await historyOf(window.page);
    expect(history).toContain('/search');
    const told = [history, ...window.requests].join('\n').toLowerCase();
    expect(TYPED.filter((typed) => told.includes(encodeURI(typed.toLowerCase())))).toEqual([]);
  });

  test('leaves the token in no address and in no history', async () => {
    const token = tokenIn(launchPageIn(folder.runtimeFolder));
    expect(window.requests.slice(1).filter((address) => address.includes(token))).toEqual([]);
    expect(await historyOf(window.page)).not.toContain(token);
  });

  test('leaves no word of a document and nothing typed in the folders of Sanad', () => {
    expect([...tracesIn(folder.dataFolder, sought)]).toEqual([]);
    expect([...tracesIn(folder.runtimeFolder, sought)]).toEqual([]);
  });

  /**
   * Chromium's own files hold ordinary English words. So beside the session a second profile lives, for as long,
   * that sees the welcome page and nothing else: what stands in it as well came from Chromium. What the interface
   * itself can say, such as the titles of its pages, came from no document either.
   */
  test('leaves no word of a document and nothing typed in the profile of the browser', async () => {
    await Promise.all([window.close(), control.close()]);
    const ordinary = new Set([...tracesIn(profileOf('control'), sought).keys(), ...wordsOfInterface()]);
    const found = [...tracesIn(profileOf('profile'), sought)];
    expect([...TYPED, PASSPHRASE].filter((typed) => ordinary.has(typed))).toEqual([]);
    expect(found.filter(([word]) => !ordinary.has(word))).toEqual([]);
  });

  test('leaves no word in the folders of Sanad after its end either', async () => {
    await sanad.quit();
    expect([...tracesIn(folder.dataFolder, sought)]).toEqual([]);
    expect([...tracesIn(folder.runtimeFolder, sought)]).toEqual([]);
  });
});

describe('the search for traces', () => {
  test('finds a word of a document where it lies open', () => {
    const found = tracesIn(join(import.meta.dirname, '../../seeds/documents'), wordsOfDocuments());
    expect(wordsOfDocuments().filter((word) => !found.has(word))).toEqual([]);
  });
});

describe('the key of a launch', () => {
  test('lies in a file that only its owner can read', async () => {
    const { launchPage } = await startServerAlone();
    expect((statSync(launchPage).mode & 0o777).toString(8)).toBe('600');
  });

  test('is gone when Sanad was asked to end', async () => {
    const server = await startServerAlone();
    await endServer(server.process, 'SIGTERM');
    expect(existsSync(server.launchPage)).toBe(false);
  });

  test('stands neither in the output of the server nor in any list of processes', async () => {
    const server = await startServerAlone();
    const token = tokenIn(server.launchPage);
    const window = await openOwnBrowser(server, { profileFolder: server.profileFolder });
    await wholeSession(window.page);
    const processes = commandLines();
    await window.close();
    await endServer(server.process, 'SIGTERM');
    expect(processes.filter((line) => line.includes(server.profileFolder))).not.toEqual([]);
    expect(processes.filter((line) => line.includes(token))).toEqual([]);
    expect(server.output()).not.toContain(token);
  });
});

async function startServerAlone() {
  const folder = await libraries.aFolderWith('none');
  const server = await startServer(folder);
  onTestFinished(async () => {
    await endServer(server.process, 'SIGTERM');
    folder.remove();
  });
  return { ...server, profileFolder: join(dirname(folder.dataFolder), 'profile') };
}

/** The command lines of every process of this computer; of one that ends meanwhile, none. */
function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    });
}
