import { expect, test } from 'vitest';
import { givenName } from '../../db/contract/method.ts';
import { aliasesProblem, nameProblem } from '../../renderer/features/tags/name-problem.ts';
import { en } from '../../renderer/strings/en.ts';

const { problems } = en.tags;

test.each([
  'Evin',
  'نام‌ها',
  'می\u200fشود',
  '1988?',
  'x'.repeat(200),
  'x'.repeat(201),
  'a\u202eb',
  'a\u2066b',
  '\u200c',
  'a\u0000b',
  'a\u0007b',
  'a\ud800',
])('%j has a problem exactly where the core would refuse it', (name) => {
  expect(nameProblem(name, problems) === null).toBe(givenName.safeParse(name).success);
});

test('nothing typed is no problem yet', () => {
  expect([nameProblem('  ', problems), aliasesProblem('\n \n', problems)]).toEqual([null, null]);
});

test('of other words the first that cannot be kept is what is said', () => {
  expect(aliasesProblem(`Evin\n${'x'.repeat(201)}\na\u202eb`, problems)).toBe(problems.tooLong(200));
});
