import type { Page } from 'playwright-core';
import { callCore, documentIds } from './core-call.ts';
import type { SanadWindow } from './launcher.ts';
import type { Scene } from './scenes.ts';

const KEPT = 'Prisons';

/** Makes a tree of tags in two scripts, some of them on documents and a note; once in a library. */
async function makeTags(page: Page): Promise<void> {
  const { records } = await callCore(page, 'tags.list', { text: KEPT });
  if (records.length > 0) return;
  const ids = [...(await documentIds(page)).values()];
  const [first = '', second = ''] = ids;
  const prisons = await callCore(page, 'tags.create', {
    name: KEPT,
    description: 'Places of detention, whatever they are called.',
    aliases: ['زندان‌ها', 'Places of detention'],
    documentIds: [first, second],
  });
  const evin = await callCore(page, 'tags.create', {
    name: 'Evin',
    parentId: prisons.id,
    documentIds: [first],
  });
  await callCore(page, 'tags.create', {
    name: 'گوهردشت',
    parentId: prisons.id,
    documentIds: [first, second],
  });
  await callCore(page, 'tags.create', {
    name: 'A question that is longer than the place there is for it in any of the lists',
    colour: 'red',
    documentIds: ids,
  });
  await callCore(page, 'notes.create', { title: 'On places', tagIds: [evin.id] });
}

async function tags({ page, goTo }: SanadWindow): Promise<void> {
  await goTo('/library');
  await page.getByRole('grid').getByRole('link').first().waitFor();
  await makeTags(page);
  await goTo('/tags');
  await page.getByRole('treegrid').getByRole('row', { name: KEPT }).waitFor();
}

async function tagInHand(window: SanadWindow): Promise<void> {
  await tags(window);
  await window.page.getByRole('treegrid').getByRole('row', { name: KEPT }).click();
  await window.page.getByRole('radio').first().waitFor();
}

/** States of the page of tags, and of what tags narrow. */
export const TAG_SCENES: readonly Scene[] = [
  { name: 'the tags', open: tags },
  { name: 'a tag', open: tagInHand },
  {
    name: 'what merging will change',
    open: async (window) => {
      await tagInHand(window);
      const { page } = window;
      // The last but one of what can be done with a tag at the top level.
      await page.getByRole('main').getByRole('region').first().getByRole('button').nth(-2).click();
      await page.getByRole('dialog').getByRole('searchbox').fill('question');
      await page.getByRole('dialog').getByRole('menuitem').first().click();
      await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'the question for a tag, with a new one offered',
    open: async (window) => {
      await tags(window);
      await window.goTo('/library');
      await window.page.locator('[role="row"]:focus').waitFor();
      await window.page.keyboard.press('Control+Shift+K');
      await window.page.getByRole('dialog').getByRole('searchbox').fill('evin');
      // After a letter is taken back nothing is chosen yet.
      await window.page.keyboard.press('Backspace');
      await window.page.getByRole('menuitem').nth(1).waitFor();
    },
  },
  {
    name: 'the library narrowed by tags',
    open: async (window) => {
      await tags(window);
      await window.goTo('/library');
      const { page } = window;
      await page.locator('[role="row"]:focus').waitFor();
      await page.getByRole('button', { name: /^(Tags|برچسب‌ها)$/ }).click();
      await page.getByRole('dialog').getByRole('group').first().getByRole('button').last().click();
      await page.getByRole('dialog').getByRole('searchbox').fill('Evin');
      await page.getByRole('menuitem').first().click();
      await page.getByRole('dialog').getByText('Evin', { exact: true }).waitFor();
    },
  },
];
