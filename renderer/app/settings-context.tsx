import { createContext, use } from 'react';
import type { Settings } from '../../db/contract/models.ts';

/** The settings of the open library; the shell is shown only once they are there. */
export const SettingsContext = createContext<Settings | null>(null);

export function useSettings(): Settings {
  const settings = use(SettingsContext);
  if (settings === null) throw new Error('The settings are there only while the library is open.');
  return settings;
}
