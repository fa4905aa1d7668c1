import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../db/contract/models.ts';
import { emptyLibrary } from '../support/library.ts';

it('has defaults for what was never set', () => {
  expect(emptyLibrary().settings.read()).toEqual(DEFAULT_SETTINGS);
});

it('remembers what was set and leaves the rest', () => {
  const { settings } = emptyLibrary();
  settings.write({ theme: 'dark', readingSizePx: 22 });
  settings.write({ theme: 'light', contrast: undefined });
  expect(settings.read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'light', readingSizePx: 22 });
});

it('falls back to the default for a value or a name of another version', () => {
  const stores = emptyLibrary();
  stores.databases.library.exec(`INSERT INTO setting (key, value) VALUES
    ('theme', '"sepia"'), ('readingSizePx', '400'), ('futureSetting', 'true'), ('__proto__', '{"theme":"dark"}'), ('contrast', '"high"')`);
  expect(stores.settings.read()).toEqual({ ...DEFAULT_SETTINGS, contrast: 'high' });
});
