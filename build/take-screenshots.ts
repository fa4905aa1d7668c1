import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createBrowserLauncher } from '../tests/e2e/support/browser-launcher.ts';
import type { RunningSanad, WindowLook } from '../tests/e2e/support/launcher.ts';
import { createLibraries, PASSPHRASE } from '../tests/e2e/support/libraries.ts';
import { ensureChromium } from './ensure-tools.ts';
import { addWork, NOTE_TITLE } from './screenshot-work.ts';
import { root } from './step.ts';

const FOLDER = join(root, 'docs', 'screenshots');
const MAX_BYTES = 200_000;
const MAX_ATTEMPTS = 20;
/** Text fills more of a picture than a list does; in a lower window it stays below the limit. */
const LOW = { width: 1280, height: 600 };
const LOWER = { width: 1280, height: 560 };
const NARROW = { width: 800, height: 600 };

interface Picture {
  readonly name: string;
  readonly look: WindowLook;
  /** Leads from the list of documents to what the picture shows. */
  readonly arrange: (page: Page) => Promise<void>;
}

/** The second document of the list: the one with the most complete source record. */
const SECOND = 'Iran Mass Execution Allegations: Khamenei, Rafsanjani Accused';
const NEW_AUDIO = 'New Audio Evidence Reveals Further Details of Iran’s 1988 Massacre';
const MASSACRE = '1988 Massacre of Political prisoners in Iran';

const PICTURES: readonly Picture[] = [
  { name: 'library-light', look: {}, arrange: (page) => select(page, SECOND) },
  { name: 'search-light', look: {}, arrange: (page) => search(page, 'Raisi') },
  {
    name: 'reader-dark',
    look: { colorScheme: 'dark', viewport: LOW },
    arrange: (page) => read(page, NEW_AUDIO),
  },
  { name: 'beside-light', look: { viewport: LOW }, arrange: readBeside },
  {
    name: 'highlights-light',
    look: { viewport: LOWER },
    arrange: (page) => readTo(page, MASSACRE, 'greatest crime committed'),
  },
  { name: 'highlights-page-light', look: {}, arrange: showHighlights },
  { name: 'note-light', look: {}, arrange: openNote },
  { name: 'tags-dark', look: { colorScheme: 'dark', viewport: LOW }, arrange: showTags },
  { name: 'search-narrow', look: { viewport: NARROW }, arrange: (page) => search(page, 'Raisi') },
  // The last one, because the language is a setting of the library and not of a window.
  { name: 'library-persian', look: {}, arrange: showInPersian },
];

ensureChromium();
const launcher = createBrowserLauncher();
const libraries = createLibraries();
try {
  await takePictures();
} finally {
  await launcher.end();
  libraries.remove();
}

/** Takes every picture of one library with a passphrase, each in a window that remembers nothing of the others. */
async function takePictures(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const folder = await libraries.aFolderWith('protected');
  const sanad = await launcher.start(folder);
  try {
    await unlock(sanad);
    for (const picture of PICTURES) await take(picture, sanad);
  } finally {
    await sanad.quit();
    folder.remove();
  }
}

/** On the way the locked library is taken, and some work done in it. */
async function unlock(sanad: RunningSanad): Promise<void> {
  const window = await sanad.openWindow({ viewport: LOW });
  const { page } = window;
  await page.getByLabel('Passphrase', { exact: true }).waitFor();
  save('lock-light', await pictureAtRest(page));
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await listShown(page);
  await addWork(page);
  await window.close();
}

async function take({ name, look, arrange }: Picture, sanad: RunningSanad): Promise<void> {
  const window = await sanad.openWindow(look);
  const { page, complaints } = window;
  await listShown(page);
  await arrange(page);
  const bytes = await pictureAtRest(page);
  await window.close();
  if (complaints.length > 0) throw new Error(`${name}: ${complaints.join('; ')}`);
  save(name, bytes);
}

function save(name: string, bytes: Buffer): void {
  if (bytes.length >= MAX_BYTES) {
    throw new Error(`${name}.png has ${bytes.length} bytes; fewer than ${MAX_BYTES} are wanted.`);
  }
  writeFileSync(join(FOLDER, `${name}.png`), bytes);
  console.log(`docs/screenshots/${name}.png: ${Math.round(bytes.length / 1000)} kB`);
}

/** Takes the picture again until nothing moves any more: fonts, marks and source records arrive one after another. */
async function pictureAtRest(page: Page): Promise<Buffer> {
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  let before: Buffer = Buffer.alloc(0);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const picture = await page.screenshot({ caret: 'hide', animations: 'disabled' });
    if (picture.equals(before)) return picture;
    before = picture;
  }
  throw new Error(`The page still moved after ${MAX_ATTEMPTS} pictures.`);
}

async function listShown(page: Page): Promise<void> {
  await page.getByRole('grid').getByRole('link').first().waitFor();
}

async function select(page: Page, title: string): Promise<void> {
  await page.getByRole('grid').getByRole('row', { name: title }).click();
  await page.getByRole('complementary').getByText(title).first().waitFor();
}

async function search(page: Page, query: string): Promise<void> {
  await page.getByRole('link', { name: 'Search', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search all documents' }).fill(query);
  await page.locator(`[data-answer-to="${query}"]`).waitFor();
  // What the documents say of their origin arrives after the answer.
  await page
    .getByText(/^(JVMI · |source not stated · )/)
    .nth(3)
    .waitFor();
}

async function read(page: Page, title: string): Promise<void> {
  await page.getByRole('grid').getByRole('link', { name: title }).click();
  const text = page.getByRole('region', { name: `Text of ${title}` });
  await text.getByRole('paragraph').first().waitFor();
  // The pointer would otherwise rest on a word.
  await page.mouse.move(0, 0);
}

async function readTo(page: Page, title: string, words: string): Promise<void> {
  await read(page, title);
  await page.getByText(words).first().scrollIntoViewIfNeeded();
}

async function showHighlights(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Highlights', exact: true }).click();
  await page.getByText('the greatest crime in the history of this regime').first().waitFor();
}

async function showTags(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Tags', exact: true }).click();
  await page.getByText('Recordings').first().click();
}

async function openNote(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Notes', exact: true }).click();
  await page.getByRole('option', { name: NOTE_TITLE }).click();
  await page.getByRole('button', { name: 'Linked from 1 note' }).click();
  await page.getByText('the greatest crime in the history of this regime').first().waitFor();
  await page.mouse.move(0, 0);
}

async function readBeside(page: Page): Promise<void> {
  await read(page, NEW_AUDIO);
  await page.getByRole('button', { name: 'Open beside' }).click();
  await page.getByRole('menuitem', { name: MASSACRE }).click();
  await page
    .getByRole('region', { name: `Text of ${MASSACRE}` })
    .getByRole('paragraph')
    .first()
    .waitFor();
}

async function showInPersian(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('radiogroup', { name: 'Language of the interface' }).getByText('فارسی').click();
  await page.getByRole('heading', { name: 'تنظیمات', level: 1 }).waitFor();
  await page.getByRole('navigation').getByRole('link').first().click();
  await listShown(page);
  await select(page, SECOND);
}
