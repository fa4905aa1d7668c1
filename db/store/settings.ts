import type { Database } from 'better-sqlite3';
import { DEFAULT_SETTINGS, settings, type Settings } from '../contract/models.ts';

interface SettingRow {
  readonly key: string;
  readonly value: string;
}

export function openSettingStore(database: Database) {
  const select = database.prepare<[], SettingRow>('SELECT key, value FROM setting');
  const upsert = database.prepare<[string, string]>(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    /** All settings; one that was never set, or that this version cannot use, has its default. */
    read(): Settings {
      const stored = Object.fromEntries(select.all().flatMap(usable));
      return settings.parse({ ...DEFAULT_SETTINGS, ...stored });
    },
    write(changes: { readonly [Key in keyof Settings]?: Settings[Key] | undefined }): void {
      for (const [key, value] of Object.entries(changes)) {
        if (value !== undefined) upsert.run(key, JSON.stringify(value));
      }
    },
  };
}

function usable({ key, value }: SettingRow): [string, unknown][] {
  if (!isSettingKey(key)) return [];
  const parsed = settings.shape[key].safeParse(JSON.parse(value));
  return parsed.success ? [[key, parsed.data]] : [];
}

function isSettingKey(key: string): key is keyof Settings {
  return Object.hasOwn(settings.shape, key);
}
