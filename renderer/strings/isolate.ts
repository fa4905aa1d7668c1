// U+2068 FIRST STRONG ISOLATE and U+2069 POP DIRECTIONAL ISOLATE.
const FIRST_STRONG = '\u2068';
const POP = '\u2069';

/** Characters that would end the isolate, turn what follows it, or break the line. */
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\s]+/gu;

const SHOWN_LENGTH = 60;
const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A name or the words of a document inside a sentence of the interface: on one line, shortened, and isolated, so that a
 * Persian name leaves the order of the English sentence around it as it is, and the other way round.
 */
export function isolated(text: string): string {
  const plain = text.replaceAll(UNFIT, ' ').trim();
  const letters = [...GRAPHEMES.segment(plain)];
  const shown = letters.length > SHOWN_LENGTH ? `${firstOf(letters)}…` : plain;
  return `${FIRST_STRONG}${shown}${POP}`;
}

function firstOf(letters: readonly Intl.SegmentData[]): string {
  return letters
    .slice(0, SHOWN_LENGTH - 1)
    .map(({ segment }) => segment)
    .join('')
    .trimEnd();
}
