import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callCore, documentIds } from './support/core-call.ts';
import { documentRow, documentTable, inspector, libraryShown, titlesListed } from './support/library-page.ts';
import { ALLEGATIONS, MASSACRE, NEW_AUDIO, type SeedDocument } from './support/seed-documents.ts';
import { dialog } from './support/shell.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

const tree = (page: Page) => page.getByRole('treegrid', { name: 'Tags' });
const bar = (page: Page) => page.getByRole('region', { name: /chosen$/ });

const conditions = (page: Page) => page.getByRole('dialog', { name: 'Narrow by tags' });

/** Asks for a tag in one of the ways there are, with the mouse. */
async function askFor(page: Page, how: string, tag: string): Promise<void> {
  await page.getByRole('button', { name: 'Tags', exact: true }).click();
  await conditions(page)
    .getByRole('button', { name: `Add a tag: ${how}` })
    .click();
  await page.getByRole('menuitem', { name: tag }).click();
  // While the menu is closing it still takes the next key.
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  await conditions(page).getByText(tag).waitFor();
}

async function parentOf(page: Page, tag: string): Promise<string | null> {
  const { records } = await callCore(page, 'tags.list', {});
  const parentId = records.find(({ name }) => name === tag)?.parentId;
  return records.find(({ id }) => id === parentId)?.name ?? null;
}

async function tagsOf(page: Page, document: SeedDocument): Promise<string[]> {
  const documentId = (await documentIds(page)).get(document.title) ?? '';
  return (await callCore(page, 'documents.get', { documentId })).tags.map(({ name }) => name);
}

/** A window on the tags page of a library with Prisons, Evin below it, and Letters; Evin is on one document. */
async function openTags() {
  const workbench = await openWorkbench();
  const { page, goTo } = workbench;
  await libraryShown(page);
  const massacre = (await documentIds(page)).get(MASSACRE.title) ?? '';
  const prisons = await callCore(page, 'tags.create', { name: 'Prisons' });
  await callCore(page, 'tags.create', { name: 'Evin', parentId: prisons.id, documentIds: [massacre] });
  await callCore(page, 'tags.create', { name: 'Letters' });
  await goTo('/tags');
  await tree(page).getByRole('row', { name: 'Letters' }).waitFor();
  return workbench;
}

describe('several documents at once', () => {
  test('are chosen with Ctrl and given a new tag as one step to undo', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await documentRow(page, MASSACRE).click();
    await documentRow(page, NEW_AUDIO).click({ modifiers: ['Control'] });
    await bar(page).getByText('2 documents chosen').waitFor();
    await bar(page).getByRole('button', { name: 'Tag', exact: true }).click();
    await page.keyboard.type('To check');
    await page.getByRole('menuitem', { name: 'To check' }).waitFor();
    await page.keyboard.press('Enter');
    await eventually(() => tagsOf(page, MASSACRE)).toEqual(['To check']);
    expect(await tagsOf(page, NEW_AUDIO)).toEqual(['To check']);
    await callCore(page, 'undo.undo', {});
    expect((await callCore(page, 'tags.list', {})).total).toBe(0);
  });

  test('are chosen with Shift and the arrows, and tagged by the key of the command', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await callCore(page, 'tags.create', { name: 'Seen' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await bar(page).getByText('3 documents chosen').waitFor();
    await page.keyboard.press('Control+Shift+k');
    await dialog(page, 'Tag 3 documents').getByRole('menuitem', { name: 'Seen' }).waitFor();
    await page.keyboard.type('seen');
    await page.keyboard.press('Enter');
    await eventually(async () => (await callCore(page, 'tags.list', {})).records[0]?.documents).toBe(3);
  });

  test('lose a tag that any of them carries', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    const ids = [...(await documentIds(page)).values()];
    await callCore(page, 'tags.create', { name: 'Seen', documentIds: ids });
    await documentTable(page).getByText('Seen').first().waitFor();
    await documentRow(page, MASSACRE).click();
    await documentRow(page, ALLEGATIONS).click({ modifiers: ['Control'] });
    await bar(page).getByRole('button', { name: 'Remove tag' }).click();
    await page.getByRole('menuitem', { name: 'Seen' }).click();
    await eventually(async () => (await callCore(page, 'tags.list', {})).records[0]?.documents).toBe(3);
  });
});

