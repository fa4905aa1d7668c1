import { randomBytes } from 'node:crypto';

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_BYTES = 16;
const ID_LENGTH = 26;

/** 16 bytes, from which an id is made. */
export type RandomBytes = (length: number) => Uint8Array;

/**
 * 128 random bits in lower-case Crockford base 32: 26 digits, the first of which carries three bits. The form of every
 * id of the contract (see `db/contract/ids.ts`).
 */
export function newId(random: RandomBytes = randomBytes): string {
  let rest = random(ID_BYTES).reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  let id = '';
  for (let place = 0; place < ID_LENGTH; place += 1) {
    id = (DIGITS[Number(rest & 31n)] ?? '') + id;
    rest >>= 5n;
  }
  return id;
}
