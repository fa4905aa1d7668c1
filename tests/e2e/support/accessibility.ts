import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.0, 2.1 and 2.2 at levels A and AA, and axe's own best practices. */
const EVERY_RULE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules whose verdict depends on colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

const COLOURS = [
  { name: 'light', colorScheme: 'light', contrast: 'no-preference' },
  { name: 'dark', colorScheme: 'dark', contrast: 'no-preference' },
  { name: 'high contrast', colorScheme: 'light', contrast: 'more' },
  { name: 'high contrast, dark', colorScheme: 'dark', contrast: 'more' },
] as const;

/**
 * What axe finds wrong with the page in light, in dark and in high contrast, each finding with its colours. Rules
 * that do not depend on colours are asked in light only.
 */
export async function violationsInEveryColour(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { name, colorScheme, contrast } of COLOURS) {
    await page.emulateMedia({ colorScheme, contrast });
    await settled(page);
    const rules = name === 'light' ? EVERY_RULE : COLOUR_RULES;
    found.push(...(await violations(page, rules)).map((violation) => `${name}: ${violation}`));
  }
  return found;
}

/** How many dialogs, menus, lists of choices, complaints and alerts the page shows: what a scene is brought about for. */
export function statesShown(page: Page): Promise<number> {
  return page.evaluate(() => {
    const states = ['dialog', 'alertdialog', 'menu', 'listbox', 'alert', 'progressbar'];
    const sought = [...states.map((role) => `[role="${role}"]`), '[aria-invalid="true"]'].join(', ');
    return [...document.querySelectorAll(sought)].filter((element) => element.checkVisibility()).length;
  });
}

/** Resolves when the page has been drawn with whatever changed before. */
export function settled(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/**
 * What axe finds wrong with the page as it stands: one line for each element, empty where there is nothing.
 *
 * axe comes through the developer tools' own channel, which the policies of the page do not govern; nothing of
 * the page is loosened for it.
 */
export async function violations(page: Page, rules: readonly string[] = EVERY_RULE): Promise<string[]> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Runtime.evaluate', {
    expression: `globalThis.axe === undefined && (() => { ${AXE} })()`,
  });
  const run = `axe.run(document, ${JSON.stringify({ runOnly: rules, resultTypes: ['violations'] })})`;
  const answer = await tools.send('Runtime.evaluate', {
    expression: `${run}.then(({ violations }) => JSON.stringify(violations))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await tools.detach();
  // Sound: axe's own report, as its types describe it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const found = JSON.parse(String(answer.result.value)) as AxeResults['violations'];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => describe(id, target, failureSummary)),
  );
}

function describe(rule: string, target: unknown, summary: string | undefined): string {
  return `${rule} at ${String(target)}: ${summary?.replaceAll(/\s+/g, ' ') ?? ''}`;
}

/**
 * The texts that cannot be read whole because they go out of their box or out of the window sideways, where
 * nothing scrolls and nothing says that they are cut.
 */
export function overflowingTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isOutOfSight = (element: Element): boolean => {
      const { clipPath, position } = getComputedStyle(element);
      return clipPath !== 'none' && position === 'absolute';
    };
    const isCutOnPurpose = (element: Element): boolean =>
      getComputedStyle(element).textOverflow === 'ellipsis';
    const canScroll = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const parent = node.parentElement;
      if (text === '' || parent === null || parent.closest('script, style') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width === 0 || box.right <= 0 || box.left >= innerWidth * 2) continue;
      let bounds = { left: 0, right: innerWidth };
      let isExcused = false;
      for (let element: Element | null = parent; element !== null; element = element.parentElement) {
        if (isOutOfSight(element) || isCutOnPurpose(element) || canScroll(element)) isExcused = true;
        if (getComputedStyle(element).overflowX === 'hidden') {
          const { left, right } = element.getBoundingClientRect();
          bounds = { left: Math.max(bounds.left, left), right: Math.min(bounds.right, right) };
        }
      }
      if (!isExcused && (box.left < bounds.left - 1 || box.right > bounds.right + 1))
        found.push(text.slice(0, 60));
    }
    return found;
  });
}
