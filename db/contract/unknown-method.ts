import { fail } from './result.ts';

/** What the core says to a method it does not have; a host that looks before it asks says the same. */
export const UNKNOWN_METHOD = fail(
  'unknown-method',
  'There is no such call. Nothing was changed. See the list of calls.',
);
