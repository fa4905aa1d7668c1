import { describe, expect, test } from 'vitest';
import { callCore } from './support/core-call.ts';
import { libraryShown } from './support/library-page.ts';
import { savedShown, writing } from './support/notes-page.ts';
import { setLanguage } from './support/scenes.ts';
import { focused } from './support/shell.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

describe('the journal', () => {
  test('is one key away, and the note of the day is made by the first words', async () => {
    const { page, place } = await openWorkbench();
    await libraryShown(page);
    await page.keyboard.press('Control+Shift+j');
    await eventually(place).toMatch(/^\/journal\/\d{4}-\d\d-\d\d$/);
    await writing(page).and(page.locator(':focus')).waitFor();
    expect((await callCore(page, 'notes.list', {})).total).toBe(0);
    await page.keyboard.type('Compared both wordings.');
    await savedShown(page);
    const day = place().slice('/journal/'.length);
    expect((await callCore(page, 'notes.journal', { day })).note?.body).toBe('Compared both wordings.');
  });

  test('shows each day in both calendars and goes from day to day by keys', async () => {
    const { page, goTo, place } = await openWorkbench();
    await libraryShown(page);
    await callCore(page, 'notes.create', { role: 'journal', day: '2026-11-20', body: 'words' });
    await goTo('/journal/2026-11-21');
    await page.getByRole('main').getByText('Saturday 21 November 2026', { exact: true }).waitFor();
    await page.getByRole('main').getByText('30 Aban 1405', { exact: true }).waitFor();
    const calendar = page.getByRole('grid', { name: 'Days of the journal' });
    await calendar.getByRole('button', { name: 'Friday 20 November 2026, 29 Aban 1405, written' }).waitFor();
    await calendar.getByRole('button', { name: /^Saturday 21 November/ }).focus();
    await page.keyboard.press('ArrowLeft');
    await eventually(() => focused(page)).toContain('Friday 20 November');
    await page.keyboard.press('Enter');
    await eventually(place).toBe('/journal/2026-11-20');
    await writing(page).getByText('words').waitFor();
    await page.getByRole('button', { name: 'Day after' }).click();
    await eventually(place).toBe('/journal/2026-11-21');
  });

  test('in Persian its months are those of the Solar Hijri calendar', async () => {
    const window = await openWorkbench();
    await setLanguage(window, 'فارسی');
    await window.goTo('/journal/2026-11-21');
    const calendar = window.page.getByRole('grid', { name: 'روزهای دفتر روزانه' });
    await calendar.getByRole('button').nth(29).waitFor();
    expect(await calendar.getByRole('button').count()).toBe(30);
    await window.page.getByText('آبان ۱۴۰۵', { exact: true }).waitFor();
  });

  test('an address without a day says so', async () => {
    const { page, goTo } = await openWorkbench();
    await libraryShown(page);
    await goTo('/journal/2026-02-30');
    await page.getByText('There is no such day.').waitFor();
  });
});
