import { expect, test } from 'vitest';
import {
  currentMark,
  findBar,
  findBox,
  isInView,
  marks,
  openFromLibrary,
  textOf,
  toBeginning,
} from './support/reader-page.ts';
import { MASSACRE, NEW_AUDIO } from './support/seed-documents.ts';
import { focused } from './support/shell.ts';
import { eventually, shareSanad } from './support/workbench.ts';

const sanad = shareSanad();

async function find(words: string) {
  const { page } = await sanad.openWindow();
  await openFromLibrary(page, NEW_AUDIO);
  await toBeginning(page, NEW_AUDIO);
  await page.keyboard.press('Control+f');
  await findBox(page).fill(words);
  const text = textOf(page, NEW_AUDIO);
  return { page, text, bar: findBar(page) };
}

test('the key opens the bar with the cursor in its box', async () => {
  const { page } = await sanad.openWindow();
  await openFromLibrary(page, NEW_AUDIO);
  await page.keyboard.press('Control+f');
  await eventually(() => focused(page)).toBe('Find in this text');
});

test('counts the places', async () => {
  const { bar } = await find('montazeri');
  await bar.getByText('1 of 14', { exact: true }).waitFor();
});

test('marks every place in the text', async () => {
  const { text } = await find('ibn idris');
  await eventually(() => marks(text).allInnerTexts()).toEqual(['Ibn Idris', 'Ibn Idris']);
});

test('shows the first place', async () => {
  const { text } = await find('universal jurisdiction');
  await eventually(() => isInView(currentMark(text), text)).toBe(true);
});

test('Enter goes on to the next place', async () => {
  const { page, text, bar } = await find('ibn idris');
  await bar.getByText('1 of 2', { exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await bar.getByText('2 of 2', { exact: true }).waitFor();
  await eventually(() => isInView(currentMark(text), text)).toBe(true);
});

test('goes round at the end', async () => {
  const { page, bar } = await find('ibn idris');
  await bar.getByText('1 of 2', { exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await bar.getByText('1 of 2', { exact: true }).waitFor();
});

test('the button and Shift+Enter go back', async () => {
  const { page, bar } = await find('montazeri');
  await bar.getByText('1 of 14', { exact: true }).waitFor();
  await page.keyboard.press('Shift+Enter');
  await bar.getByText('14 of 14', { exact: true }).waitFor();
  await bar.getByRole('button', { name: 'Previous' }).click();
  await bar.getByText('13 of 14', { exact: true }).waitFor();
});

test('F3 walks on from the text', async () => {
  const { page, bar } = await find('montazeri');
  await bar.getByText('1 of 14', { exact: true }).waitFor();
  await page.keyboard.press('F3');
  await bar.getByText('2 of 14', { exact: true }).waitFor();
});

test('finds a name in another spelling', async () => {
  const { text } = await find('raeesi');
  await eventually(() => marks(text).allInnerTexts()).toEqual(['Raisi']);
});

test('"Exactly this" keeps to what is typed', async () => {
  const { bar } = await find('raeesi');
  await bar.getByText('1 of 1', { exact: true }).waitFor();
  await bar.getByText('Exactly this').click();
  await bar.getByText('Not found', { exact: true }).waitFor();
});

test('says that nothing was found', async () => {
  const { bar } = await find('Nuremberg');
  await bar.getByText('Not found', { exact: true }).waitFor();
});

test('tells a screen reader how many places there are', async () => {
  const { page } = await find('ibn idris');
  await page.getByText('2 places in this text').waitFor({ state: 'attached' });
});

test('Escape closes the bar and gives the focus back to the text', async () => {
  const { page, bar } = await find('montazeri');
  await bar.getByText('1 of 14', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await bar.waitFor({ state: 'detached' });
  expect(await focused(page)).toBe(`Text of ${NEW_AUDIO.title}`);
});

test('Escape takes the marks away', async () => {
  const { page, text, bar } = await find('montazeri');
  await bar.getByText('1 of 14', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await eventually(() => marks(text).count()).toBe(0);
});

test('takes any text without an error', async () => {
  const { page } = await sanad.openWindow();
  await openFromLibrary(page, MASSACRE);
  await page.keyboard.press('Control+f');
  for (const typed of ['((', '"', '*', '\\', '<img src=x onerror=alert(1)>', 'x'.repeat(10_000)]) {
    await findBox(page).fill(typed);
    await findBar(page).getByText('Not found', { exact: true }).waitFor();
  }
  expect(await page.getByRole('alert').count()).toBe(0);
});
