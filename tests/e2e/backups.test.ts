import { createHash } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  backupsOf,
  button,
  goToBackups,
  makeBackup,
  notesIn,
  notice,
  pageTitle,
  previewOf,
  writeNote,
} from './support/backups-page.ts';
import {
  damageOriginals,
  damageTable,
  keepCopy,
  leaveOnlyBackups,
  putCopyBack,
  ruinLibrary,
} from './support/damage.ts';
import { isFocusSeen, tabTo } from './support/keyboard.ts';
import { libraryShown } from './support/library-page.ts';
import { PASSPHRASE } from './support/libraries.ts';
import { unlock } from './support/lock-page.ts';
import { NEW_AUDIO } from './support/seed-documents.ts';
import { dialog, focused } from './support/shell.ts';
import { eventually, openWorkbench, type Workbench } from './support/workbench.ts';

const CONFIRM = 'Put this backup in the library’s place';
const RESTORED = 'The backup was restored';
const READ_ONLY = 'The library is damaged and open for reading only';
const SET_BACK = 'This library is older than it was before';

/** A library with one note, a full backup of that, and another note since; its backups are shown. */
async function openWithBackup(): Promise<Workbench> {
  const workbench = await openWorkbench();
  await libraryShown(workbench.page);
  await writeNote(workbench.page, 'Before');
  await goToBackups(workbench);
  await makeBackup(workbench.page);
  await writeNote(workbench.page, 'Since');
  return workbench;
}

describe('making a backup', () => {
  test('says what is in it, and the SHA-256 that the file has', async () => {
    const { page, dataFolder } = await openWithBackup();
    const made = page.getByRole('region', { name: 'The backup was made' });
    await made.getByText('It holds 5 documents').waitFor();
    const [name = '', sha256] = await made.locator('code').allInnerTexts();
    const file = readFileSync(join(dataFolder, 'backups', name));
    expect(createHash('sha256').update(file).digest('hex')).toBe(sha256);
  });

  test('is found done by whoever left the page meanwhile and comes back', async () => {
    const { page } = await openWithBackup();
    await page.getByRole('link', { name: 'Settings' }).first().click();
    await button(page, 'Backups and check of the library').click();
    await page.getByRole('region', { name: 'The backup was made' }).waitFor();
  });

  test('is a command of the palette away', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('check of the lib');
    await page.keyboard.press('Enter');
    await pageTitle(page, 'Backups').waitFor();
  });

  test('can be stopped, and leaves nothing', async () => {
    const workbench = await openWorkbench();
    const { page } = workbench;
    await libraryShown(page);
    await goToBackups(workbench);
    // Stopped as soon as it has begun: the request that stops it overtakes the slices.
    await page.evaluate(() => {
      new MutationObserver((_changes, observer) => {
        const stop = [...document.querySelectorAll('button')].find(
          ({ textContent }) => textContent === 'Stop',
        );
        if (stop === undefined) return;
        observer.disconnect();
        stop.click();
      }).observe(document.body, { childList: true, subtree: true });
    });
    await button(page, 'Make a backup now').click();
    await page.getByRole('alert').filter({ hasText: 'This was stopped. No backup was made' }).waitFor();
    expect(await backupsOf(page, 'Full backups').count()).toBe(0);
  });
});

