import { isDeepStrictEqual } from 'node:util';
import { succeed } from '../../contract/result.ts';
import type { LibraryCommand, LibraryQuery } from '../handler.ts';

export const getSettings: LibraryQuery<'settings.get'> = ({ stores }) => succeed(stores.settings.read());

export const setSettings: LibraryCommand<'settings.set'> = ({ stores }, changes) => {
  const before = stores.settings.read();
  stores.settings.write(changes);
  const value = stores.settings.read();
  return succeed({ value, topics: isDeepStrictEqual(value, before) ? [] : ['settings'] });
};
