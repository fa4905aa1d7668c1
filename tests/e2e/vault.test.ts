import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { libraryShown } from './support/library-page.ts';
import { callCore } from './support/core-call.ts';
import { tabTo } from './support/keyboard.ts';
import { PASSPHRASE } from './support/libraries.ts';
import { codeShown, fillNewPassphrase, lockTitle, unlock } from './support/lock-page.ts';
import { focused, rail } from './support/shell.ts';
import { eventually, openWorkbench, type Workbench } from './support/workbench.ts';

const NEXT = 'هفت خوانندهٔ آرام نامه‌های کهنه';
const present = (page: Page) => page.getByLabel('Present passphrase', { exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function makeProtected(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase again', { exact: true }).fill(PASSPHRASE);
  await button(page, 'Create a protected library').click();
}

/** A protected library that is open at one of the pages of the settings. */
async function openAt(place: string): Promise<Workbench> {
  const workbench = await openWorkbench({ library: 'protected' });
  await workbench.goTo(place);
  await unlock(workbench.page);
  await present(workbench.page).waitFor();
  return workbench;
}

async function makeCode(page: Page): Promise<string> {
  await present(page).fill(PASSPHRASE);
  await button(page, 'Make a recovery code').click();
  const code = await codeShown(page);
  await button(page, 'I have written it down').click();
  return code;
}

function heading(page: Page, name: string) {
  return page.getByRole('heading', { name, level: 1, exact: true });
}

describe('right after a protected library was made', () => {
  test('a recovery code is offered, and the library opens without one', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await makeProtected(page);
    await button(page, 'Go on without one').click();
    await libraryShown(page);
  });

  test('the code says which group was mistyped, and when it is right', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await makeProtected(page);
    await button(page, 'Make a recovery code').click();
    const code = await codeShown(page);
    expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/);
    const field = page.getByRole('textbox');
    await field.fill(code.split('-').with(2, 'UUUUU').join(' '));
    await page.getByText('Group 3 is not as it was written down.').waitFor();
    await field.fill(code.slice(0, -1));
    await field.press('Tab');
    await page.getByText('Group 7 is not as it was written down.').waitFor();
    await field.fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByText('This is the code.').waitFor();
    await button(page, 'I have written it down').click();
    await libraryShown(page);
  });

  test('the offer and the code can be read in the other language', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await makeProtected(page);
    await heading(page, 'A way back in').waitFor();
    await button(page, 'فارسی').click();
    await page.getByRole('heading', { name: 'راهی برای بازگشت', level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  });

  test('a library without a passphrase is asked for none', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await button(page, 'Go on without a passphrase').click();
    await libraryShown(page);
  });
});

describe('the strength of a new passphrase', () => {
  test('is said in words, and a weak one is taken all the same', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await page.getByLabel('Passphrase', { exact: true }).fill('evin');
    await page.getByText('Weak', { exact: true }).waitFor();
    await page.getByText('would need only seconds to guess it').waitFor();
    await page.getByLabel('Passphrase again', { exact: true }).fill('evin');
    await button(page, 'Create a protected library').click();
    await button(page, 'Go on without one').waitFor();
  });

  test('says of a Persian one that its words are not known', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await page.getByLabel('Passphrase', { exact: true }).fill(NEXT);
    await page.getByText('The estimate knows no Persian words').waitFor();
  });

  test('is helped by six random words, other ones each time', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await button(page, 'Propose six random words').click();
    const words = page.getByRole('region', { name: 'Six random words' }).locator('[lang="en"]');
    const first = await words.innerText();
    expect(first).toMatch(/^(?:[a-z-]+ ){5}[a-z-]+$/);
    await button(page, 'Propose others').click();
    await eventually(() => words.innerText()).not.toBe(first);
  });
});

