import { describe, expect, it } from 'vitest';
import { countStrongCharacters, documentDirection, passageDirection } from '../../db/text/direction.ts';

function directionOf(text: string): string | null {
  return passageDirection(text, 0, text.length);
}

describe('the direction of a passage', () => {
  it('is that of its first strong character', () => {
    expect(directionOf('(1988) “Montage”')).toBe('ltr');
    expect(directionOf('۱۳۶۷ – گزارش')).toBe('rtl');
    expect(directionOf('גזר')).toBe('rtl');
    expect(directionOf('\u{1e900}\u{1e901}')).toBe('rtl');
    expect(directionOf('漢字')).toBe('ltr');
  });

  it('is unknown without a strong character: digits of every script and marks are weak', () => {
    expect(directionOf('*** 1988 – ۱۳۶۷ ١٢٣ “…” 😀')).toBeNull();
    expect(directionOf('')).toBeNull();
  });

  it('is the other one where three quarters of the letters run that way', () => {
    expect(directionOf('PMOI در این جمله در آغاز آمده است')).toBe('rtl');
    expect(directionOf('«سند» is the Persian word for a document or a piece of evidence')).toBe('ltr');
  });

  it('stays that of its beginning where the other script only leads', () => {
    expect(directionOf('او در نامه‌اش نوشت: “This is a longer sentence”')).toBe('rtl');
  });

  it('leaves isolates out of the search for the first, as P2 says', () => {
    expect(directionOf('\u2067سند\u2069 is here, and so on')).toBe('ltr');
    expect(directionOf('\u2066a\u2067b\u2069c\u2069 سند است')).toBe('rtl');
    expect(countStrongCharacters('\u2067سند\u2069 a', 0, 7)).toEqual({ first: 'ltr', ltr: 1, rtl: 3 });
  });

  it('takes the direction marks for what they are made for', () => {
    expect(directionOf('\u200f1988')).toBe('rtl');
    expect(directionOf('\u200e1988')).toBe('ltr');
  });
});

describe('the direction of a document', () => {
  it('is that of most of its letters, and left to right where there are none', () => {
    expect(documentDirection('A title\n\nاین متن ساختگی است و تنها برای آزمودن برنامه')).toBe('rtl');
    expect(documentDirection('سند (document), evidence')).toBe('ltr');
    expect(documentDirection('***')).toBe('ltr');
  });
});
