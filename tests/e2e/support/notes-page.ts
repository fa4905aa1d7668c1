import type { Locator, Page } from 'playwright-core';
import type { MethodInput } from '../../../db/contract/contract.ts';
import type { Note } from '../../../db/contract/notes.ts';
import { callCore } from './core-call.ts';
import type { SanadWindow } from './launcher.ts';
import { libraryShown } from './library-page.ts';

/** Where the open note is written. */
export function writing(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Text of the note' });
}

/** The open note as it reads. */
export function reading(page: Page): Locator {
  return page.getByRole('region', { name: /as it reads$/ });
}

export function noteList(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Notes in the library' });
}

/** The panel with the notes that point at the open one. */
export function connections(page: Page): Locator {
  return page.getByRole('region', { name: 'Connections' });
}

/** Begins a note by its key, from wherever the window is, and waits until words can be typed. */
export async function beginNote(page: Page): Promise<void> {
  await page.keyboard.press('Control+Alt+n');
  await writing(page).and(page.locator(':focus')).waitFor();
}

/** Waits until the header says that the library has every word. */
export async function savedShown(page: Page): Promise<void> {
  await page.getByText('Saved', { exact: true }).waitFor();
}

/** The bodies in the library, changed last first. */
export async function bodiesKept(page: Page): Promise<string[]> {
  const { records } = await callCore(page, 'notes.list', {});
  const kept = await Promise.all(records.map(({ id }) => callCore(page, 'notes.get', { noteId: id })));
  return kept.map(({ body }) => body);
}

/** A note that is in the library already, opened in a window that has shown the library. */
export async function openNote(window: SanadWindow, note: MethodInput<'notes.create'>): Promise<Note> {
  await libraryShown(window.page);
  const made = await callCore(window.page, 'notes.create', note);
  await window.goTo(`/notes/${made.id}`);
  await writing(window.page).waitFor();
  return made;
}
