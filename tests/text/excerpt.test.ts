import { describe, expect, it } from 'vitest';
import { analyse } from '../../db/text/analyser.ts';
import { makeExcerpt, type Range } from '../../db/text/excerpt.ts';
import { textOfPieces } from './pieces.ts';
import { randomSource } from './random-text.ts';

const words = (count: number): string => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');

function rangesOf(text: string, word: string): Range[] {
  return analyse(text)
    .filter((token) => token.form === word)
    .map((token): Range => [token.start, token.end]);
}

function marked({ excerpt, marks }: ReturnType<typeof makeExcerpt>): string[] {
  return marks.map(([start, end]) => excerpt.slice(start, end));
}

describe('an excerpt', () => {
  it('is the whole passage where that is short, with line breaks as spaces', () => {
    expect(makeExcerpt('One\nTest Person\tAlefi', [[4, 8]])).toEqual({
      excerpt: 'One Test Person Alefi',
      marks: [[4, 8]],
    });
  });

  it('shows the part with most marks, and says where something was left out', () => {
    const text = `${words(80)} alefi ${words(80)} alefi alefi alefi ${words(80)}`;
    const excerpt = makeExcerpt(text, rangesOf(text, 'alefi'));
    expect(marked(excerpt)).toEqual(['alefi', 'alefi', 'alefi']);
    expect(excerpt.excerpt).toMatch(/^…word\d+ .* word\d+…$/u);
    expect(excerpt.excerpt.length).toBeLessThan(300);
    expect(excerpt.excerpt.length).toBeGreaterThan(200);
  });

  it('says nothing was left out at the end it reaches', () => {
    const text = `alefi ${words(100)}`;
    expect(makeExcerpt(text, rangesOf(text, 'alefi')).excerpt).toMatch(/^alefi .*…$/u);
    const backwards = `${words(100)} alefi`;
    expect(makeExcerpt(backwards, rangesOf(backwards, 'alefi')).excerpt).toMatch(/^….* alefi$/u);
  });

  it('cuts beside a sign where no space is near, and an endless word only after hundreds of letters', () => {
    const address = `${'path/'.repeat(200)} `;
    expect(makeExcerpt(address, []).excerpt).toMatch(/^(?:path\/)+(?:path)?…$/u);
    const endless = makeExcerpt('x'.repeat(10_000), []).excerpt;
    expect(endless.length).toBeLessThan(1000);
  });

  it('keeps every mark it shows exactly, cuts no word and no surrogate pair, whatever the text', () => {
    for (let seed = 1; seed <= 1500; seed += 1) {
      const random = randomSource(seed);
      const text = textOfPieces(random, 30 + Math.floor(random() * 200)).toWellFormed();
      const tokens = analyse(text);
      const chosen = tokens.filter(() => random() < 0.1);
      const excerpt = makeExcerpt(
        text,
        chosen.map((token): Range => [token.start, token.end]),
      );
      expect(excerpt.excerpt.isWellFormed()).toBe(true);
      expect(excerpt.excerpt.length).toBeLessThan(900);
      const body = excerpt.excerpt.replace(/^…/u, '').replace(/…$/u, '');
      expect(text.replaceAll(/\s/gu, ' ')).toContain(body);
      const surfaces = new Set(
        chosen.map(({ start, end }) => text.slice(start, end).replaceAll(/\s/gu, ' ')),
      );
      for (const surface of marked(excerpt)) expect([...surfaces]).toContain(surface);
      expect(excerpt.marks.length > 0).toBe(chosen.length > 0);
    }
  });
});
