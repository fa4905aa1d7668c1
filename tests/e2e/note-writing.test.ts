import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callCore } from './support/core-call.ts';
import { isFocusSeen } from './support/keyboard.ts';
import { libraryShown } from './support/library-page.ts';
import { PASSPHRASE } from './support/libraries.ts';
import { beginNote, bodiesKept, openNote, reading, savedShown, writing } from './support/notes-page.ts';
import { dialog, focused } from './support/shell.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

describe('writing', () => {
  test('a note is begun by its key anywhere, and made by the first words', async () => {
    const { page, place } = await openWorkbench();
    await libraryShown(page);
    await beginNote(page);
    expect((await callCore(page, 'notes.list', {})).total).toBe(0);
    await page.keyboard.type('First words.');
    await savedShown(page);
    await eventually(place).toMatch(/^\/notes\/[0-9a-z]{26}$/);
    await eventually(() => bodiesKept(page)).toEqual(['First words.']);
    // The note got its address without the words losing the cursor.
    await page.keyboard.type(' And more.');
    await eventually(() => bodiesKept(page)).toEqual(['First words. And more.']);
  });

  test('what is typed reads as it will beside it', async () => {
    const { page, complaints } = await openWorkbench();
    await libraryShown(page);
    await beginNote(page);
    await page.keyboard.type('## What it says\n\nIt is **not** stated.\n\n- one\ntwo');
    await reading(page).getByRole('heading', { name: 'What it says' }).waitFor();
    await eventually(() => reading(page).getByRole('listitem').allInnerTexts()).toEqual(['one', 'two']);
    expect(await reading(page).locator('strong').innerText()).toBe('not');
    // The styles of the editor arrived without an element that the policy refuses.
    expect(complaints).toEqual([]);
    expect(await writing(page).evaluate((text) => getComputedStyle(text).whiteSpaceCollapse)).toBe(
      'break-spaces',
    );
  });

  test('words typed right before the page goes away are kept', async () => {
    const window = await openWorkbench();
    await libraryShown(window.page);
    await beginNote(window.page);
    await window.page.keyboard.type('First.');
    await savedShown(window.page);
    await window.page.keyboard.type(' The last words before the window was closed.');
    await window.goTo('/library');
    await libraryShown(window.page);
    await eventually(() => bodiesKept(window.page)).toEqual([
      'First. The last words before the window was closed.',
    ]);
  });

  test('words typed right before another page is opened are kept', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await beginNote(page);
    await page.keyboard.type('A thought in passing.');
    await page.keyboard.press('Control+Shift+L');
    await libraryShown(page);
    await eventually(() => bodiesKept(page)).toEqual(['A thought in passing.']);
  });

  test('undo is the text’s own while it is written, and the library’s outside of it', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await openNote(window, { title: 'Wordings', body: 'one' });
    await writing(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' two');
    await savedShown(page);
    await page.keyboard.press('Control+z');
    await eventually(() => bodiesKept(page)).toEqual(['one']);
    expect((await callCore(page, 'notes.list', {})).total).toBe(1);
    await page.getByRole('heading', { name: 'Notes', level: 1 }).click();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await eventually(async () => (await callCore(page, 'notes.list', {})).total).toBe(0);
  });

  test('what does not fit is refused whole and said', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await openNote(window, { body: 'kept' });
    await writing(page).evaluate((text) => {
      const pasted = new DataTransfer();
      pasted.setData('text/plain', 'x'.repeat(400_000));
      text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true }));
    });
    await page.getByRole('alert').getByText('300,000 characters').waitFor();
    expect(await bodiesKept(page)).toEqual(['kept']);
  });

  test('Tab leaves the text, and the focus is seen wherever it is', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await openNote(window, { title: 'Wordings', body: 'words' });
    await writing(page).focus();
    expect(await isFocusSeen(page)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('as it reads');
    expect(await isFocusSeen(page)).toBe(true);
  });

  test('each line has the direction of its own words', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await openNote(window, { body: 'English words\n\nواژه‌های فارسی\n\n- مورد نخست' });
    const directions = await writing(page)
      .locator('.cm-line')
      .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).direction));
    expect(directions).toEqual(['ltr', 'ltr', 'rtl', 'rtl', 'rtl']);
  });
});

