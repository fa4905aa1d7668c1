import { expect, it } from 'vitest';
import { documentId } from '../../db/contract/ids.ts';
import { newId } from '../../db/service/new-id.ts';

it('is 26 digits of Crockford’s base 32, as the contract wants them', () => {
  for (let round = 0; round < 1000; round += 1) expect(documentId.safeParse(newId()).success).toBe(true);
});

it.each([
  [Buffer.alloc(16, 0), '00000000000000000000000000'],
  [Buffer.alloc(16, 0xff), '7zzzzzzzzzzzzzzzzzzzzzzzzz'],
  [Buffer.from([...Buffer.alloc(15), 33]), '00000000000000000000000011'],
])('writes its 128 bits as one number (%#)', (bytes, id) => {
  expect(newId(() => bytes)).toBe(id);
});

it('does not come twice', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId())).size).toBe(10_000);
});
