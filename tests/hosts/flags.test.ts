import { expect, test } from 'vitest';
import { parseArguments, shown, type Flag } from '../../electron/shared/flags.ts';

const KNOWN: readonly Flag[] = [{ name: '--data', value: 'DIR' }, { name: '--json' }];

function parsed(...argv: string[]) {
  const result = parseArguments(argv, KNOWN);
  return result.ok
    ? { flags: Object.fromEntries(result.value.flags), words: result.value.words }
    : result.error;
}

test('flags stand anywhere among the words', () => {
  const expected = { flags: { '--data': 'x', '--json': '' }, words: ['search', 'Raisi'] };
  expect(parsed('--json', '--data', 'x', 'search', 'Raisi')).toEqual(expected);
  expect(parsed('search', '--data=x', 'Raisi', '--json')).toEqual(expected);
});

test('a word may begin with one dash, with two after “--”, or be empty', () => {
  expect(parsed('-Khamenei', '', '--', '--json', '--')).toEqual({
    flags: {},
    words: ['-Khamenei', '', '--json', '--'],
  });
});

test('a value may hold an equals sign and be given by it even where it looks like a flag', () => {
  expect(parsed('--data=a=b')).toMatchObject({ flags: { '--data': 'a=b' } });
  expect(parsed('--data=--json')).toMatchObject({ flags: { '--data': '--json' } });
});

test.each([
  [['--frob'], /^There is no flag “--frob”.*--data, --json/],
  [['--Json'], /^There is no flag “--Json”/],
  [['--data'], /^The flag --data needs a value\. .*Usage: --data DIR$/],
  [['--data', '--json'], /^The flag --data needs a value/],
  [['--data='], /^The flag --data needs a value/],
  [['--json=yes'], /^The flag --json takes no value/],
])('%j is wrong usage', (argv, sentence) => {
  expect(parsed(...argv)).toMatchObject({ code: 'invalid-input', message: expect.stringMatching(sentence) });
});

test('what was typed is repeated without characters that would move the cursor or turn the line', () => {
  expect(shown('a\u001b[31m\u202eb\n')).toBe('a\ufffd[31m\ufffdb\ufffd');
  expect(shown('x'.repeat(100))).toHaveLength(61);
});