describe('where saving fails', () => {
  test('the words can still be copied after the core has ended', async () => {
    const workbench = await openWorkbench();
    const { page } = workbench;
    await libraryShown(page);
    await beginNote(page);
    await page.keyboard.type('Saved words.');
    await savedShown(page);
    await workbench.loseCore();
    await page.keyboard.type(' Words that no library has.');
    const rescue = page.getByRole('region', { name: 'Not saved' });
    await rescue.waitFor();
    expect(await rescue.getByRole('textbox').inputValue()).toBe('Saved words. Words that no library has.');
    await rescue.getByRole('button', { name: 'Copy the text' }).click();
    await rescue.getByRole('button', { name: 'Copied' }).waitFor();
  });

  test('words typed right before the library was locked are kept until it is unlocked', async () => {
    const { page } = await openWorkbench({ library: 'protected' });
    await unlock(page);
    await libraryShown(page);
    await beginNote(page);
    await page.keyboard.type('Saved.');
    await savedShown(page);
    await page.keyboard.type(' Typed in the last moment.');
    // As by the idle time or the system: nobody asks this window first.
    await callCore(page, 'vault.lock', {});
    await unlock(page);
    await writing(page).getByText('Saved. Typed in the last moment.').waitFor();
    await eventually(() => bodiesKept(page)).toEqual(['Saved. Typed in the last moment.']);
  });

  test('of two windows neither writes over the other', async () => {
    const workbench = await openWorkbench();
    const { page } = workbench;
    const note = await openNote(workbench, { title: 'Wordings', body: 'Base.' });
    const other = await workbench.openAnother();
    await libraryShown(other.page);
    await other.goTo(`/notes/${note.id}`);
    await writing(other.page).getByText('Base.').waitFor();
    // One key in each before either is saved.
    await Promise.all([writing(page).press('Control+End'), writing(other.page).press('Control+End')]);
    await Promise.all([page.keyboard.type(' Mine.'), other.page.keyboard.type(' Theirs.')]);
    const both = [page, other.page].map((window) => window.getByRole('button', { name: 'Look at both' }));
    await both[0]
      ?.or(page.getByText('Saved', { exact: true }))
      .first()
      .waitFor();
    await eventually(async () => Promise.all(both.map((button) => button.count()))).toContain(1);
    const loser = (await both[0]?.count()) === 1 ? page : other.page;
    await loser.getByRole('button', { name: 'Look at both' }).click();
    const texts = dialog(loser, 'Two texts of one note');
    await texts.getByRole('button', { name: 'Let this one stand: Written here' }).click();
    await texts.waitFor({ state: 'detached' });
    await savedShown(loser);
    const [kept = ''] = await bodiesKept(page);
    expect(kept).toMatch(/^Base\. (?:Mine|Theirs)\.$/);
    const { records } = await callCore(page, 'notes.history', { noteId: note.id });
    const versions = await Promise.all(
      records.map(({ version }) => callCore(page, 'notes.version', { noteId: note.id, version })),
    );
    expect([kept, ...versions.map(({ body }) => body)].join('\n')).toMatch(/Mine[^]*Theirs|Theirs[^]*Mine/);
  });

  test('a note that nobody writes in follows the other window', async () => {
    const window = await openWorkbench();
    const { page } = window;
    const note = await openNote(window, { body: 'Before.' });
    await callCore(page, 'notes.save', { noteId: note.id, version: note.version, body: 'After.' });
    await writing(page).getByText('After.').waitFor();
    await reading(page).getByText('After.').waitFor();
  });
});
