import { describe, expect, it } from 'vitest';
import { analyse } from '../../db/text/analyser.ts';
import { keysMeet, nameKeys, soundOf } from '../../db/text/name-key.ts';
import { NAMES_APART, SPELLINGS_OF_ONE_NAME } from './name-spellings.ts';

/** As search does it: a compound is compared joined. */
function keysOf(name: string): readonly string[] {
  return nameKeys(joined(name));
}

function joined(name: string): string {
  return analyse(name)
    .map((token) => token.base)
    .join('');
}

function pairsOf(spellings: readonly string[]): (readonly [string, string])[] {
  return spellings.flatMap((some, at) => spellings.slice(at + 1).map((other) => [some, other] as const));
}

const meeting = SPELLINGS_OF_ONE_NAME.flatMap((spellings) => pairsOf(spellings));

describe('name keys', () => {
  it('are tried on enough pairs to mean something', () => {
    expect(meeting.length).toBeGreaterThan(250);
    expect(NAMES_APART.length).toBeGreaterThanOrEqual(60);
  });

  it.each(meeting)('hold %s and %s for one name', (some, other) => {
    expect(keysMeet(keysOf(some), keysOf(other))).toBe(true);
    expect(soundOf(joined(some))).toBe(soundOf(joined(other)));
  });

  it.each(NAMES_APART)('keep %s and %s apart', (some, other) => {
    expect(keysMeet(keysOf(some), keysOf(other))).toBe(false);
  });

  it('keep every two names of the table apart but the ones known to meet', () => {
    const met = SPELLINGS_OF_ONE_NAME.flatMap((spellings, at) =>
      SPELLINGS_OF_ONE_NAME.slice(at + 1)
        .filter((others) =>
          spellings.some((some) => others.some((other) => keysMeet(keysOf(some), keysOf(other)))),
        )
        .map((others) => `${spellings[0]} / ${others[0]}`),
    );
    expect(met).toEqual([]);
  });

  it('are few, however many ambiguous letters a name has', () => {
    for (const name of [
      'Seyedebrahimeeraeenejadezadehesfehani',
      'e'.repeat(40),
      'thethethethethethetheth',
      'beyeyeyeyeyeyeye',
    ]) {
      expect(nameKeys(name.toLowerCase()).length).toBeLessThanOrEqual(128);
    }
  });

  it('do not exist for what is no Latin name', () => {
    for (const base of ['', 'un', 'ii', 'aei', '1988', 'رئیسی', 'montazeri1', 'x'.repeat(41)]) {
      expect(nameKeys(base)).toEqual([]);
      expect(soundOf(base)).toBeNull();
    }
  });

  it('have one sound for all keys of a spelling, so that an index finds every agreeing name by it', () => {
    for (const name of ['Thaqafi', 'Daud', 'Khosraw', 'Rezaei', 'Jawad', 'Ettehad', 'Aoo']) {
      const coarse = new Set(
        keysOf(name).map((key) =>
          key
            .replaceAll(/[aioyvh]/gu, '')
            .replaceAll('s', 't')
            .replaceAll(/(.)\1+/gu, '$1'),
        ),
      );
      expect([...coarse]).toEqual([soundOf(joined(name))]);
    }
  });
});