describe('a forgotten passphrase', () => {
  test('is replaced with the recovery code, which ends', async () => {
    const workbench = await openAt('/settings/recovery-code');
    const code = await makeCode(workbench.page);
    const { page } = await workbench.restart();
    await button(page, 'Forgot the passphrase?').click();
    await page.getByLabel('Recovery code').fill(code);
    await fillNewPassphrase(page, NEXT);
    await button(page, 'Open the library').click();
    await libraryShown(page);
    await rail(page).getByRole('link', { name: 'Settings' }).click();
    await page.getByText('There is no recovery code.').waitFor();
    await page.keyboard.press('Control+l');
    await unlock(page, NEXT);
    await heading(page, 'Settings').waitFor();
  });

  test('is told which group of the code is mistyped, at its field', async () => {
    const workbench = await openAt('/settings/recovery-code');
    const code = await makeCode(workbench.page);
    await workbench.page.keyboard.press('Control+l');
    const { page } = workbench;
    await button(page, 'Forgot the passphrase?').click();
    await page.getByLabel('Recovery code').fill(code.split('-').with(5, 'UUUUU').join('-'));
    await fillNewPassphrase(page, NEXT);
    await button(page, 'Open the library').click();
    await page.getByText('Group 6 is not as it was written down.').waitFor();
    expect(await focused(page)).toBe('Recovery code');
  });

  test('cannot be helped where no code was made', async () => {
    const { page } = await openWorkbench({ library: 'protected' });
    await button(page, 'Forgot the passphrase?').click();
    await page.getByText('No recovery code was made for this library.').waitFor();
    await button(page, 'Back to the passphrase').click();
    await eventually(() => focused(page)).toBe('Passphrase');
  });
});

describe('a wrong passphrase', () => {
  test('with letters of which Arabic and Persian keyboards have one each is told so', async () => {
    const { page } = await openWorkbench({ library: 'protected' });
    await unlock(page, 'کتاب‌های کهنه');
    await page.getByRole('alert').filter({ hasText: 'keyboards write yeh and kaf as different' }).waitFor();
  });

  test('of 10 kB is refused like any other, and the right one opens', async () => {
    const { page } = await openWorkbench({ library: 'protected' });
    await unlock(page, 'گ'.repeat(10_000));
    await page.getByRole('alert').filter({ hasText: 'Nothing was changed' }).waitFor();
    await unlock(page);
    await libraryShown(page);
  });

  test.each(['with the mouse', 'by Enter'])('that is empty is asked for at its field, %s', async (how) => {
    const { page } = await openWorkbench({ library: 'protected' });
    await eventually(() => focused(page)).toBe('Passphrase');
    if (how === 'by Enter') await page.keyboard.press('Enter');
    else await button(page, 'Unlock').click();
    await page.getByText('Type a passphrase.').waitFor();
    expect(await focused(page)).toBe('Passphrase');
  });
});

describe('the recovery code in the settings', () => {
  test('is made, replaced and removed with the passphrase', async () => {
    const { page } = await openAt('/settings/recovery-code');
    const first = await makeCode(page);
    await page.getByText('A recovery code has been made.').waitFor();
    await button(page, 'Recovery code').click();
    await present(page).fill(PASSPHRASE);
    await button(page, 'Make a new code').click();
    expect(await codeShown(page)).not.toBe(first);
    await button(page, 'I have written it down').click();
    await button(page, 'Recovery code').click();
    await present(page).fill(PASSPHRASE);
    await button(page, 'Remove the code').click();
    await page.getByText('There is no recovery code.').waitFor();
  });

  test('is not made for a wrong passphrase', async () => {
    const { page } = await openAt('/settings/recovery-code');
    await present(page).fill('something else');
    await button(page, 'Make a recovery code').click();
    await page.getByText('This is not the present passphrase.').waitFor();
  });
});

