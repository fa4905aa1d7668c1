import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callCore, documentIds } from './support/core-call.ts';
import { isFocusSeen, tabTo } from './support/keyboard.ts';
import { inspector, libraryShown } from './support/library-page.ts';
import { PASSPHRASE } from './support/libraries.ts';
import {
  beginNote,
  bodiesKept,
  connections,
  noteList,
  openNote,
  reading,
  savedShown,
  writing,
} from './support/notes-page.ts';
import { openFromLibrary, textShown } from './support/reader-page.ts';
import { setLanguage } from './support/scenes.ts';
import { MASSACRE, NEW_AUDIO } from './support/seed-documents.ts';
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

describe('links', () => {
  test('two brackets offer what the library has, and the choice becomes a chip', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await beginNote(page);
    await page.keyboard.type('See [[new audio');
    await page.getByRole('option', { name: NEW_AUDIO.title }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(' for more.');
    const id = (await documentIds(page)).get(NEW_AUDIO.title);
    await eventually(() => bodiesKept(page)).toEqual([`See [[document:${id}|${NEW_AUDIO.title}]] for more.`]);
    expect(await writing(page).innerText()).not.toContain('[[');
    await reading(page).getByRole('link', { name: NEW_AUDIO.title }).click();
    await textShown(page, NEW_AUDIO);
  });

  test('the cursor passes a link as one character, and one key takes it away', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await libraryShown(page);
    const id = (await documentIds(page)).get(NEW_AUDIO.title);
    await openNote(window, { body: `a [[document:${id}|Audio]] b` });
    await writing(page).focus();
    await page.keyboard.press('Control+End');
    for (let key = 0; key < 3; key += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('!');
    await eventually(() => bodiesKept(page)).toEqual([`a ![[document:${id}|Audio]] b`]);
    await page.keyboard.press('Delete');
    await eventually(() => bodiesKept(page)).toEqual(['a ! b']);
  });

  test('F2 beside a link goes inside, where its words can be changed', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await libraryShown(page);
    const id = (await documentIds(page)).get(NEW_AUDIO.title);
    await openNote(window, { body: `[[document:${id}|Audio]]` });
    await writing(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('F2');
    await writing(page).getByText('[[document:').waitFor();
    await page.keyboard.type(' file');
    await page.keyboard.press('Control+End');
    await eventually(() => bodiesKept(page)).toEqual([`[[document:${id}|Audio file]]`]);
    await writing(page).locator('[data-chip]').getByText('Audio file').waitFor();
  });

  test('a quote shows the words of its highlight as they are now, and opens its passage', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await libraryShown(page);
    const documentId = (await documentIds(page)).get(MASSACRE.title) ?? '';
    const { records } = await callCore(page, 'passages.list', { documentId });
    const passage = records.find(({ text }) => text.length > 200);
    if (passage === undefined) throw new Error('The document has no long passage.');
    const { start } = passage;
    const made = await callCore(page, 'highlights.create', { documentId, start, end: start + 60 });
    await openNote(window, { body: '' });
    await writing(page).focus();
    await page.keyboard.type(`![[${passage.text.slice(0, 12)}`);
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await eventually(() => bodiesKept(page)).toEqual([`![[highlight:${made.id}]]`]);
    await reading(page).getByRole('blockquote').getByText(made.words).waitFor();
    await callCore(page, 'highlights.place', { highlightId: made.id, start, end: start + 90 });
    const longer = await callCore(page, 'highlights.get', { highlightId: made.id });
    await reading(page).getByRole('blockquote').getByText(longer.words).waitFor();
    await reading(page).getByRole('link', { name: MASSACRE.title }).click();
    await textShown(page, MASSACRE);
    expect(window.place()).toContain(`?at=${start}`);
  });

  test('a link in code is code', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await libraryShown(page);
    const id = (await documentIds(page)).get(NEW_AUDIO.title);
    await openNote(window, { body: `[[document:${id}|one]] and \`[[document:${id}|two]]\`` });
    await writing(page).locator('[data-chip]').getByText('one').waitFor();
    expect(await writing(page).innerText()).toContain(`[[document:${id}|two]]`);
    await reading(page).locator('code').getByText('[[document:').waitFor();
  });

  test('a link whose target is gone says so', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await libraryShown(page);
    const gone = await callCore(page, 'notes.create', { title: 'Gone' });
    await callCore(page, 'notes.remove', { noteIds: [gone.id] });
    await openNote(window, { body: `See [[note:${gone.id}|the old note]].` });
    await reading(page).getByText('no longer in the library').waitFor();
    expect(await reading(page).getByRole('link').count()).toBe(0);
  });

  test('an address in a note leads nowhere and can be copied', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await openNote(window, { body: '[a page](https://example.org/a) <img src=x onerror=alert(1)>' });
    await reading(page).getByText('https://example.org/a').click();
    await reading(page).getByRole('button', { name: 'Copy the address' }).click();
    await reading(page).getByRole('button', { name: 'Copied' }).waitFor();
    expect(await reading(page).getByText('<img src=x').count()).toBe(1);
    expect(window.requests.filter((address) => !window.isOwnAddress(address))).toEqual([]);
    expect(window.complaints).toEqual([]);
  });

  test('a note lists what links to it, and what names it can be linked', async () => {
    const window = await openWorkbench();
    const { page } = window;
    const subject = await openNote(window, { title: 'The second recording', body: '' });
    await callCore(page, 'notes.create', { title: 'Linking', body: `See [[note:${subject.id}|it]].` });
    const naming = await callCore(page, 'notes.create', {
      title: 'Naming',
      body: 'The wording of the second recording is longer.',
    });
    await connections(page).getByRole('button', { name: 'Linked from 1 note' }).click();
    await connections(page).getByRole('link', { name: 'Linking' }).waitFor();
    await connections(page).getByRole('button', { name: 'Named in 1 note without a link' }).click();
    await connections(page).getByRole('button', { name: 'Link it in' }).click();
    await connections(page).getByRole('button', { name: 'Linked from 2 notes' }).waitFor();
    expect((await callCore(page, 'notes.get', { noteId: naming.id })).body).toBe(
      `The wording of [[note:${subject.id}|the second recording]] is longer.`,
    );
  });
});

