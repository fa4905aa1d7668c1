import { unifyArabicLetters } from '../../text/fold.ts';
import type { IgnoredParts } from './ignored-parts.ts';

/** A word or phrase without the signs after it. */
export interface Signs {
  readonly body: string;
  /** `***` for a prefix, `~2` for edits or nearness; empty where there is none. */
  readonly sign: string;
  /** `^2`, or whatever follows the last `^`; empty where there is none. */
  readonly boost: string;
}

const LEAST_BOOST = 0.1;
const GREATEST_BOOST = 10;
const NUMBER = /^\^(\d{0,3}(?:[.\u066b]\d{1,3})?)$/u;
const TRAILING = '?!.,;:\u061f\u060c\u061b\u2026';

/** `~5` after a phrase. */
export const NEAR_SIGN = /^~(\d{1,6})$/u;

/**
 * Reads the signs at the end of what was typed. Looked at from the end, one character after the other: a regular
 * expression would take the square of the length for thousands of stars.
 */
export function cutSigns(typed: string): Signs {
  const caret = typed.lastIndexOf('^');
  const boost = caret === -1 ? '' : typed.slice(caret);
  const rest = caret === -1 ? typed : typed.slice(0, caret);
  const trimmed = withoutTrailing(rest);
  const sign = signAtEnd(trimmed);
  // "Raisi*?" is a prefix and a question; "Raisi?" is a word, and its question mark falls away with the others.
  return sign === '' ? { body: rest, sign, boost } : { body: trimmed.slice(0, -sign.length), sign, boost };
}

/** How much `^2` makes a term count; 1 for what cannot be used, and then it is told. */
export function boostOf(boost: string, ignored: IgnoredParts): number {
  if (boost === '') return 1;
  const digits = NUMBER.exec(unifyArabicLetters(boost))?.[1]?.replace('\u066b', '.') ?? '';
  const value = digits === '' ? NaN : Number(digits);
  if (value >= LEAST_BOOST && value <= GREATEST_BOOST) return value;
  ignored.add(boost, 'boost-not-understood');
  return 1;
}

function withoutTrailing(text: string): string {
  let end = text.length;
  while (end > 0 && TRAILING.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function signAtEnd(text: string): string {
  let start = text.length;
  while (start > 0 && text.charAt(start - 1) === '*') start -= 1;
  if (start < text.length) return text.slice(start);
  while (start > 0 && isAsciiDigit(text.charCodeAt(start - 1))) start -= 1;
  return text.charAt(start - 1) === '~' ? text.slice(start - 1) : '';
}

function isAsciiDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
