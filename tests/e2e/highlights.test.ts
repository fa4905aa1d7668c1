import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callCore } from './support/core-call.ts';
import {
  highlightCard,
  highlighted,
  highlightedWords,
  marginMarks,
  selectedText,
  selectWords,
  wordBar,
} from './support/marking-page.ts';
import { highlightsOf, makeHighlight, placeOf } from './support/marks.ts';
import { findBox, isInView, openFromLibrary, textOf, textShown } from './support/reader-page.ts';
import { ALLEGATIONS, NEW_AUDIO, THE_TAPE, type SeedDocument } from './support/seed-documents.ts';
import { dialog, focused } from './support/shell.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

const WORDS = 'newly surfaced audio recording';

async function read(document: SeedDocument = NEW_AUDIO): Promise<Page> {
  const { page } = await openWorkbench();
  await openFromLibrary(page, document);
  await eventually(() => focused(page)).toBe(`Text of ${document.title}`);
  return page;
}

describe('words selected with the mouse', () => {
  test('become a highlight in the colour pressed, on exactly these words', async () => {
    const page = await read();
    await selectWords(page, NEW_AUDIO, WORDS);
    await wordBar(page).getByRole('button', { name: 'Highlight: Green' }).click();
    await eventually(() => highlightedWords(textOf(page, NEW_AUDIO))).toBe(WORDS);
    const [made] = await highlightsOf(page, NEW_AUDIO);
    expect(made).toMatchObject({ words: WORDS, colour: 'green' });
    expect(await placeOf(page, NEW_AUDIO, WORDS)).toMatchObject({ start: made?.start, end: made?.end });
  });

  test('take the colour used last, in another window too', async () => {
    const page = await read();
    await selectWords(page, NEW_AUDIO, WORDS);
    await wordBar(page).getByRole('button', { name: 'Highlight: Red' }).click();
    await eventually(() => highlighted(textOf(page, NEW_AUDIO)).count()).toBe(1);
    await selectWords(page, NEW_AUDIO, 'systematic mass execution');
    await wordBar(page).waitFor();
    await page.keyboard.press('h');
    await eventually(async () => (await highlightsOf(page, NEW_AUDIO)).map(({ colour }) => colour)).toEqual([
      'red',
      'red',
    ]);
  });

  test('are highlighted over the end of a passage', async () => {
    const page = await read();
    await selectWords(page, NEW_AUDIO, 'Background: The 1988 MassacreThe 1988 massacre');
    await wordBar(page).waitFor();
    await page.keyboard.press('h');
    await eventually(async () => (await highlightsOf(page, NEW_AUDIO)).length).toBe(1);
    const [made] = await highlightsOf(page, NEW_AUDIO);
    expect(made?.words.split(/\n+/)).toEqual(['Background: The 1988 Massacre', 'The 1988 massacre']);
  });

  test('overlap with others, and both are drawn', async () => {
    const page = await read();
    await makeHighlight(page, NEW_AUDIO, { words: WORDS, colour: 'yellow' });
    await makeHighlight(page, NEW_AUDIO, { words: 'audio recording, reported by BBC', colour: 'blue' });
    const both = highlighted(textOf(page, NEW_AUDIO)).filter({ hasText: /^audio recording$/ });
    await both.waitFor();
    expect(await both.getAttribute('data-line-1')).toBe('yellow');
    expect(await both.getAttribute('data-line-2')).toBe('blue');
  });

  test('get a comment that is kept as one step', async () => {
    const page = await read();
    await selectWords(page, NEW_AUDIO, WORDS);
    await wordBar(page).getByRole('button', { name: 'Highlight with a comment' }).click();
    await eventually(() => focused(page)).toBe('Comment');
    await page.keyboard.type('To be compared with the first recording.');
    await page.keyboard.press('Control+Enter');
    await highlightCard(page).waitFor({ state: 'detached' });
    const [made] = await highlightsOf(page, NEW_AUDIO);
    expect(made?.comment).toBe('To be compared with the first recording.');
    const { records } = await callCore(page, 'undo.list', {});
    expect(records.map(({ command }) => command)).toEqual(['highlights.update', 'highlights.create']);
  });

  test('get a comment typed right after they were chosen by keys', async () => {
    const page = await read();
    await page.keyboard.press('F7');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('c');
    await eventually(() => focused(page)).toBe('Comment');
    await page.keyboard.type('By keys alone.');
    await page.keyboard.press('Control+Enter');
    await highlightCard(page).waitFor({ state: 'detached' });
    expect((await highlightsOf(page, NEW_AUDIO))[0]?.comment).toBe('By keys alone.');
  });

  test('get a tag that is made while typing', async () => {
    const page = await read();
    await selectWords(page, NEW_AUDIO, WORDS);
    await wordBar(page).getByRole('button', { name: 'Highlight with a tag' }).click();
    await dialog(page, 'Tags of the highlight').getByRole('searchbox').fill('Recording');
    await page.getByRole('menuitem', { name: /Recording/ }).click();
    await eventually(async () =>
      (await highlightsOf(page, NEW_AUDIO)).flatMap(({ tags }) => tags.map(({ name }) => name)),
    ).toEqual(['Recording']);
  });

  test('begin a note about them', async () => {
    const page = await read();
    await selectWords(page, NEW_AUDIO, WORDS);
    await wordBar(page).waitFor();
    await page.keyboard.press('n');
    await page.waitForURL(/\/notes\//);
    expect(await highlightsOf(page, NEW_AUDIO)).toMatchObject([{ words: WORDS }]);
  });

  test('leave the bar and the text as they were with Escape', async () => {
    const page = await read();
    await selectWords(page, NEW_AUDIO, WORDS);
    await wordBar(page).waitFor();
    await page.keyboard.press('Escape');
    await wordBar(page).waitFor({ state: 'detached' });
    expect(await selectedText(page)).toBe('');
  });
});

describe('words chosen with the keyboard', () => {
  test('go from word to word, take in more with Shift, and are highlighted with h', async () => {
    const page = await read();
    await page.keyboard.press('F7');
    await eventually(() => selectedText(page)).toBe('New');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await eventually(() => selectedText(page)).toBe('Audio Evidence');
    await page.keyboard.press('h');
    await eventually(() => highlightedWords(textOf(page, NEW_AUDIO))).toBe('Audio Evidence');
    expect(await selectedText(page)).toBe('Audio Evidence');
  });

  test('go by line and by sentence', async () => {
    const page = await read();
    await page.keyboard.press('F7');
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+ArrowRight');
    await eventually(() => selectedText(page)).toBe('The');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await eventually(() => selectedText(page)).toMatch(/^The 1988 massacre involved .* Khomeini\.$/);
    await page.keyboard.press('ArrowUp');
    await eventually(() => selectedText(page)).not.toContain(' ');
  });

  test('are read out politely', async () => {
    const page = await read();
    await page.keyboard.press('F7');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await eventually(() =>
      page.locator('[aria-live="polite"]').filter({ hasText: 'Audio Evidence' }).count(),
    ).toBe(1);
  });

  test('open the comment with c, and Escape leaves first the card, then the text', async () => {
    const page = await read();
    await page.keyboard.press('F7');
    await page.keyboard.press('c');
    await eventually(() => focused(page)).toBe('Comment');
    await page.keyboard.press('Escape');
    await highlightCard(page).waitFor({ state: 'detached' });
    expect(await selectedText(page)).toBe('New');
    await page.keyboard.press('Escape');
    await eventually(() => selectedText(page)).toBe('');
    await eventually(() => focused(page)).toBe(`Text of ${NEW_AUDIO.title}`);
  });

  test('a whole sentence is highlighted around them', async () => {
    const page = await read(THE_TAPE);
    await selectWords(page, THE_TAPE, 'shockwaves');
    await wordBar(page).waitFor();
    await page.keyboard.press('Shift+H');
    await eventually(async () => (await highlightsOf(page, THE_TAPE))[0]?.words ?? '').toMatch(/\.[”"]?$/);
    expect((await highlightsOf(page, THE_TAPE))[0]?.words).toContain('shockwaves');
  });

  test('capital letters in the box of find-in-text are typed, not obeyed', async () => {
    const page = await read();
    await selectWords(page, NEW_AUDIO, WORDS);
    await page.keyboard.press('Control+f');
    await page.keyboard.type('Hossein');
    expect(await findBox(page).inputValue()).toBe('Hossein');
    expect(await highlightsOf(page, NEW_AUDIO)).toEqual([]);
  });

  test('the hit one is at is highlighted', async () => {
    const page = await read();
    await page.keyboard.press('Control+f');
    await findBox(page).fill('montazeri');
    await textOf(page, NEW_AUDIO).locator('mark[aria-current]').waitFor();
    await page.keyboard.press('Control+Alt+h');
    await eventually(() => highlightedWords(textOf(page, NEW_AUDIO))).toBe('Montazeri');
  });
});

describe('the card of a highlight', () => {
  async function openCard(): Promise<Page> {
    const page = await read();
    await makeHighlight(page, NEW_AUDIO, { words: WORDS, comment: 'As it was.' });
    await highlighted(textOf(page, NEW_AUDIO)).first().click();
    await highlightCard(page).waitFor();
    return page;
  }

  test('opens with a press on the words and changes their colour', async () => {
    const page = await openCard();
    await highlightCard(page)
      .getByRole('radio', { name: /^Purple/ })
      .press('Space');
    await eventually(() => highlighted(textOf(page, NEW_AUDIO)).first().getAttribute('data-fill')).toBe(
      'purple',
    );
  });

  test('keeps a comment when its field is left', async () => {
    const page = await openCard();
    await highlightCard(page).getByLabel('Comment').fill('As it is now.');
    await page.keyboard.press('Tab');
    await eventually(async () => (await highlightsOf(page, NEW_AUDIO))[0]?.comment).toBe('As it is now.');
  });

  test('keeps a comment when it is closed', async () => {
    const page = await openCard();
    await highlightCard(page).getByLabel('Comment').fill('As it is now.');
    await page.keyboard.press('Escape');
    await highlightCard(page).waitFor({ state: 'detached' });
    await eventually(async () => (await highlightsOf(page, NEW_AUDIO))[0]?.comment).toBe('As it is now.');
  });

  test('takes in a word more at the end', async () => {
    const page = await openCard();
    await highlightCard(page).getByRole('button', { name: 'Adjust its ends' }).click();
    await highlightCard(page).getByRole('button', { name: 'Take in the word after' }).click();
    await eventually(() => highlightedWords(textOf(page, NEW_AUDIO))).toBe(`${WORDS}, reported`);
  });

  test('removes it, and undo brings it back', async () => {
    const page = await openCard();
    await highlightCard(page).getByRole('button', { name: 'Remove' }).click();
    await eventually(() => highlighted(textOf(page, NEW_AUDIO)).count()).toBe(0);
    await page.keyboard.press('Control+z');
    await eventually(() => highlightedWords(textOf(page, NEW_AUDIO))).toBe(WORDS);
    expect((await highlightsOf(page, NEW_AUDIO))[0]?.comment).toBe('As it was.');
  });

  test('is reached from the margin with Tab and Enter', async () => {
    const page = await read();
    await makeHighlight(page, NEW_AUDIO, { words: WORDS });
    await makeHighlight(page, NEW_AUDIO, { words: 'enforced disappearance', colour: 'blue' });
    await eventually(() => marginMarks(textOf(page, NEW_AUDIO)).count()).toBe(2);
    await textOf(page, NEW_AUDIO).focus();
    await page.keyboard.press('Tab');
    await eventually(() => focused(page)).toContain(WORDS);
    await page.keyboard.press('ArrowDown');
    await eventually(() => focused(page)).toContain('enforced disappearance');
    await page.keyboard.press('Enter');
    await highlightCard(page).getByText('enforced disappearance').waitFor();
    await page.keyboard.press('Escape');
    await eventually(() => focused(page)).toContain('enforced disappearance');
  });

  test('is opened at the cursor of the keyboard with Enter', async () => {
    const page = await read();
    await makeHighlight(page, NEW_AUDIO, { words: 'New Audio' });
    await highlighted(textOf(page, NEW_AUDIO)).waitFor();
    await page.keyboard.press('F7');
    await page.keyboard.press('Enter');
    await highlightCard(page).getByText('New Audio').waitFor();
  });
});

describe('the page of highlights', () => {
  async function openPage(): Promise<Page> {
    const { page } = await openWorkbench();
    await page.getByRole('grid').getByRole('link').first().waitFor();
    await makeHighlight(page, NEW_AUDIO, { words: WORDS, colour: 'yellow' });
    await makeHighlight(page, NEW_AUDIO, {
      words: 'enforced disappearance',
      colour: 'red',
      comment: 'A term of law.',
    });
    await makeHighlight(page, ALLEGATIONS, { words: 'Iran', colour: 'red' });
    await page.keyboard.press('Control+Shift+H');
    await rowOf(page, WORDS).waitFor();
    return page;
  }
  const rowOf = (page: Page, words: string) => page.getByRole('row', { name: words });
  const rows = (page: Page) =>
    page
      .getByRole('grid', { name: 'Highlights' })
      .getByRole('row')
      .filter({ has: page.getByRole('checkbox') });

  test('lists those of all documents under their titles', async () => {
    const page = await openPage();
    await page.getByText('3 highlights', { exact: true }).waitFor();
    for (const { title } of [NEW_AUDIO, ALLEGATIONS]) {
      await page
        .getByRole('rowheader')
        .or(page.getByText(title, { exact: true }))
        .first()
        .waitFor();
    }
  });

  test('narrows them by words, and by colour', async () => {
    const page = await openPage();
    await page.getByRole('searchbox', { name: 'Filter by words or comment' }).fill('law');
    await eventually(() => rows(page).count()).toBe(1);
    await rowOf(page, 'enforced disappearance').waitFor();
    await page.getByRole('searchbox', { name: 'Filter by words or comment' }).fill('');
    await page.getByRole('button', { name: /^Every colour/ }).click();
    await page.getByRole('option', { name: /^Red/ }).click();
    await eventually(() => rows(page).count()).toBe(2);
  });

  test('opens one at its words', async () => {
    const page = await openPage();
    await rowOf(page, 'enforced disappearance').press('Enter');
    await textShown(page, NEW_AUDIO);
    const text = textOf(page, NEW_AUDIO);
    await eventually(() => isInView(highlighted(text).filter({ hasText: 'enforced' }).first(), text)).toBe(
      true,
    );
  });

  test('tags several at once', async () => {
    const page = await openPage();
    await rowOf(page, WORDS).press('Space');
    await rowOf(page, 'enforced disappearance').press('Space');
    await page.getByText('2 chosen', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Tag', exact: true }).click();
    await dialog(page, 'Tag 2 highlights').getByRole('searchbox').fill('Law');
    await page.getByRole('menuitem', { name: /Law/ }).click();
    await eventually(async () =>
      (await highlightsOf(page, NEW_AUDIO)).map(({ tags }) => tags.map(({ name }) => name)),
    ).toEqual([['Law'], ['Law']]);
  });

  test('recolours and removes several at once', async () => {
    const page = await openPage();
    await rowOf(page, WORDS).press('Space');
    await rowOf(page, 'enforced disappearance').press('Space');
    await page.getByRole('button', { name: 'Colour' }).last().click();
    await page.getByRole('menuitem', { name: /^Grey/ }).click();
    await eventually(async () => (await highlightsOf(page, NEW_AUDIO)).map(({ colour }) => colour)).toEqual([
      'grey',
      'grey',
    ]);
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await eventually(() => rows(page).count()).toBe(1);
  });
});

describe('from the results of a search', () => {
  test('the sentence of a hit is highlighted by its button, its words by their key', async () => {
    const { page } = await openWorkbench();
    await page.getByRole('grid').getByRole('link').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('"greatest crime"');
    await page.locator('[data-answer-to] mark').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+Alt+h');
    await eventually(async () => (await allWords(page)).length).toBe(1);
    expect((await allWords(page))[0]?.toLowerCase()).toBe('greatest crime');
    await page
      .getByRole('button', { name: /^Highlight in Passage/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'The whole sentence' }).click();
    await eventually(async () => (await allWords(page)).length).toBe(2);
    expect((await allWords(page)).join(' ').length).toBeGreaterThan(40);
  });

  async function allWords(page: Page): Promise<string[]> {
    return (await callCore(page, 'highlights.list', {})).records.map(({ words }) => words);
  }
});

describe('a corrected version of a document', () => {
  async function replace(page: Page, change: (text: string) => string): Promise<void> {
    const { documentId } = await placeOf(page, NEW_AUDIO, WORDS);
    const { text } = await callCore(page, 'documents.text', { documentId, start: 0, end: 200_000 });
    await openFromLibrary(page, NEW_AUDIO);
    await page.getByRole('button', { name: 'More' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: /^Replace with a corrected version/ }).click();
    const file = { name: 'corrected.txt', mimeType: 'text/plain', buffer: Buffer.from(change(text)) };
    await (await chooser).setFiles(file);
  }
  const question = (page: Page) => dialog(page, 'Replace with a corrected version');

  async function openWith(...words: readonly string[]): Promise<Page> {
    const { page } = await openWorkbench();
    await page.getByRole('grid').getByRole('link').first().waitFor();
    for (const some of words) await makeHighlight(page, NEW_AUDIO, { words: some });
    return page;
  }

  test('says what becomes of the highlights before it takes the place of the first', async () => {
    const page = await openWith(WORDS, 'enforced disappearance');
    await replace(page, (text) => text.replaceAll('enforced disappearance', ''));
    await question(page).getByText('Not found for certain').waitFor();
    const figures = await question(page).locator('dd').allInnerTexts();
    expect(figures).toEqual(['1', '0', '1']);
    await question(page).getByRole('button', { name: 'Cancel' }).click();
    expect((await highlightsOf(page, NEW_AUDIO)).map(({ state }) => state)).toEqual(['anchored', 'anchored']);
  });

  test('leads to those that are to be placed, which are placed by choosing words', async () => {
    const page = await openWith('enforced disappearance');
    await replace(page, (text) => text.replaceAll('enforced disappearance', 'forcible removal'));
    await question(page).getByRole('button', { name: 'Replace', exact: true }).click();
    await page.getByRole('button', { name: 'Choose its words' }).click();
    await textShown(page, NEW_AUDIO);
    await selectWords(page, NEW_AUDIO, 'forcible removal');
    await wordBar(page).getByRole('button', { name: 'Place it on the chosen words' }).click();
    await eventually(() => highlightedWords(textOf(page, NEW_AUDIO))).toBe('forcible removal');
    expect(await highlightsOf(page, NEW_AUDIO)).toMatchObject([
      { state: 'anchored', words: 'forcible removal' },
    ]);
  });

  test('has moved highlights confirmed, with their old words and the new', async () => {
    const words = 'provides additional insight into the systematic mass execution of political prisoners';
    const page = await openWith(words);
    await replace(page, (text) => text.replace('additional insight', 'additional insights'));
    await question(page).getByRole('button', { name: 'Replace', exact: true }).click();
    await page.getByText('additional insights into').waitFor();
    await page.getByText('additional insight into').first().waitFor();
    await page.getByRole('button', { name: 'It is right' }).click();
    await page.getByText('Nothing left to look over').waitFor();
    expect((await highlightsOf(page, NEW_AUDIO))[0]).toMatchObject({
      state: 'anchored',
      words: words.replace('insight', 'insights'),
    });
  });

  test('is not taken from a file that is not UTF-8', async () => {
    const page = await openWith();
    await openFromLibrary(page, NEW_AUDIO);
    await page.getByRole('button', { name: 'More' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: /^Replace with a corrected version/ }).click();
    const file = { name: 'old.txt', mimeType: 'text/plain', buffer: Buffer.from([0xff, 0xfe, 0x41, 0x00]) };
    await (await chooser).setFiles(file);
    await question(page)
      .getByText(/not plain text in UTF-8/)
      .waitFor();
  });
});
