import { expect, test } from 'vitest';
import { bodiesKept, openNote, writing } from './support/notes-page.ts';
import { libraryShown } from './support/library-page.ts';
import { eventually, shareSanad } from './support/workbench.ts';

const sanad = shareSanad();

/** The core does what it is asked; its answers to saves never come, unless they are sent to outlive the page. */
const WITHOUT_ANSWERS_TO_SAVES = `
  const real = window.fetch;
  window.fetch = async (address, options) => {
    const response = await real(address, options);
    if (!String(address).endsWith('/api/notes.save') || options.keepalive) return response;
    return new Promise(() => undefined);
  };
`;

test('what is typed while a save is on its way is kept when the page goes', async () => {
  const window = await sanad.openWindow({ beforeLoad: WITHOUT_ANSWERS_TO_SAVES });
  const { page } = window;
  await openNote(window, { title: 'Letters', body: '' });
  await writing(page).focus();
  await page.keyboard.insertText('First');
  await eventually(() => bodiesKept(page)).toEqual(['First']);
  await page.keyboard.insertText(' and last');
  // The page goes as by closing its window, and nothing of it is heard any more.
  await page.goto('about:blank');
  const next = await sanad.openWindow();
  await libraryShown(next.page);
  await eventually(() => bodiesKept(next.page)).toEqual(['First and last']);
  expect(next.complaints).toEqual([]);
});
