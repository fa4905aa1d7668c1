import { describe, expect, test } from 'vitest';
import { overflowingTexts, violations, violationsInEveryColour } from './support/accessibility.ts';
import { writeNote } from './support/backups-page.ts';
import { callCore } from './support/core-call.ts';
import { damageTable, keepCopy, putCopyBack, ruinLibrary } from './support/damage.ts';
import type { SanadWindow } from './support/launcher.ts';
import { setLanguage } from './support/scenes.ts';
import { openWorkbench, type Workbench } from './support/workbench.ts';

interface Damage {
  readonly name: string;
  /** Brings it about in a library that is open, and waits until the window says it. */
  readonly bring: (workbench: Workbench, language: string) => Promise<SanadWindow>;
}

/** What the window says above the page. */
async function noticed(window: SanadWindow): Promise<SanadWindow> {
  await window.page.getByRole('main').getByRole('region').first().waitFor();
  await window.page.getByRole('grid').waitFor();
  return window;
}

async function chooseBackup({ page }: SanadWindow, language: string): Promise<void> {
  const other = page.getByRole('button', { name: language, exact: true });
  await page.getByRole('listitem').getByRole('button').first().waitFor();
  if (await other.isVisible()) await other.click();
}

const DAMAGES: readonly Damage[] = [
  {
    name: 'a library that is open for reading only',
    bring: async ({ restart }) => noticed(await restart((folder) => damageTable(folder, 'note'))),
  },
  {
    name: 'a library that was set back',
    bring: async ({ restart }) => {
      const before = await restart(keepCopy);
      await before.page.getByRole('grid').waitFor();
      await writeNote(before.page, 'Since');
      return noticed(await restart(putCopyBack));
    },
  },
  {
    name: 'a library that cannot be opened',
    bring: async ({ page, restart }, language) => {
      await callCore(page, 'backups.create', {});
      const window = await restart(ruinLibrary);
      await chooseBackup(window, language);
      return window;
    },
  },
  {
    name: 'what restoring would change where nothing can be read',
    bring: async ({ page, restart }, language) => {
      await callCore(page, 'backups.create', {});
      const window = await restart(ruinLibrary);
      await chooseBackup(window, language);
      await window.page.getByRole('listitem').getByRole('button').first().click();
      await window.page.getByRole('table').waitFor();
      return window;
    },
  },
];

describe.each([{ language: 'English' }, { language: 'فارسی' }])('in $language', ({ language }) => {
  test.each(DAMAGES)('axe finds nothing wrong with $name, in any colours and narrow', async ({ bring }) => {
    const workbench = await openWorkbench();
    await setLanguage(workbench, language);
    const { page } = await bring(workbench, language);
    const wide = await violationsInEveryColour(page);
    await page.setViewportSize({ width: 320, height: 640 });
    expect([...wide, ...(await violations(page)), ...(await overflowingTexts(page))]).toEqual([]);
  });
});