describe('restoring a backup', () => {
  test('shows first what would change, and brings back what was there', async () => {
    const { page } = await openWithBackup();
    await button(page, /^Restore: full backup/).click();
    expect(await previewOf(page, 'Notes')).toEqual(['2', '1', '1 fewer']);
    await page.getByText('The library counts 1 change more than the backup.').waitFor();
    expect(await notesIn(page)).toEqual(['Before', 'Since']);
    await button(page, CONFIRM).click();
    await notice(page, RESTORED).getByText('“Kept from before a restore”').waitFor();
    expect(await notesIn(page)).toEqual(['Before']);
    expect(await backupsOf(page, 'Kept from before a restore').count()).toBe(1);
  });

  test('can be taken back by restoring what was kept', async () => {
    const { page } = await openWithBackup();
    await button(page, /^Restore: full backup/).click();
    await button(page, CONFIRM).click();
    await notice(page, RESTORED).waitFor();
    await button(page, /^Restore: library kept/).click();
    expect(await previewOf(page, 'Notes')).toEqual(['1', '2', '1 more']);
    await button(page, CONFIRM).click();
    await pageTitle(page, 'Backups').waitFor();
    await eventually(() => notesIn(page)).toEqual(['Before', 'Since']);
  });

  test('by the keyboard alone, with the focus where the next step is', async () => {
    const { page } = await openWithBackup();
    await button(page, /^Restore: full backup/).focus();
    await page.keyboard.press('Enter');
    await eventually(() => focused(page)).toBe('Restore a backup');
    await tabTo(page, CONFIRM);
    expect(await isFocusSeen(page)).toBe(true);
    await page.keyboard.press('Enter');
    await eventually(() => focused(page)).toBe('Backups');
    expect(await notesIn(page)).toEqual(['Before']);
    await button(page, 'Close this notice').focus();
    await page.keyboard.press('Enter');
    await notice(page, RESTORED).waitFor({ state: 'detached' });
  });

  test('can be left, and the focus is on its button again', async () => {
    const { page } = await openWithBackup();
    await button(page, /^Restore: full backup/).click();
    await previewOf(page, 'Notes');
    await button(page, 'Cancel').click();
    await eventually(() => focused(page)).toMatch(/^Restore: full backup of /);
    expect(await notesIn(page)).toEqual(['Before', 'Since']);
  });

  test('is refused where the file was cut short, and nothing is changed', async () => {
    const { page, dataFolder } = await openWithBackup();
    const name = await backupsOf(page, 'Full backups').first().locator('code').innerText();
    truncateSync(join(dataFolder, 'backups', name), 200_000);
    await button(page, /^Restore: full backup/).click();
    await page.getByRole('alert').filter({ hasText: 'This backup cannot be used.' }).waitFor();
    await button(page, 'Back to the backups').click();
    await pageTitle(page, 'Backups').waitFor();
    expect(await notesIn(page)).toEqual(['Before', 'Since']);
  });
});

describe('removing a backup', () => {
  test('asks first, and the file is gone', async () => {
    const { page } = await openWithBackup();
    await button(page, /^Remove: full backup/).click();
    await dialog(page, 'Remove this backup?').waitFor();
    await button(page, 'Remove it').click();
    await backupsOf(page, 'Full backups').waitFor({ state: 'detached' });
    await eventually(() => focused(page)).toBe('Backups that are here');
    expect(await page.getByRole('region', { name: 'The backup was made' }).count()).toBe(0);
  });

  test('is not done by Enter alone', async () => {
    const { page } = await openWithBackup();
    await button(page, /^Remove: full backup/).focus();
    await page.keyboard.press('Enter');
    await dialog(page, 'Remove this backup?').waitFor();
    await page.keyboard.press('Enter');
    await dialog(page, 'Remove this backup?').waitFor({ state: 'detached' });
    expect(await backupsOf(page, 'Full backups').count()).toBe(1);
    await eventually(() => focused(page)).toMatch(/^Remove: full backup of /);
  });
});

describe('checking the library', () => {
  test('says that nothing is wrong', async () => {
    const workbench = await openWorkbench();
    await libraryShown(workbench.page);
    await goToBackups(workbench);
    await button(workbench.page, 'Check the library').click();
    await workbench.page.getByRole('region', { name: 'Nothing is wrong' }).waitFor();
  });

  test('names what is damaged in words', async () => {
    const workbench = await openWithBackup();
    const window = await workbench.restart(damageOriginals);
    await libraryShown(window.page);
    await goToBackups(window);
    await button(window.page, 'Check the library').click();
    const found = window.page.getByRole('region', { name: /not as (?:it|they) should be$/ });
    await found.getByText('The original is missing, or it is not what it was').waitFor();
    await found.getByRole('link', { name: NEW_AUDIO.title }).waitFor();
  });
});

