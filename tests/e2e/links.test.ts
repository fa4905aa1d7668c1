import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callCore } from './support/core-call.ts';
import { documentRow, libraryShown } from './support/library-page.ts';
import { marginMarks, selectWords, wordBar } from './support/marking-page.ts';
import { idOf, linksOf, makeLink, placeOf } from './support/marks.ts';
import { isInView, openFromLibrary, pane, scrolled, textOf, textShown } from './support/reader-page.ts';
import { NEW_AUDIO, THE_TAPE, type SeedDocument } from './support/seed-documents.ts';
import { tabTo } from './support/keyboard.ts';
import { dialog, focused } from './support/shell.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

const HERE = 'newly surfaced audio recording';
const THERE = 'The greatest crime committed during the reign of the Islamic Republic';
const FAR = 'enforced disappearance';

const pendingBar = (page: Page): Locator => page.getByRole('region', { name: 'Waiting for words' });
const question = (page: Page): Locator => dialog(page, 'What does this link say?');
const linkCard = (page: Page): Locator => dialog(page, 'Link');
const linkMarks = (text: Locator): Locator =>
  marginMarks(text).filter({ has: text.page().locator('[data-sign="link"]') });

async function read(document: SeedDocument = NEW_AUDIO): Promise<Page> {
  const { page } = await openWorkbench();
  await openFromLibrary(page, document);
  await eventually(() => focused(page)).toBe(`Text of ${document.title}`);
  return page;
}

/** Goes to another document by way of the library, as one does with a link half made. */
async function goOnTo(page: Page, document: SeedDocument): Promise<void> {
  await page.keyboard.press('Control+Shift+L');
  await openFromLibrary(page, document);
}

describe('a link is made', () => {
  test('with the mouse between words of two documents, with what it says', async () => {
    const page = await read();
    await selectWords(page, NEW_AUDIO, HERE);
    await wordBar(page).getByRole('button', { name: 'Link these words' }).click();
    await pendingBar(page).getByText(HERE).waitFor();
    await goOnTo(page, THE_TAPE);
    await selectWords(page, THE_TAPE, 'an historical document');
    await wordBar(page).getByRole('button', { name: 'Link to the chosen words' }).click();
    await question(page).getByText('Corroborates', { exact: true }).click();
    await question(page).getByLabel('Comment').fill('Two sources of one recording.');
    await question(page).getByRole('button', { name: 'Make the link' }).click();
    await question(page).waitFor({ state: 'detached' });
    expect(await linksOf(page, NEW_AUDIO)).toMatchObject([
      {
        kind: 'corroborates',
        from: { words: HERE },
        to: { words: 'an historical document' },
        comment: 'Two sources of one recording.',
      },
    ]);
    expect(await pendingBar(page).count()).toBe(0);
  });

  test('with the keyboard alone', async () => {
    const page = await read();
    await page.keyboard.press('F7');
    await page.keyboard.press('l');
    await pendingBar(page).waitFor();
    await page.keyboard.press('Control+Shift+L');
    await libraryShown(page);
    await page.locator('[role="row"]:focus').waitFor();
    await page.keyboard.type('the tape');
    await page.keyboard.press('Enter');
    await eventually(() => focused(page)).toBe(`Text of ${THE_TAPE.title}`);
    await page.keyboard.press('F7');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('l');
    await question(page).waitFor();
    await eventually(() => focused(page)).toContain('See also');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await eventually(async () => (await linksOf(page, THE_TAPE)).map(({ kind }) => kind)).toEqual(['cites']);
  });

  test('between two documents side by side', async () => {
    const page = await read();
    await page.getByRole('button', { name: 'Open beside' }).click();
    await page.getByRole('menuitem', { name: THE_TAPE.title }).click();
    await textShown(page, THE_TAPE);
    await selectWords(page, NEW_AUDIO, HERE);
    await page.keyboard.press('l');
    await selectWords(page, THE_TAPE, 'sent shockwaves');
    await wordBar(page).getByRole('button', { name: 'Link to the chosen words' }).click();
    await question(page).getByRole('button', { name: 'Make the link' }).click();
    for (const document of [NEW_AUDIO, THE_TAPE]) {
      await eventually(() => linkMarks(textOf(page, document)).count()).toBe(1);
    }
  });

  test('to a whole document, which says so in its header', async () => {
    const page = await read();
    await selectWords(page, NEW_AUDIO, HERE);
    await page.keyboard.press('l');
    await goOnTo(page, THE_TAPE);
    await pendingBar(page).getByRole('button', { name: 'Link to the whole document' }).click();
    await question(page).getByRole('button', { name: 'Make the link' }).click();
    await pane(page, THE_TAPE).getByRole('button', { name: '1 link of the whole document' }).click();
    await dialog(page, '1 link of the whole document').getByText(HERE).waitFor();
  });

  test('and taken back and made again with undo and redo', async () => {
    const page = await read();
    await makeLink(page, { seed: NEW_AUDIO, words: HERE }, { seed: THE_TAPE, words: THERE });
    await linkMarks(textOf(page, NEW_AUDIO)).waitFor();
    await page.keyboard.press('Control+z');
    await eventually(() => linkMarks(textOf(page, NEW_AUDIO)).count()).toBe(0);
    await page.keyboard.press('Control+Shift+z');
    await eventually(() => linkMarks(textOf(page, NEW_AUDIO)).count()).toBe(1);
  });

  test('not to itself, which is said plainly', async () => {
    const page = await read();
    await selectWords(page, NEW_AUDIO, HERE);
    await page.keyboard.press('l');
    await wordBar(page).getByRole('button', { name: 'Link to the chosen words' }).click();
    await question(page).getByRole('button', { name: 'Make the link' }).click();
    await question(page)
      .getByRole('alert')
      .getByText(/same place/)
      .waitFor();
    expect(await linksOf(page, NEW_AUDIO)).toEqual([]);
  });

  test('not where Escape is pressed while it waits', async () => {
    const page = await read();
    await selectWords(page, NEW_AUDIO, HERE);
    await page.keyboard.press('l');
    await pendingBar(page).waitFor();
    await page.keyboard.press('Escape'); // drops the words chosen
    await wordBar(page).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await pendingBar(page).waitFor({ state: 'detached' });
    expect(await linksOf(page, NEW_AUDIO)).toEqual([]);
  });
});