describe('the tags of a document', () => {
  test('are given and taken off in the inspector', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await documentRow(page, MASSACRE).click();
    await inspector(page)
      .getByRole('button', { name: /^Add a tag/ })
      .click();
    await page.keyboard.type('Evin');
    await page.getByRole('menuitem', { name: 'Evin' }).waitFor();
    await page.keyboard.press('Enter');
    await inspector(page).getByRole('button', { name: 'Take off the tag' }).click();
    await eventually(() => tagsOf(page, MASSACRE)).toEqual([]);
  });

  test('narrow the list, with the tags below', async () => {
    const { page } = await openTags();
    await page.keyboard.press('Control+Shift+l');
    await libraryShown(page);
    await askFor(page, 'With all of', 'Prisons');
    await eventually(() => titlesListed(page)).toEqual([MASSACRE.title]);
  });

  test('narrow the list by what it has and what it has not, by keys alone', async () => {
    const { page } = await openTags();
    const ids = [...(await documentIds(page)).values()];
    await callCore(page, 'tags.create', { name: 'Seen', documentIds: ids.slice(0, 3) });
    const seen = (await callCore(page, 'documents.list', {})).records.filter(({ tags }) =>
      tags.some(({ name }) => name === 'Seen'),
    );
    await page.keyboard.press('Control+Shift+l');
    await libraryShown(page);
    await page.getByRole('button', { name: 'Tags', exact: true }).press('Enter');
    await conditions(page).getByRole('button', { name: 'Add a tag: With any of' }).press('Enter');
    await page.keyboard.type('seen');
    await page.keyboard.press('Enter');
    await conditions(page).getByRole('button', { name: 'Add a tag: Without' }).press('Enter');
    await page.keyboard.type('evin');
    await page.keyboard.press('Enter');
    await conditions(page).getByText('Evin').waitFor();
    const left = seen.map(({ title }) => title).filter((title) => title !== MASSACRE.title);
    await eventually(() => titlesListed(page)).toEqual(
      left.toSorted((one, other) => one.localeCompare(other)),
    );
  });

  test('that nothing carries together leave an empty list with the way back', async () => {
    const { page } = await openTags();
    await page.keyboard.press('Control+Shift+l');
    await libraryShown(page);
    await askFor(page, 'With all of', 'Letters');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await eventually(async () => (await titlesListed(page)).length).toBe(5);
  });
});

describe('the question for a tag', () => {
  test('takes the tag that stands first when Enter follows the last letter at once', async () => {
    const { page } = await openTags();
    await page.keyboard.press('Control+Shift+l');
    await libraryShown(page);
    await documentRow(page, NEW_AUDIO).click();
    await page.keyboard.press('Control+Shift+k');
    await page.getByRole('searchbox', { name: 'Tag 1 document' }).waitFor();
    await page.keyboard.type('letter');
    await page.keyboard.press('Enter');
    await eventually(() => tagsOf(page, NEW_AUDIO)).toEqual(['Letters']);
    expect((await callCore(page, 'tags.list', {})).total).toBe(3);
  });

  test('makes a tag of a note as one step to undo', async () => {
    const { page, goTo } = await openTags();
    const note = await callCore(page, 'notes.create', { title: 'On letters' });
    await goTo(`/notes/${note.id}`);
    await page.getByRole('button', { name: 'Add a tag: Tags' }).click();
    await page.keyboard.type('To check');
    await page.keyboard.press('Enter');
    await eventually(async () => (await callCore(page, 'notes.get', { noteId: note.id })).tags.length).toBe(
      1,
    );
    await callCore(page, 'undo.undo', {});
    expect((await callCore(page, 'tags.list', {})).total).toBe(3);
  });
});

