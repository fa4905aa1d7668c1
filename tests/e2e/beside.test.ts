import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { documentRow, inspector, libraryShown } from './support/library-page.ts';
import {
  findBar,
  findBox,
  marks,
  openFromLibrary,
  pane,
  scrolled,
  textOf,
  textShown,
  toBeginning,
} from './support/reader-page.ts';
import { MASSACRE, NEW_AUDIO, NEWLY_RELEASED, THE_TAPE } from './support/seed-documents.ts';
import { acrossOf, dialog, focused } from './support/shell.ts';
import { eventually, shareSanad } from './support/workbench.ts';

const sanad = shareSanad();

/** New Audio on the left, The Tape on the right. */
async function openTwo(): Promise<Page> {
  const { page } = await sanad.openWindow();
  await openFromLibrary(page, NEW_AUDIO);
  await page.getByRole('button', { name: 'Open beside' }).click();
  await page.getByRole('menuitem', { name: THE_TAPE.title }).click();
  await textShown(page, THE_TAPE);
  await toBeginning(page, THE_TAPE);
  await toBeginning(page, NEW_AUDIO);
  return page;
}

test('two documents stand side by side', async () => {
  const page = await openTwo();
  const left = await acrossOf(pane(page, NEW_AUDIO));
  const right = await acrossOf(pane(page, THE_TAPE));
  expect(left.right).toBeLessThanOrEqual(right.left);
});

test('the question offers every other document', async () => {
  const { page } = await sanad.openWindow();
  await openFromLibrary(page, NEW_AUDIO);
  await page.keyboard.press('Control+Shift+Enter');
  const choices = dialog(page, 'Which document beside this one?').getByRole('menuitem');
  await eventually(async () =>
    (await choices.allInnerTexts()).map((choice) => choice.split('\n')[0]),
  ).toEqual([
    MASSACRE.title,
    'Iran Mass Execution Allegations: Khamenei, Rafsanjani Accused',
    NEWLY_RELEASED.title,
    THE_TAPE.title,
  ]);
});

test('the question is answered by typing a part of the title', async () => {
  const { page } = await sanad.openWindow();
  await openFromLibrary(page, NEW_AUDIO);
  await page.keyboard.press('Control+Shift+Enter');
  await dialog(page, 'Which document beside this one?').getByRole('searchbox').fill('tape');
  await eventually(() => page.getByRole('menuitem').count()).toBe(1);
  await page.keyboard.press('Enter');
  await textShown(page, THE_TAPE);
});

test('a document of the library opens beside the one read last', async () => {
  const { page } = await sanad.openWindow();
  await openFromLibrary(page, NEW_AUDIO);
  await page.keyboard.press('Control+Shift+L');
  await libraryShown(page);
  await documentRow(page, NEWLY_RELEASED).click();
  await inspector(page).getByRole('button', { name: 'Open beside' }).click();
  await textShown(page, NEWLY_RELEASED);
  await textShown(page, NEW_AUDIO);
});

test('each is scrolled by itself', async () => {
  const page = await openTwo();
  await textOf(page, THE_TAPE).press('PageDown');
  await eventually(() => scrolled(textOf(page, THE_TAPE))).toBeGreaterThan(100);
  expect(await scrolled(textOf(page, NEW_AUDIO))).toBe(0);
});

test('each is searched by itself', async () => {
  const page = await openTwo();
  await textOf(page, THE_TAPE).focus();
  await page.keyboard.press('Control+f');
  await findBox(pane(page, THE_TAPE)).fill('rajavi');
  await eventually(() => marks(textOf(page, THE_TAPE)).allInnerTexts()).toEqual(['Rajavi', 'Rajavi']);
  expect(await findBar(pane(page, NEW_AUDIO)).count()).toBe(0);
});

test('both can be searched at the same time', async () => {
  const page = await openTwo();
  await textOf(page, THE_TAPE).focus();
  await page.keyboard.press('Control+f');
  await findBox(pane(page, THE_TAPE)).fill('rajavi');
  await textOf(page, NEW_AUDIO).focus();
  await page.keyboard.press('Control+f');
  await findBox(pane(page, NEW_AUDIO)).fill('ibn idris');
  await pane(page, THE_TAPE).getByText('1 of 2', { exact: true }).waitFor();
  await pane(page, NEW_AUDIO).getByText('1 of 2', { exact: true }).waitFor();
});

test('F6 goes from the rail through both texts and round again', async () => {
  const page = await openTwo();
  await textOf(page, NEW_AUDIO).focus();
  const visited: string[] = [];
  for (let step = 0; step < 4; step += 1) {
    visited.push(await focused(page));
    await page.keyboard.press('F6');
  }
  expect(visited).toEqual([`Text of ${NEW_AUDIO.title}`, `Text of ${THE_TAPE.title}`, 'Library', visited[0]]);
});

test('Shift+F6 goes back', async () => {
  const page = await openTwo();
  await textOf(page, THE_TAPE).focus();
  await page.keyboard.press('Shift+F6');
  expect(await focused(page)).toBe(`Text of ${NEW_AUDIO.title}`);
});

test('closing one leaves the other alone on the page', async () => {
  const page = await openTwo();
  await pane(page, NEW_AUDIO).getByRole('button', { name: 'Close this document' }).click();
  await pane(page, NEW_AUDIO).waitFor({ state: 'detached' });
  await textShown(page, THE_TAPE);
});

test('both are there again after a reload', async () => {
  const page = await openTwo();
  await page.reload();
  await textShown(page, NEW_AUDIO);
  await textShown(page, THE_TAPE);
});

test('the key opens the selected document of the library beside the one read last', async () => {
  const { page } = await sanad.openWindow();
  await openFromLibrary(page, NEW_AUDIO);
  await page.keyboard.press('Control+Shift+L');
  await libraryShown(page);
  await documentRow(page, NEWLY_RELEASED).click();
  await page.keyboard.press('Control+Shift+Enter');
  await textShown(page, NEWLY_RELEASED);
  await textShown(page, NEW_AUDIO);
});

test('for the document read last itself it is asked which one to put beside it', async () => {
  const { page } = await sanad.openWindow();
  await openFromLibrary(page, NEW_AUDIO);
  await page.keyboard.press('Control+Shift+L');
  await libraryShown(page);
  await documentRow(page, NEWLY_RELEASED).click();
  await documentRow(page, NEW_AUDIO).click();
  await inspector(page).getByRole('button', { name: 'Open beside' }).click();
  await dialog(page, 'Which document beside this one?').waitFor();
});