describe('a damaged library', () => {
  test('opens for reading only, says so, and is whole again after a restore', async () => {
    const workbench = await openWithBackup();
    const window = await workbench.restart((folder) => damageTable(folder, 'note'));
    const { page } = window;
    await libraryShown(page);
    await notice(page, READ_ONLY).getByRole('button', { name: 'Restore a backup' }).click();
    await pageTitle(page, 'Backups').waitFor();
    await button(page, /^Restore: full backup/).click();
    await button(page, CONFIRM).click();
    await notice(page, RESTORED).waitFor();
    await notice(page, READ_ONLY).waitFor({ state: 'detached' });
    expect(await notesIn(page)).toEqual(['Before']);
    await eventually(() => backupsOf(page, 'Damaged libraries that were set aside').count()).toBe(1);
  });

  test('that cannot be read at all offers its backups in place of every page', async () => {
    const workbench = await openWithBackup();
    const { page } = await workbench.restart(ruinLibrary);
    await pageTitle(page, 'The library cannot be opened').waitFor();
    await button(page, /^Restore: full backup/).click();
    await page.getByText('nothing can be compared').waitFor();
    expect(await previewOf(page, 'Notes')).toEqual(['1']);
    await button(page, CONFIRM).click();
    await notice(page, RESTORED).getByText('Damaged libraries').waitFor();
    expect(await notesIn(page)).toEqual(['Before']);
  });

  test('opens with the key of the backup where vault.json is lost', async () => {
    const workbench = await openWithBackup();
    const { page } = await workbench.restart((folder) => writeFileSync(join(folder, 'vault.json'), '{'));
    await pageTitle(page, 'The library cannot be opened').waitFor();
    await button(page, /^Restore: full backup/).click();
    await button(page, CONFIRM).click();
    await notice(page, RESTORED).waitFor();
    expect(await notesIn(page)).toEqual(['Before']);
  });

  test('with a passphrase is restored with it', async () => {
    const workbench = await openWorkbench({ library: 'protected' });
    await workbench.goTo('/settings/backups');
    await unlock(workbench.page);
    await pageTitle(workbench.page, 'Backups').waitFor();
    await writeNote(workbench.page, 'Before');
    await makeBackup(workbench.page);
    const { page } = await workbench.restart(ruinLibrary);
    await unlock(page);
    await button(page, 'Restore a backup').click();
    await button(page, /^Restore: full backup/).click();
    await page.getByLabel('Passphrase of the backup', { exact: true }).fill('not this one');
    await button(page, 'Read the backup').click();
    await page.getByRole('alert').filter({ hasText: 'does not open the backup' }).waitFor();
    await page.getByLabel('Passphrase of the backup', { exact: true }).fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await button(page, CONFIRM).click();
    await notice(page, RESTORED).waitFor();
    expect(await notesIn(page)).toEqual(['Before']);
  });
});

test('a full backup that is laid into an empty data folder is a beginning', async () => {
  const workbench = await openWithBackup();
  const { page } = await workbench.restart(leaveOnlyBackups);
  await button(page, 'Create a protected library').waitFor();
  await button(page, /^Restore: full backup/).click();
  await page.getByText('There is no library here yet.').waitFor();
  await button(page, CONFIRM).click();
  await notice(page, RESTORED).waitFor();
  expect(await notesIn(page)).toEqual(['Before']);
});

describe('a library that was set back', () => {
  async function openSetBack() {
    const workbench = await openWorkbench();
    await libraryShown(workbench.page);
    await writeNote(workbench.page, 'Before');
    const before = await workbench.restart(keepCopy);
    await libraryShown(before.page);
    await writeNote(before.page, 'Since');
    const window = await workbench.restart(putCopyBack);
    await libraryShown(window.page);
    return { ...workbench, ...window };
  }

  test('says how many changes are missing, and is silent once that is known', async () => {
    const { page, restart } = await openSetBack();
    await notice(page, SET_BACK).getByText('The last change is not in it.').waitFor();
    await button(page, 'I know this').click();
    await notice(page, SET_BACK).waitFor({ state: 'detached' });
    const again = await restart();
    await libraryShown(again.page);
    expect(await notice(again.page, SET_BACK).count()).toBe(0);
  });

  test('finds the missing changes in an automatic backup', async () => {
    const { page } = await openSetBack();
    await notice(page, SET_BACK).getByRole('button', { name: 'To the backups' }).click();
    await button(page, /^Restore: automatic backup/)
      .first()
      .click();
    expect(await previewOf(page, 'Notes')).toEqual(['1', '2', '1 more']);
    await page.getByText('The backup counts 1 change more than the library.').waitFor();
    await button(page, CONFIRM).click();
    await notice(page, RESTORED).waitFor();
    expect(await notesIn(page)).toEqual(['Before', 'Since']);
    await notice(page, SET_BACK).waitFor({ state: 'detached' });
  });
});
