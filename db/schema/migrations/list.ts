import { migration0010 } from './0010-library.ts';
import { migration0020 } from './0020-search.ts';
import { migration0030 } from './0030-private-work.ts';
import { migration0040 } from './0040-saved-searches.ts';
import { originals0010 } from './originals-0010.ts';

/** One step of a database's shape. Once released a step is never edited; the next one is ten higher. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** The steps of `library.db`, in order. */
export const LIBRARY_MIGRATIONS: readonly Migration[] = [
  migration0010,
  migration0020,
  migration0030,
  migration0040,
];

/** The steps of `originals.db`, in order. */
export const ORIGINALS_MIGRATIONS: readonly Migration[] = [originals0010];
