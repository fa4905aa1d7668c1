import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COLOURS } from '../../db/contract/colours.ts';

const css = readFileSync(new URL('../../renderer/styles/tokens.css', import.meta.url), 'utf8');

type Colours = ReadonlyMap<string, string>;

/** The light or dark colours that a rule sets, over those set before it. */
function coloursOf(selector: string, scheme: 'light' | 'dark', before: Colours = new Map()): Colours {
  const start = css.indexOf(`${selector} {`);
  if (start === -1) throw new Error(`There is no rule for ${selector}.`);
  const rule = css.slice(start, css.indexOf('\n}', start));
  const pairs = rule.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return new Map([
    ...before,
    ...[...pairs].map(([, name = '', light = '', dark = '']): [string, string] => [
      name,
      scheme === 'light' ? light : dark,
    ]),
  ]);
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((place) => {
    const value = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colours: Colours, front: string, back: string): number {
  const [light = 0, dark = 0] = [front, back]
    .map((name) => luminance(colours.get(name) ?? ''))
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['paper', 'surface', 'surface-raised', 'surface-hover', 'surface-selected'];
const LINK_GROUNDS = ['paper', 'surface', 'surface-raised'];

/** Which colour is seen on which. */
const TEXTS: readonly (readonly [string, string])[] = [
  ...GROUNDS.flatMap((ground) => [['ink', ground] as const, ['ink-quiet', ground] as const]),
  ...['mark-search', 'mark-find', 'mark-current', 'mark-pointed'].map((mark) => ['ink', mark] as const),
  ...COLOURS.map((colour) => ['ink', `tint-${colour}`] as const),
  ...LINK_GROUNDS.flatMap((ground) => [['accent', ground] as const, ['warning', ground] as const]),
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-hover'],
];
const EDGES: readonly (readonly [string, string])[] = [
  ...LINK_GROUNDS.flatMap((ground) => [['line-strong', ground] as const, ['focus', ground] as const]),
  ...COLOURS.flatMap((colour) => [
    [`tone-${colour}`, `tint-${colour}`] as const,
    ...LINK_GROUNDS.map((ground) => [`tone-${colour}`, ground] as const),
  ]),
];

/** The pairs that cannot be told apart well enough. */
function tooFaint(colours: Colours, pairs: readonly (readonly [string, string])[], least: number): string[] {
  return pairs
    .map(([front, back]) => ({ front, back, found: contrast(colours, front, back) }))
    .filter(({ found }) => !(found >= least))
    .map(({ front, back, found }) => `${front} on ${back}: ${found.toFixed(2)}`);
}

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  const standard = coloursOf(':root', scheme);
  const high = coloursOf(":root[data-contrast='high']", scheme, standard);

  test('every text can be read on every ground', () => {
    expect(tooFaint(standard, TEXTS, 4.5)).toEqual([]);
  });

  test('every text of high contrast can be read on every ground', () => {
    expect(tooFaint(high, TEXTS, 7)).toEqual([]);
  });

  test('the edges of controls and the focus stand out from every ground', () => {
    expect(tooFaint(standard, EDGES, 3)).toEqual([]);
    expect(tooFaint(high, EDGES, 3)).toEqual([]);
  });
});

/** The declarations of a rule, without regard to their layout. */
function declarations(selector: string): string {
  const start = css.indexOf(selector);
  return css.slice(start, css.indexOf('}', start)).replace(selector, '').replace(/\s+/g, ' ');
}

test('the system’s wish for more contrast is answered as the setting is', () => {
  expect(declarations(":root:not([data-contrast='standard']) {")).toBe(
    declarations(":root[data-contrast='high'] {"),
  );
});
