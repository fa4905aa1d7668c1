import { describe, expect, test } from 'vitest';
import { callCore, documentIds } from './support/core-call.ts';
import { libraryShown } from './support/library-page.ts';
import { beginNote, bodiesKept, connections, openNote, reading, writing } from './support/notes-page.ts';
import { textShown } from './support/reader-page.ts';
import { MASSACRE, NEW_AUDIO } from './support/seed-documents.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

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