describe('a link that is there', () => {
  async function openLinked(): Promise<Page> {
    const page = await read();
    await makeLink(page, { seed: NEW_AUDIO, words: FAR }, { seed: THE_TAPE, words: THERE });
    return page;
  }

  async function openLink(page: Page, document: SeedDocument): Promise<void> {
    await linkMarks(textOf(page, document)).first().click();
    await linkCard(page).waitFor();
  }

  test('is seen in the margin at both ends, and read out with its count', async () => {
    const page = await openLinked();
    await makeLink(page, { seed: NEW_AUDIO, words: FAR }, { seed: THE_TAPE, words: 'sent shockwaves' });
    await eventually(() => linkMarks(textOf(page, NEW_AUDIO)).first().innerText()).toBe('2');
    expect(await linkMarks(textOf(page, NEW_AUDIO)).first().getAttribute('aria-label')).toMatch(/^2 links: /);
    await goOnTo(page, THE_TAPE);
    await eventually(() => linkMarks(textOf(page, THE_TAPE)).count()).toBe(2);
  });

  test('leads to the words at its other end, and back to where one was', async () => {
    const page = await openLinked();
    const [here, there] = [textOf(page, NEW_AUDIO), textOf(page, THE_TAPE)];
    await linkMarks(here).first().scrollIntoViewIfNeeded();
    await here.press('ArrowDown');
    await eventually(() => scrolled(here)).toBeGreaterThan(0);
    await openLink(page, NEW_AUDIO);
    const before = await scrolled(here);
    await linkCard(page).getByRole('button', { name: 'Go there' }).click();
    await textShown(page, THE_TAPE);
    const pointed = there.locator('[data-layers~="pointed"]');
    await eventually(() => isInView(pointed.first(), there)).toBe(true);
    expect((await pointed.allInnerTexts()).join('')).toBe(THERE);
    await page.getByRole('region', { name: 'The way back' }).getByText(FAR).waitFor();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await textShown(page, NEW_AUDIO);
    await eventually(() => scrolled(here)).toBe(before);
  });

  test('is followed and left again with the keyboard alone', async () => {
    const page = await openLinked();
    await linkMarks(textOf(page, NEW_AUDIO)).first().waitFor();
    await textOf(page, NEW_AUDIO).focus();
    await page.keyboard.press('Tab');
    await eventually(() => focused(page)).toMatch(/^1 link: /);
    await page.keyboard.press('Enter');
    await tabTo(page, 'Go there');
    await page.keyboard.press('Enter');
    await eventually(() => focused(page)).toBe(`Text of ${THE_TAPE.title}`);
    await page.keyboard.press('Alt+ArrowLeft');
    await eventually(() => focused(page)).toBe(`Text of ${NEW_AUDIO.title}`);
  });

  test('opens its other end beside', async () => {
    const page = await openLinked();
    await openLink(page, NEW_AUDIO);
    await linkCard(page).getByRole('button', { name: 'Open beside' }).click();
    const there = textOf(page, THE_TAPE);
    await eventually(() => isInView(there.locator('[data-layers~="pointed"]').first(), there)).toBe(true);
    await textShown(page, NEW_AUDIO);
  });

  test('is changed and turned round', async () => {
    const page = await openLinked();
    await openLink(page, NEW_AUDIO);
    await linkCard(page).getByRole('button', { name: 'Change' }).click();
    const change = dialog(page, 'Change the link');
    await change.getByText('Repeats', { exact: true }).click();
    await change.getByRole('button', { name: 'Turn round' }).click();
    await change.getByRole('button', { name: 'Save' }).click();
    await linkCard(page).getByText('is repeated by').waitFor();
    expect(await linksOf(page, NEW_AUDIO)).toMatchObject([{ kind: 'repeats', to: { words: FAR } }]);
  });

  test('is removed, and undo brings it back', async () => {
    const page = await openLinked();
    await openLink(page, NEW_AUDIO);
    await linkCard(page).getByRole('button', { name: 'Remove' }).click();
    await eventually(() => linkMarks(textOf(page, NEW_AUDIO)).count()).toBe(0);
    await page.keyboard.press('Control+z');
    await eventually(() => linkMarks(textOf(page, NEW_AUDIO)).count()).toBe(1);
  });

  test.each([
    { change: 'removal', result: 'were not found for certain' },
    { change: 'greatest of crimes', result: 'were found at another place' },
  ])('says that the words at its other end $result', async ({ change, result }) => {
    const page = await openLinked();
    const { documentId, start, end } = await placeOf(page, THE_TAPE, THERE);
    const { text } = await callCore(page, 'documents.text', { documentId, start: 0, end: 200_000 });
    const words = change === 'removal' ? '' : THERE.replace('greatest crime', change);
    const corrected = `${text.slice(0, start)}${words}${text.slice(end)}`;
    await callCore(page, 'documents.addVersion', { documentId, file: 'corrected.txt', text: corrected });
    await openLink(page, NEW_AUDIO);
    await linkCard(page).getByText(result).waitFor();
  });
});

