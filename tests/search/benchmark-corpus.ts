import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pick } from '../text/pieces.ts';
import { randomSource } from '../text/random-text.ts';

export interface TestPassage {
  readonly id: number;
  readonly text: string;
}

const SYLLABLES = 'ba be bi da do fa ga ki la le lo ma me mi na no pa ra re ri sa se ta te to va ze'.split(
  ' ',
);
const STOP_WORDS = 'the of and to in is was that for with'.split(' ');
const ENDINGS = ['', '', '', '', 's', 'ed', 'ing', 'ation', 'ly', 'er', 'ful'];

/**
 * Passages to test the engine at size with. Real ones where the environment names a corpus folder (`SANAD_BENCH_CORPUS`,
 * made by `make-corpus.sh`); otherwise invented ones, of words as unevenly frequent as those of a language.
 */
export function testPassages(count: 1000 | 10_000): {
  readonly source: string;
  readonly passages: TestPassage[];
} {
  const folder = process.env['SANAD_BENCH_CORPUS'] ?? '';
  const file = join(folder, 'data', count === 1000 ? 'p1k.jsonl' : 'p10k.jsonl');
  if (folder !== '' && existsSync(file)) return { source: 'real passages', passages: readPassages(file) };
  return { source: 'invented passages, no corpus folder being named', passages: inventedPassages(count) };
}

function readPassages(file: string): TestPassage[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, at) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what make-corpus.sh wrote
      const { body } = JSON.parse(line) as { body: string };
      return { id: at + 1, text: body };
    });
}

function inventedPassages(count: number): TestPassage[] {
  const random = randomSource(count);
  const words = Array.from({ length: 4000 }, () => {
    const syllables = 2 + Math.floor(random() * 3);
    const root = Array.from({ length: syllables }, () => pick(random, SYLLABLES)).join('');
    return root + pick(random, ENDINGS);
  });
  const word = (): string => {
    if (random() < 0.3) return pick(random, STOP_WORDS);
    // The cube makes the first words many times as frequent as the last.
    const chosen = words[Math.floor(random() ** 3 * words.length)] ?? 'test';
    return random() < 0.05 ? chosen.charAt(0).toUpperCase() + chosen.slice(1) : chosen;
  };
  return Array.from({ length: count }, (_, at) => {
    const length = 5 + Math.floor(random() * 50);
    return { id: at + 1, text: `${Array.from({ length }, word).join(' ')}.` };
  });
}
