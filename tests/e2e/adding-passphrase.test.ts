import { expect, test } from 'vitest';
import { callCore } from './support/core-call.ts';
import { fillNewPassphrase } from './support/lock-page.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

const PASSPHRASE = 'nine slow writers of short letters';

test('a passphrase is added only after it was said which backups end with it', async () => {
  const { page, goTo } = await openWorkbench();
  const { backup } = await callCore(page, 'backups.create', {});
  const { ended } = await callCore(page, 'vault.planPassphrase', {});
  expect(ended.map(({ name }) => name)).toContain(backup.name);
  await goTo('/settings/passphrase');
  const named = page.getByRole('region', { name: /backups? (?:is|are) destroyed with it$/ });
  await eventually(() => named.getByRole('code').allInnerTexts()).toEqual(ended.map(({ name }) => name));
  await fillNewPassphrase(page, PASSPHRASE);
  await page.getByRole('button', { name: 'Encrypt the library' }).click();
  await page.getByRole('button', { name: 'Go on without one' }).waitFor();
  const { records } = await callCore(page, 'backups.list', {});
  expect(records.filter(({ name }) => ended.some((one) => one.name === name))).toEqual([]);
});

test('that no backup ends with it is said as well', async () => {
  const { page, goTo } = await openWorkbench();
  await goTo('/settings/passphrase');
  await page.getByText('There is no such backup in the data folder now; none is destroyed.').waitFor();
});

test('the encryption is under way by a line that is read out, and is started once', async () => {
  const { page, goTo } = await openWorkbench();
  await goTo('/settings/passphrase');
  await fillNewPassphrase(page, PASSPHRASE);
  const submit = page.getByRole('button', { name: 'Encrypt the library' });
  await submit.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.getByRole('progressbar', { name: 'The library is being encrypted anew' }).waitFor();
  expect(await submit.count()).toBe(0);
  await page.getByRole('button', { name: 'Go on without one' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});