test('a link whose words are lost here is kept with them, at the head of the document', async () => {
  const page = await read();
  await makeLink(page, { seed: NEW_AUDIO, words: FAR }, { seed: THE_TAPE, words: THERE });
  await linkMarks(textOf(page, NEW_AUDIO)).waitFor();
  const { documentId } = await placeOf(page, NEW_AUDIO, FAR);
  const { text } = await callCore(page, 'documents.text', { documentId, start: 0, end: 200_000 });
  const corrected = text.replaceAll(FAR, '');
  await callCore(page, 'documents.addVersion', { documentId, file: 'corrected.txt', text: corrected });
  await page.getByRole('button', { name: 'Open the corrected version' }).click();
  await pane(page, NEW_AUDIO).getByRole('button', { name: '1 without a place in this text' }).click();
  const list = dialog(page, '1 without a place in this text');
  await list.getByText('greatest crime').click();
  await list.getByText(FAR, { exact: true }).waitFor();
  await eventually(() => linkMarks(textOf(page, NEW_AUDIO)).count()).toBe(0);
});

test('a link to a document in the trash waits with it, and comes back with it', async () => {
  const page = await read();
  await makeLink(page, { seed: NEW_AUDIO, words: HERE }, { seed: THE_TAPE, words: THERE });
  await linkMarks(textOf(page, NEW_AUDIO)).waitFor();
  const id = await idOf(page, THE_TAPE);
  await callCore(page, 'documents.remove', { documentIds: [id] });
  await eventually(() => linkMarks(textOf(page, NEW_AUDIO)).count()).toBe(0);
  await callCore(page, 'trash.restore', { records: [{ kind: 'document', id }] });
  await eventually(() => linkMarks(textOf(page, NEW_AUDIO)).count()).toBe(1);
});

test('the library’s inspector lists the links of a document', async () => {
  const { page } = await openWorkbench();
  await libraryShown(page);
  await makeLink(page, { seed: NEW_AUDIO, words: HERE }, { seed: THE_TAPE, words: THERE });
  await documentRow(page, THE_TAPE).click();
  await page.getByRole('button', { name: new RegExp(`see also.*${HERE}`, 's') }).click();
  await textShown(page, NEW_AUDIO);
});