describe('the passphrase', () => {
  test('is changed with the present one', async () => {
    const { page } = await openAt('/settings/passphrase');
    await present(page).fill(PASSPHRASE);
    await fillNewPassphrase(page, NEXT);
    await button(page, 'Change the passphrase').click();
    await heading(page, 'Settings').waitFor();
    await page.keyboard.press('Control+l');
    await unlock(page);
    await page.getByRole('alert').waitFor();
    await unlock(page, NEXT);
    await heading(page, 'Settings').waitFor();
  });

  test('stays where the present one is not known, and what was typed is kept', async () => {
    const { page } = await openAt('/settings/passphrase');
    await present(page).fill('something else');
    await fillNewPassphrase(page, NEXT);
    await button(page, 'Change the passphrase').click();
    await page.getByText('This is not the present passphrase.').waitFor();
    expect(await page.getByLabel('New passphrase', { exact: true }).inputValue()).toBe(NEXT);
  });

  test('is added to a library that has none, which is locked after a restart', async () => {
    const workbench = await openWorkbench();
    await workbench.goTo('/settings');
    await button(workbench.page, 'Add a passphrase').click();
    await fillNewPassphrase(workbench.page, NEXT);
    await button(workbench.page, 'Encrypt the library').click();
    await button(workbench.page, 'Make a recovery code').click();
    await codeShown(workbench.page);
    await button(workbench.page, 'I have written it down').click();
    await workbench.page.getByText('A recovery code has been made.').waitFor();
    await rail(workbench.page).getByRole('button', { name: 'Lock' }).waitFor();
    const { page } = await workbench.restart();
    await unlock(page, NEXT);
    await libraryShown(page);
  });

  test('is removed only with the word that confirms it', async () => {
    const { page } = await openAt('/settings/remove-protection');
    await present(page).fill(PASSPHRASE);
    await button(page, 'Remove the protection').click();
    await page.getByText('Type the word “remove”. Nothing was changed.').waitFor();
    await page.getByLabel('Type “remove” to confirm').fill('Remove');
    await button(page, 'Remove the protection').click();
    await heading(page, 'Settings').waitFor();
    await rail(page).getByRole('link', { name: 'Not protected' }).waitFor();
  });
});

test('after how long nobody at work locks it is kept', async () => {
  const { page } = await openAt('/settings/recovery-code');
  await page.getByRole('link', { name: 'Settings' }).last().click();
  const choice = (name: string) => page.getByRole('radio', { name, exact: true });
  await eventually(() => choice('After 15 minutes').isChecked()).toBe(true);
  await page.getByText('After 5 minutes', { exact: true }).click();
  await eventually(async () => (await callCore(page, 'settings.get', {})).lockAfterMinutes).toBe(5);
  await page.keyboard.press('ArrowUp');
  await eventually(async () => (await callCore(page, 'settings.get', {})).lockAfterMinutes).toBe(0);
});

describe('by the keyboard alone', () => {
  test('the passphrase is changed and the library erased', async () => {
    const { page } = await openWorkbench({ library: 'protected' });
    await eventually(() => focused(page)).toBe('Passphrase');
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press('Enter');
    await libraryShown(page);
    await page.keyboard.press('Control+,');
    await heading(page, 'Settings').waitFor();
    await tabTo(page, 'Change the passphrase');
    await page.keyboard.press('Enter');
    await eventually(() => focused(page)).toBe('Change the passphrase');
    for (const [field, typed] of [
      ['Present passphrase', PASSPHRASE],
      ['New passphrase', NEXT],
      ['New passphrase again', NEXT],
    ] as const) {
      await tabTo(page, field);
      await page.keyboard.type(typed);
    }
    await page.keyboard.press('Enter');
    await heading(page, 'Settings').waitFor();
    await tabTo(page, 'Erase the library');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Type “erase” to confirm');
    await page.keyboard.type('erase');
    await page.keyboard.press('Enter');
    await page.getByText('The library was erased.').waitFor();
  });
});

describe('erasing', () => {
  test('from the lock leaves an empty folder and the first page, which says so', async () => {
    const { page, dataFolder } = await openWorkbench({ library: 'protected' });
    await button(page, 'Erase the library').click();
    await page.getByLabel('Type “erase” to confirm').fill('erase');
    await button(page, 'Erase everything').click();
    await page.getByText('The library was erased.').waitFor();
    expect(readdirSync(dataFolder)).toEqual(['owner.lock']);
  });

  test('from the settings, after which another library can be made', async () => {
    const workbench = await openWorkbench();
    const { page } = workbench;
    await workbench.goTo('/settings');
    await button(page, 'Erase the library').click();
    await page.getByLabel('Type “erase” to confirm').fill('erase');
    await button(page, 'Erase everything').click();
    await button(page, 'Go on without a passphrase').click();
    await libraryShown(page);
  });

  test('is not done without its word', async () => {
    const { page, dataFolder } = await openWorkbench({ library: 'protected' });
    await button(page, 'Erase the library').click();
    await button(page, 'Erase everything').click();
    await page.getByText('Type the word “erase”. Nothing was changed.').waitFor();
    await button(page, 'Back to the passphrase').click();
    await lockTitle(page).waitFor();
    expect(readdirSync(dataFolder)).toContain('library.db');
  });
});