describe('the list of notes', () => {
  test('is gone through by keys, and Enter opens', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await openNote(window, { title: 'Second', body: 'b' });
    await callCore(page, 'notes.create', { title: 'First', body: 'a' });
    await eventually(() => noteList(page).getByRole('option').allInnerTexts()).toHaveLength(2);
    await page.keyboard.press('Control+f');
    await tabTo(page, (await noteList(page).getByRole('option').last().textContent()) ?? '');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page
      .getByRole('textbox', { name: 'Title of the note' })
      .and(page.locator('[value="First"]'))
      .waitFor();
  });

  test('is narrowed by words and by kind', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await openNote(window, { title: 'Letters', body: 'of 1988' });
    await callCore(page, 'notes.create', { title: 'Tapes', body: 'of 1989' });
    await callCore(page, 'notes.create', { role: 'journal', day: '2026-11-20', body: 'Read the letters.' });
    await page.getByRole('searchbox', { name: 'Filter notes' }).fill('letters');
    await eventually(() => noteList(page).getByRole('option').count()).toBe(2);
    await page.getByRole('button', { name: /Kind of note/ }).click();
    await page.getByRole('option', { name: 'Journal', exact: true }).click();
    await eventually(() => noteList(page).getByRole('option').count()).toBe(1);
  });

  test('is narrowed by tags, which are given and taken off at the note', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await libraryShown(page);
    await callCore(page, 'tags.create', { name: 'Recordings' });
    await callCore(page, 'notes.create', { title: 'Untagged', body: 'words' });
    const note = await openNote(window, { title: 'Tagged', body: 'words' });
    const tagsKept = async () =>
      (await callCore(page, 'notes.get', { noteId: note.id })).tags.map(({ name }) => name);
    await page.getByRole('button', { name: 'Add a tag: Tags' }).press('Enter');
    await page.keyboard.type('rec');
    await page.getByRole('menuitem', { name: 'Recordings' }).click();
    await eventually(tagsKept).toEqual(['Recordings']);
    await page.getByRole('button', { name: 'Tags', exact: true }).click();
    await page.getByRole('button', { name: 'Add a tag: With all of' }).click();
    await page.getByRole('menuitem', { name: 'Recordings' }).click();
    await page.getByRole('dialog', { name: 'Narrow by tags' }).press('Escape');
    await eventually(() => noteList(page).getByRole('option').count()).toBe(1);
    await page
      .getByRole('group', { name: 'Tags', exact: true })
      .getByRole('button', { name: 'Take off' })
      .click();
    await eventually(tagsKept).toEqual([]);
  });

  test('what is removed goes to the trash and comes back by undoing', async () => {
    const window = await openWorkbench();
    const { page, place } = window;
    await openNote(window, { title: 'Letters', body: 'words' });
    await page.getByRole('button', { name: 'Move to the trash' }).click();
    await eventually(place).toBe('/notes');
    await eventually(() => noteList(page).count()).toBe(0);
    await page.keyboard.press('Control+z');
    await noteList(page).getByRole('option', { name: 'Letters' }).waitFor();
  });
});

