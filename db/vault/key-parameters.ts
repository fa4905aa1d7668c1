import { fail, succeed, type Result } from '../contract/result.ts';

/** scrypt's parameters as RFC 7914 names them. */
export interface ScryptParameters {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** What new slots get: about 0.3 s and 128 MiB on a laptop of today. */
export const SCRYPT_PARAMETERS: ScryptParameters = { N: 2 ** 17, r: 8, p: 1 };

const LOWEST_COST = 2 ** 16;
const HIGHEST_COST = 2 ** 20;
const MOST_PARALLEL = 4;
const MOST_MEMORY_BYTES = 2 ** 30;

/**
 * Refuses, before anything is computed, a cost that would not protect (somebody lowered it) or that would stall the
 * machine (somebody raised it).
 */
export function checkKeyParameters({ N, r, p }: ScryptParameters): Result<null> {
  const isPowerOfTwo = 2 ** Math.round(Math.log2(N)) === N;
  const isAccepted =
    isPowerOfTwo &&
    N >= LOWEST_COST &&
    N <= HIGHEST_COST &&
    r === 8 &&
    Number.isInteger(p) &&
    p >= 1 &&
    p <= MOST_PARALLEL &&
    memoryBytes({ N, r, p }) <= MOST_MEMORY_BYTES;
  return isAccepted ? succeed(null) : refused();
}

/** scrypt's working memory: 128 · N · r bytes (RFC 7914, section 5). */
export function memoryBytes({ N, r }: ScryptParameters): number {
  return 128 * N * r;
}

function refused(): Result<never> {
  return fail(
    'key-parameters-refused',
    'The file vault.json asks for a key derivation that is too weak or too costly to be genuine. Nothing was computed or changed. Put back a copy of that file or of the data folder, if you have one.',
  );
}
