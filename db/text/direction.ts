import type { TextDirection } from '../contract/models.ts';

/** The strong characters of a stretch of text (UAX #9, table 4: L on one side, R and AL on the other). */
export interface StrongCharacters {
  /** By rules P2 and P3: the first strong character outside isolates; `null` where there is none. */
  readonly first: TextDirection | null;
  readonly ltr: number;
  readonly rtl: number;
}

/** From this share of opposite strong characters on, the first one no longer decides. */
const OVERRIDING_SHARE = 0.75;

const LETTER = /^\p{L}$/u;

/**
 * Base direction of one passage, or `null` where no character has a direction (numbers, separators): the caller
 * then takes the document's.
 *
 * UAX #9, P2 and P3: the first strong character decides, isolates left out. As HL1 allows, this is overridden
 * when at least three quarters of all strong characters run the other way: a Persian paragraph that opens with
 * "PMOI" reads from the right, and one that opens in Persian and quotes a longer English sentence still does.
 */
export function passageDirection(text: string, start: number, end: number): TextDirection | null {
  const { first, ltr, rtl } = countStrongCharacters(text, start, end);
  if (first === null) return null;
  const opposite = first === 'ltr' ? rtl : ltr;
  if (opposite >= OVERRIDING_SHARE * (ltr + rtl)) return first === 'ltr' ? 'rtl' : 'ltr';
  return first;
}

/** Direction of a whole text: of the majority of its strong characters, left to right where they are even. */
export function documentDirection(text: string): TextDirection {
  const { ltr, rtl } = countStrongCharacters(text, 0, text.length);
  return rtl > ltr ? 'rtl' : 'ltr';
}

/** Counts in one pass. Letters inside isolates count towards the sums, but are never `first`. */
export function countStrongCharacters(text: string, start: number, end: number): StrongCharacters {
  let first: TextDirection | null = null;
  let ltr = 0;
  let rtl = 0;
  let isolates = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    if (code >= 0x2066 && code <= 0x2069) {
      isolates = code === 0x2069 ? Math.max(0, isolates - 1) : isolates + 1;
      continue;
    }
    const direction = strongDirection(code);
    if (direction === null) continue;
    if (direction === 'ltr') ltr += 1;
    else rtl += 1;
    if (isolates === 0) first ??= direction;
  }
  return { first, ltr, rtl };
}

/**
 * Letters and the three direction marks. Digits of every script, punctuation and combining marks are weak or
 * neutral in UAX #9 and decide nothing.
 */
function strongDirection(code: number): TextDirection | null {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) ? 'ltr' : null;
  if (code >= 0x0620 && code <= 0x064a) return 'rtl';
  if (code === 0x200e) return 'ltr';
  if (code === 0x200f || code === 0x061c) return 'rtl';
  if (!LETTER.test(String.fromCodePoint(code))) return null;
  return isRightToLeftBlock(code) ? 'rtl' : 'ltr';
}

/** The ranges whose unassigned code points default to R or AL (UAX #9, DerivedBidiClass.txt). */
function isRightToLeftBlock(code: number): boolean {
  return (
    (code >= 0x0590 && code <= 0x08ff) ||
    (code >= 0xfb1d && code <= 0xfdff) ||
    (code >= 0xfe70 && code <= 0xfeff) ||
    (code >= 0x10800 && code <= 0x10fff) ||
    (code >= 0x1e800 && code <= 0x1efff)
  );
}
