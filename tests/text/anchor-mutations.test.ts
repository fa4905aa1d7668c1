import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { cutAnchor } from '../../db/text/anchor.ts';
import { canonicalText } from '../../db/text/canonical-text.ts';
import { openAnchorResolver } from '../../db/text/resolve-anchor.ts';
import { isIntact, judge, type HighlightedWords, type Verdict } from './highlight-truth.ts';
import { mutate, wordsBetweenSpaces, type Mutation, type Random } from './mutated-text.ts';
import { randomSource } from './random-text.ts';

const SEEDS = new URL('../../seeds/documents/', import.meta.url);
const ROUNDS = 4;
const HIGHLIGHTS = 40;
const LONGEST = 40;

const NOTHING = { edited: 0, movedParagraphs: 0, doubledParagraphs: 0, deletedParagraphs: 0 };
const MUTATIONS: readonly (readonly [string, Mutation])[] = [
  ['whose white space changed', NOTHING],
  ['with 5 % of the words edited', { ...NOTHING, edited: 0.05 }],
  ['with 5 % of the words edited and paragraphs moved', { ...NOTHING, edited: 0.05, movedParagraphs: 2 }],
  ['with 5 % of the words edited and paragraphs doubled', { ...NOTHING, edited: 0.05, doubledParagraphs: 2 }],
  [
    'with paragraphs moved, doubled and taken out',
    { edited: 0, movedParagraphs: 2, doubledParagraphs: 2, deletedParagraphs: 1 },
  ],
  ['with all of it', { edited: 0.05, movedParagraphs: 2, doubledParagraphs: 1, deletedParagraphs: 1 }],
];

const PERSIAN =
  `نامه زندان روز سال شهر مادر خانواده گفت نوشت دیدند شنید بازگشت پرونده سند شاهد دادگاه حکم اعدام
  دیوار حیاط شب صبح برادر خواهر خبر روزنامه کتاب می‌گوید می‌نویسد نامه‌ها آن این که را از به در با برای تا هم و یا اما`.split(
    /\s+/u,
  );

/** The bundled documents, and one of invented Persian words. */
function texts(): string[] {
  const bundled = readdirSync(SEEDS).map((file) => canonicalText(readFileSync(new URL(file, SEEDS), 'utf8')));
  const random = randomSource(7);
  const word = (): string => PERSIAN[Math.floor(random() ** 1.5 * PERSIAN.length)] ?? '';
  const paragraph = (): string =>
    `${Array.from({ length: 20 + Math.floor(60 * random()) }, word).join(' ')}.`;
  return [...bundled, Array.from({ length: 20 }, paragraph).join('\n\n')];
}

function highlightSomething(text: string, random: Random): HighlightedWords {
  const words = wordsBetweenSpaces(text);
  const length = Math.floor(1 + random() ** 2 * LONGEST);
  const first = Math.floor(random() * (words.length - length));
  const end = first + length;
  const range = { start: words[first]?.start ?? 0, end: words[end - 1]?.end ?? 0 };
  const cut = cutAnchor({ text, start: 0 }, range);
  if (cut === null) throw new Error('unreachable: a word can be seen');
  return { first, end, cut };
}

interface Tally {
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly highlights: number;
  readonly intact: number;
  /** Of the intact ones: anchored without anybody having to look. */
  readonly kept: number;
}

function tryOut(mutation: Mutation): Tally {
  const verdicts = { right: 0, 'same-words': 0, listed: 0, wrong: 0 };
  let [highlights, intact, kept] = [0, 0, 0];
  texts().forEach((text, index) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const random = randomSource(1 + index + 100 * round);
      const mutated = mutate(text, mutation, random);
      const resolver = openAnchorResolver({ older: text, newer: mutated.text });
      for (let count = 0; count < HIGHLIGHTS; count += 1) {
        const highlighted = highlightSomething(text, random);
        const resolved = resolver.resolve({ ...highlighted.cut, state: 'anchored' });
        verdicts[judge(resolved, highlighted, mutated)] += 1;
        highlights += 1;
        if (!isIntact(highlighted, mutated)) continue;
        intact += 1;
        if (resolved.kind === 'anchored') kept += 1;
      }
    }
  });
  return { verdicts, highlights, intact, kept };
}

describe.each(MUTATIONS)('the highlights of a text %s', (_, mutation) => {
  let tally: Tally;
  beforeAll(() => {
    tally = tryOut(mutation);
  });

  it('never end on wrong words, 960 of them', () => {
    const { highlights, verdicts } = tally;
    expect({ highlights, wrong: verdicts.wrong }).toEqual({ highlights: 960, wrong: 0 });
  });

  it('stay where they are when nothing was done to them, 7 of 8 without asking', () => {
    expect(tally.kept / tally.intact).toBeGreaterThan(0.875);
  });
});