describe('history', () => {
  test('shows word by word what changed, and brings an earlier version back', async () => {
    const window = await openWorkbench();
    const { page } = window;
    const note = await openNote(window, { title: 'Letters', body: 'Seen in the north wing.' });
    await callCore(page, 'notes.save', {
      noteId: note.id,
      version: note.version,
      body: 'Seen in the south wing.',
      editing: 'another stretch of work',
    });
    await writing(page).getByText('south').waitFor();
    await page.getByRole('button', { name: 'Earlier versions' }).click();
    const history = dialog(page, 'Earlier versions');
    await history.locator('del').getByText('north').waitFor();
    expect(await history.locator('ins').innerText()).toContain('south');
    await history.getByRole('button', { name: 'Bring this version back' }).click();
    await writing(page).getByText('north').waitFor();
    await eventually(() => bodiesKept(page)).toEqual(['Seen in the north wing.']);
  });
});

describe('templates', () => {
  test('a new note can begin with one that comes with Sanad, and is made by the first words', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await page.keyboard.press('Control+Shift+n');
    await page.getByRole('button', { name: 'New note from a template' }).click();
    await page.getByRole('menuitem', { name: 'Source appraisal' }).click();
    await reading(page).getByRole('heading', { name: 'Who speaks' }).waitFor();
    expect((await callCore(page, 'notes.list', {})).total).toBe(0);
    await writing(page).and(page.locator(':focus')).waitFor();
    await page.keyboard.type(' JVMI');
    await eventually(async () => (await bodiesKept(page))[0]).toContain('Who published it, and when: JVMI\n');
  });

  test('a note kept as a template is offered among the researcher’s own', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await openNote(window, { title: 'My questions', body: '- Who:\n- When:' });
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Keep as a template' }).click();
    await eventually(async () => (await callCore(page, 'notes.list', { role: 'template' })).total).toBe(1);
    await page.getByRole('button', { name: 'New note from a template' }).click();
    await page.getByRole('menuitem', { name: 'My questions' }).click();
    await reading(page).getByText('When:').waitFor();
  });
});

describe('notes about something', () => {
  test('are begun and listed beside the document they are about', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await openFromLibrary(page, NEW_AUDIO);
    await inspector(page).getByRole('button', { name: 'New note on this' }).click();
    await writing(page).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('A second file, says the publisher.');
    await savedShown(page);
    await page.getByRole('main').getByRole('link', { name: NEW_AUDIO.title }).first().click();
    await textShown(page, NEW_AUDIO);
    await inspector(page).getByRole('link', { name: 'A second file, says the publisher.' }).click();
    await writing(page).getByText('A second file').waitFor();
  });

  test('what a note is about can be chosen and given up by keys', async () => {
    const window = await openWorkbench();
    const { page } = window;
    const note = await openNote(window, { title: 'Letters', body: 'words' });
    const aboutNow = async () =>
      (await callCore(page, 'notes.get', { noteId: note.id })).about?.label ?? null;
    await page.getByRole('button', { name: 'Choose what it is about' }).press('Enter');
    await page.keyboard.type('massacre of political');
    await page.getByRole('menuitem', { name: MASSACRE.title }).waitFor();
    await page.keyboard.press('Enter');
    await eventually(aboutNow).toBe(MASSACRE.title);
    await page.getByRole('button', { name: 'No longer about this' }).press('Enter');
    await eventually(aboutNow).toBeNull();
  });
});

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
