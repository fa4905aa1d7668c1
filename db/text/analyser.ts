import {
  APOSTROPHE,
  DIGIT,
  GROUPING,
  INVISIBLE,
  LETTER,
  NON_JOINER,
  SENTENCE_END,
  characterClass,
  isWordClass,
} from './character-class.ts';
import { foldWord, unifyArabicLetters } from './fold.ts';
import { SPLIT_SUFFIXES } from './persian-stem.ts';

/** One word of a text, as everything in Sanad compares words. */
export interface Token {
  /** The word folded: NFKC, lower case, one apostrophe, no possessive 's, Persian letters unified; diacritics kept. */
  readonly form: string;
  /** `form` without diacritics and inner apostrophes: what names and phrases are compared by. */
  readonly base: string;
  /** Range in the text given, in UTF-16 units. A possessive 's lies outside it. */
  readonly start: number;
  readonly end: number;
  /** The first letter is a capital, or its script has none. False for a number. */
  readonly isCapitalised: boolean;
  /** Nothing but an opening or a full stop stands before it, so that a capital says nothing about the word. */
  readonly isSentenceStart: boolean;
}

const LONGEST_SUFFIX = 8;
/** A longer run of letters is no word but an encoded file; it is cut into pieces, so that an index stays an index. */
export const LONGEST_WORD = 256;
const ARABIC_SCRIPT = /\p{Script=Arabic}/u;
const GROUP_LENGTH = 3;

/** A word as it stands in the text, possessive and all. */
interface FoundWord {
  readonly start: number;
  readonly end: number;
  readonly isSentenceStart: boolean;
}

const PLAIN_WORD = /^[0-9A-Za-z]+$/u;

/**
 * THE analyser: cuts a text into words. Search, find-in-text, names, similar passages and excerpts all use it, so that
 * what one finds the others find too.
 *
 * Letters, marks and digits are words; every dash, slash, quotation mark and bracket separates. An apostrophe of any
 * kind is part of a word only between two letters. `10,000` is the number `10000`. Never throws, whatever the text
 * holds, and takes time in proportion to its length. Cutting a token's range out of the text and analysing it alone
 * gives the same form and base.
 */
export function analyse(text: string): Token[] {
  const tokens: Token[] = [];
  let isSentenceStart = true;
  let at = 0;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind !== LETTER && kind !== DIGIT) {
      if (kind === SENTENCE_END) isSentenceStart = true;
      at += widthAt(text, at);
      continue;
    }
    const end = wordEnd(text, at);
    const token = makeToken(text, { start: at, end, isSentenceStart });
    if (token) {
      tokens.push(token);
      isSentenceStart = false;
    }
    at = end;
  }
  return tokens;
}

export function wordEnd(text: string, start: number): number {
  const limit = start + LONGEST_WORD;
  // Up to where the word is whole: a piece that ends there means the same alone as in its text.
  let whole = start;
  for (let from = start; ;) {
    const end = skipWordCharacters(text, from, limit);
    if (end >= limit) return whole > start ? whole : end;
    const next = joinAt(text, start, end);
    if (next === end) return end;
    whole = end;
    from = next;
  }
}

/** Where the word goes on after the sign at `end`; `end` itself where the sign ends the word. */
function joinAt(text: string, start: number, end: number): number {
  if (end >= text.length) return end;
  switch (classAt(text, end)) {
    case APOSTROPHE: {
      const after = end + 1;
      return startsWord(text, after) ? after : end;
    }
    case GROUPING:
      return isDigitGroup(text, start, end) ? end + 1 : end;
    case INVISIBLE:
    case NON_JOINER:
      return joinAcrossInvisible(text, end);
    default:
      return end;
  }
}

function joinAcrossInvisible(text: string, end: number): number {
  let after = end;
  let hasNonJoiner = false;
  for (; after < text.length; after += widthAt(text, after)) {
    const kind = classAt(text, after);
    if (kind === NON_JOINER) hasNonJoiner = true;
    else if (kind !== INVISIBLE) break;
  }
  if (after >= text.length || !isWordClass(classAt(text, after))) return end;
  return hasNonJoiner && isSplitSuffix(text, after) ? end : after;
}

function isSplitSuffix(text: string, start: number): boolean {
  let end = start;
  while (end < text.length && end - start <= LONGEST_SUFFIX && isWordClass(classAt(text, end))) end += 1;
  const suffix = text.slice(start, end);
  return ARABIC_SCRIPT.test(suffix) && SPLIT_SUFFIXES.has(unifyArabicLetters(suffix));
}

/** `10,000` and `1,234,567` are numbers; in `1,2` and `12345,678` the sign separates. */
function isDigitGroup(text: string, start: number, sign: number): boolean {
  let digitsBefore = 0;
  for (let at = sign - 1; at >= start && digitsBefore <= GROUP_LENGTH; at -= 1) {
    if (classAt(text, at) !== DIGIT) break;
    digitsBefore += 1;
  }
  const isFirstGroup = sign - digitsBefore === start;
  const isLaterGroup =
    digitsBefore === GROUP_LENGTH && isGroupingBetweenDigits(text, start, sign - GROUP_LENGTH - 1);
  if (digitsBefore === 0 || digitsBefore > GROUP_LENGTH || !(isFirstGroup || isLaterGroup)) return false;
  for (let offset = 1; offset <= GROUP_LENGTH; offset += 1) {
    if (sign + offset >= text.length || classAt(text, sign + offset) !== DIGIT) return false;
  }
  const after = sign + GROUP_LENGTH + 1;
  return after >= text.length || classAt(text, after) !== DIGIT;
}

function isGroupingBetweenDigits(text: string, start: number, sign: number): boolean {
  return sign > start && classAt(text, sign) === GROUPING && classAt(text, sign - 1) === DIGIT;
}

export function makeToken(text: string, word: FoundWord): Token | undefined {
  const { start, isSentenceStart } = word;
  const end = withoutPossessive(text, start, word.end);
  const raw = text.slice(start, end);
  const isCapitalised = startsWithCapital(raw);
  if (PLAIN_WORD.test(raw)) {
    const form = raw.toLowerCase();
    return { form, base: form, start, end, isCapitalised, isSentenceStart };
  }
  const { form, base } = foldWord(raw);
  return base === '' ? undefined : { form, base, start, end, isCapitalised, isSentenceStart };
}

/** Takes off 's, however often it was written, so that the range that is left analyses to the same word. */
function withoutPossessive(text: string, start: number, end: number): number {
  let left = end;
  while (left - 2 > start && isLetterS(text.charCodeAt(left - 1)) && classAt(text, left - 2) === APOSTROPHE) {
    left -= 2;
    while (left > start && isUnseen(classAt(text, left - 1))) left -= 1;
  }
  return left;
}

function startsWithCapital(raw: string): boolean {
  for (const character of raw) {
    if (characterClass(character.codePointAt(0) ?? 0) !== LETTER) continue;
    return character !== character.toLowerCase() || character === character.toUpperCase();
  }
  return false;
}

function skipWordCharacters(text: string, start: number, limit: number): number {
  let at = start;
  while (at < text.length && at < limit && isWordClass(classAt(text, at))) at += widthAt(text, at);
  return at;
}

function startsWord(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const kind = classAt(text, at);
  return kind === LETTER || kind === DIGIT;
}

function isLetterS(code: number): boolean {
  return code === 0x73 || code === 0x53;
}

function isUnseen(kind: number): boolean {
  return kind === INVISIBLE || kind === NON_JOINER;
}

export function classAt(text: string, at: number): number {
  return characterClass(text.codePointAt(at) ?? 0);
}

export function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
