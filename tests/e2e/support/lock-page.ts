import type { Locator, Page } from 'playwright-core';
import { PASSPHRASE } from './libraries.ts';

export function lockTitle(page: Page): Locator {
  return page.getByRole('heading', { name: 'The library is locked' });
}

export async function unlock(page: Page, passphrase: string = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

/** Types a new passphrase into both of its fields. */
export async function fillNewPassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('New passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('New passphrase again', { exact: true }).fill(passphrase);
}

/** The recovery code that is shown, as it would be written down. */
export async function codeShown(page: Page): Promise<string> {
  const groups = page.getByRole('list', { name: 'The recovery code, in seven groups' }).getByRole('listitem');
  await groups.nth(6).waitFor();
  const texts = await groups.allInnerTexts();
  return texts.map((text) => text.trim().slice(-5)).join('-');
}

/** Attributes that say how an element looks or behaves and never what it holds. */
const TECHNICAL = [
  'class',
  'style',
  'role',
  'aria-relevant',
  'aria-live',
  'data-live-announcer',
  'd',
  'viewBox',
];

/** Everything of the page that a person, a screen reader or a developer tool could read: texts, fields and attributes. */
export function wholePage(page: Page): Promise<string> {
  return page.evaluate((technical) => {
    const parts = [document.title, location.href];
    for (const element of document.querySelectorAll('*')) {
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
        parts.push(element.value);
      for (const { name, value } of element.attributes) if (!technical.includes(name)) parts.push(value);
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE && !element.matches('script, style'))
          parts.push(node.nodeValue ?? '');
      }
    }
    return parts.join('\n');
  }, TECHNICAL);
}