describe('the page of tags', () => {
  test('says what merging will change before it does, and the name stays as another word', async () => {
    const { page } = await openTags();
    await tree(page).getByRole('row', { name: 'Evin' }).click();
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.keyboard.type('Letters');
    await page.getByRole('menuitem', { name: 'Letters' }).click();
    const question = page.getByRole('dialog');
    await question.getByText('1 document', { exact: true }).waitFor();
    await question.getByRole('button', { name: 'Merge', exact: true }).click();
    await eventually(() => tagsOf(page, MASSACRE)).toEqual(['Letters']);
    expect(await page.getByRole('textbox', { name: 'Other words for the same' }).inputValue()).toBe('Evin');
  });

  test('renames a tag in its details', async () => {
    const { page } = await openTags();
    await tree(page).getByRole('row', { name: 'Letters' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Correspondence');
    await page.keyboard.press('Enter');
    await tree(page).getByRole('row', { name: 'Correspondence' }).waitFor();
  });

  test('does not offer a tag below for merging', async () => {
    const { page } = await openTags();
    await tree(page).getByRole('row', { name: 'Prisons' }).click();
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.keyboard.type('Evin');
    await page.getByRole('dialog').getByText('No tag with these letters.').waitFor();
  });

  test('moves a tag that is dragged onto another', async () => {
    const { page } = await openTags();
    const row = (name: string) => tree(page).getByRole('row', { name }).getByText(name, { exact: true });
    await row('Letters').dragTo(row('Prisons'));
    await eventually(() => parentOf(page, 'Letters')).toBe('Prisons');
  });

  test('moves a tag to the top level when it is dropped there', async () => {
    const { page } = await openTags();
    await tree(page).getByRole('row', { name: 'Evin' }).getByText('Evin').hover();
    await page.mouse.down();
    await tree(page).getByRole('row', { name: 'Letters' }).hover();
    await page.getByText('Drop here for the top level').hover();
    await page.mouse.up();
    await eventually(() => parentOf(page, 'Evin')).toBe(null);
  });

  test('moves a tag by keys', async () => {
    const { page } = await openTags();
    await tree(page).getByRole('row', { name: 'Letters' }).press('Enter');
    await page.getByRole('button', { name: 'Move', exact: true }).press('Enter');
    await page.keyboard.type('pris');
    await page.keyboard.press('Enter');
    await eventually(() => parentOf(page, 'Letters')).toBe('Prisons');
  });

  test('goes from a tag to the documents that carry it', async () => {
    const { page } = await openTags();
    await tree(page).getByRole('row', { name: 'Evin' }).click();
    await page.getByRole('button', { name: 'Show 1 document' }).click();
    await libraryShown(page);
    await eventually(() => titlesListed(page)).toEqual([MASSACRE.title]);
  });

  test('keeps what was typed about a tag when another is chosen', async () => {
    const { page } = await openTags();
    await tree(page).getByRole('row', { name: 'Letters' }).click();
    await page.getByRole('textbox', { name: 'Description' }).fill('Written by hand.');
    await tree(page).getByRole('row', { name: 'Evin' }).click();
    await eventually(
      async () => (await callCore(page, 'tags.list', { text: 'letters' })).records[0]?.description,
    ).toBe('Written by hand.');
  });

  test('takes the keys for a new name and for the trash', async () => {
    const { page } = await openTags();
    await tree(page).getByRole('row', { name: 'Letters' }).click();
    await page.keyboard.press('F2');
    await page.keyboard.type('Correspondence');
    await page.keyboard.press('Enter');
    await tree(page).getByRole('row', { name: 'Correspondence' }).press('Delete');
    await eventually(async () => (await callCore(page, 'tags.list', {})).total).toBe(2);
  });

  test('finds a tag in the tree by the letters of another keyboard, with those above it', async () => {
    const { page } = await openTags();
    const { records } = await callCore(page, 'tags.list', { text: 'prisons' });
    await callCore(page, 'tags.create', { name: 'گوهردشت کرج', parentId: records[0]?.id ?? null });
    await tree(page).getByRole('row', { name: 'گوهردشت' }).waitFor();
    await page.getByRole('searchbox', { name: 'Find a tag' }).fill('كرج');
    await eventually(() => tree(page).getByRole('row').count()).toBe(2);
  });
});

describe('a name that would not look like what it is', () => {
  const TURNING = 'Ev\u202Ein';

  test('is not made, and the dialog says why', async () => {
    const { page } = await openTags();
    await page.getByRole('button', { name: 'New tag', exact: true }).click();
    const question = dialog(page, 'New tag');
    await question.getByRole('textbox').fill(TURNING);
    await question.getByText(/characters that cannot be seen/).waitFor();
    expect(await question.getByRole('button', { name: 'Create' }).isDisabled()).toBe(true);
  });

  test('is not offered while tagging, which says why', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await documentRow(page, MASSACRE).click();
    await documentRow(page, NEW_AUDIO).click({ modifiers: ['Control'] });
    await bar(page).getByRole('button', { name: 'Tag', exact: true }).click();
    await page.getByRole('dialog').getByRole('searchbox').fill(TURNING);
    await page.getByText(/characters that cannot be seen/).waitFor();
    expect(await page.getByRole('menuitem', { name: /^Create the tag/ }).count()).toBe(0);
  });

  test('is not saved and stays in its field, while the rest is saved', async () => {
    const { page } = await openTags();
    await tree(page).getByRole('row', { name: 'Letters' }).click();
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill(TURNING);
    await page.getByRole('textbox', { name: 'Description' }).fill('Written by hand.');
    await name.focus();
    await page.getByText(/characters that cannot be seen/).waitFor();
    const described = async () =>
      (await callCore(page, 'tags.list', {})).records.filter((tag) => tag.description !== '');
    await eventually(async () => (await described()).map((tag) => tag.name)).toEqual(['Letters']);
    expect(await name.inputValue()).toBe(TURNING);
  });
});
