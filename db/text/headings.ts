import { endsSentence, readWording, type LineWording } from './line-wording.ts';
import type { TextUnit } from './text-units.ts';

/** What the other rules have made of a unit so far; only `open` units can become headings. */
export type UnitPart = 'open' | 'body' | 'separator' | 'furniture';

export interface HeadingSearch {
  readonly units: readonly TextUnit[];
  readonly parts: readonly UnitPart[];
}

const LONGEST_TITLE = 200;
const LONGEST_HEADING = 120;
const MOST_WORDS = 15;
const SHORT_LINE = 80;
const PARAGRAPH_LENGTH = 100;
/** More short lines than this in a row are a list of names or a verse, not headings. */
const LONGEST_RUN = 3;

/** Lines such as `Author: …` and `By …`: they tell of the document and head nothing. */
const RECORD_LABEL =
  /^\P{L}*(?:date|subject|re|from|to|cc|author|source|published|updated|posted|location|place|phone|tel|fax|e-?mail|mail|website|web|address|translated by|photo|image|caption|تاریخ|موضوع|نویسنده|منبع|ترجمه|مترجم|تلفن|نشانی|ایمیل)\s*[:：]/iu;
const BYLINE = /^(?:by|written by|نوشته‌?ی?|به قلم)\s/iu;
const ADDRESS = /:\/\/|\bwww\.|\S@\S/u;
const MONTHS_AND_DAYS =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday|am|pm|gmt|utc|edt|est|cet|at|on|of|st|nd|rd|th)\b|فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند|ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر|(?:یک|دو|سه|چهار|پنج)?\s?\u200c?شنبه|جمعه/giu;

/**
 * Finds the headings among the open units: index → level.
 *
 * The first line of the text that reads like a heading is its title and the only one of level 1. A line that
 * stands between blank lines is of level 2; a line that runs directly into its text, such as
 * `On the Trial Records:` above a quotation, one below the last heading that stood apart. A heading has text
 * after it: short lines at the end, and long runs of short lines, head nothing.
 */
export function findHeadings(text: string, search: HeadingSearch): ReadonlyMap<number, number> {
  const { units } = search;
  const levels = new Map<number, number>();
  const title = findTitle(text, search);
  if (title !== null) levels.set(title, 1);
  let hasHeadingApart = false;
  for (let index = 0; index < units.length; index += 1) {
    const run = readRun(text, { ...search, from: index, title });
    const goesOn = hasTextFrom(index + run.length, search);
    if (run.length > 0 && run.length <= LONGEST_RUN && goesOn) {
      run.forEach((place, offset) => {
        hasHeadingApart ||= place === 'apart';
        levels.set(index + offset, place === 'apart' || !hasHeadingApart ? 2 : 3);
      });
    }
    index += Math.max(0, run.length - 1);
  }
  return levels;
}

/** Could a numbered line be the heading of a numbered section? */
export function isSectionHeading(
  text: string,
  { unit, next }: { readonly unit: TextUnit; readonly next: TextUnit },
): boolean {
  if (unit.end - unit.start > LONGEST_HEADING) return false;
  const wording = readWording(text, unit);
  if (!wording.hasLetters || wording.endsClause || wording.endsWithColon) return false;
  const standsApart = unit.opensBlock && next.opensBlock;
  return !wording.endsSentence || (standsApart && wording.isTitleCase && /\p{Lu}/u.test(wording.text));
}

type Place = 'apart' | 'above-its-text' | 'none';

function readRun(
  text: string,
  { from, title, units, parts }: HeadingSearch & { readonly from: number; readonly title: number | null },
): Place[] {
  const run: Place[] = [];
  for (let index = from; index < units.length; index += 1) {
    if (index === title || parts[index] !== 'open') break;
    const place = headingPlace(text, { units, parts }, index);
    if (place === 'none') break;
    run.push(place);
  }
  return run;
}

/** Does text follow, directly or below the line that a heading is underlined with? */
function hasTextFrom(index: number, { units, parts }: HeadingSearch): boolean {
  const isUnderline = parts[index] === 'separator' && units[index]?.opensBlock === false;
  const below = parts[isUnderline ? index + 1 : index];
  return below === 'open' || below === 'body';
}

function findTitle(text: string, { units, parts }: HeadingSearch): number | null {
  const first = parts.findIndex((part) => part !== 'furniture');
  const unit = units[first];
  const next = units[first + 1];
  if (!unit || !next || parts[first] !== 'open' || unit.end - unit.start > LONGEST_TITLE) return null;
  const wording = readWording(text, unit);
  const isQuestion = /[?!؟]$/u.test(wording.text) && next.opensBlock && wording.words.length <= MOST_WORDS;
  if (!isHeadingWording(wording, { isTitle: true }) || (wording.endsSentence && !isQuestion)) return null;
  const isAboveByline = isAboutTheDocument(
    text.slice(next.start, Math.min(next.end, next.start + LONGEST_TITLE)),
  );
  const isLonger = next.end - next.start > unit.end - unit.start;
  const isUnderlined = parts[first + 1] === 'separator';
  return next.opensBlock || isLonger || isAboveByline || isUnderlined || wording.isAllCapitals ? first : null;
}

function headingPlace(text: string, { units, parts }: HeadingSearch, index: number): Place {
  const unit = units[index];
  const next = units[index + 1];
  if (!unit || unit.end - unit.start > LONGEST_HEADING) return 'none';
  const wording = readWording(text, unit);
  if (wording.endsSentence || !isHeadingWording(wording, { isTitle: false })) return 'none';
  const previous = units[index - 1];
  const isAfterText =
    previous === undefined || parts[index - 1] !== 'open' || endsSentence(text, previous.end);
  if (!unit.opensBlock && !isAfterText) return 'none';
  if (unit.opensBlock && (next?.opensBlock ?? true)) return 'apart';
  if (unit.opensBlock && parts[index + 1] === 'separator') return 'apart';
  return next && !next.opensBlock && leadsIntoText(unit, { next, wording }) ? 'above-its-text' : 'none';
}

/** The next line follows without a blank one: is this the heading above it? */
function leadsIntoText(
  unit: TextUnit,
  { next, wording }: { readonly next: TextUnit; readonly wording: LineWording },
): boolean {
  const length = unit.end - unit.start;
  const nextLength = next.end - next.start;
  if (wording.endsWithColon) return true;
  if (wording.isAllCapitals && unit.opensBlock) return nextLength > length || next.indent > unit.indent;
  return length <= SHORT_LINE && nextLength >= Math.max(PARAGRAPH_LENGTH, 2 * length);
}

function isHeadingWording(wording: LineWording, { isTitle }: { readonly isTitle: boolean }): boolean {
  const { text, words } = wording;
  if (!wording.hasLetters || wording.endsClause || wording.startsLowerCase) return false;
  if (words.length > (isTitle ? 2 * MOST_WORDS : MOST_WORDS)) return false;
  if (!/^[\p{L}\p{N}]/u.test(text) && !(isTitle && wording.opensWithQuoteOrBracket)) return false;
  if (wording.endsWithColon && !isRunInHeading(wording)) return false;
  return !/[|\t]/u.test(text) && !ADDRESS.test(text) && !isAboutTheDocument(text);
}

/** `On Public Sentiment:`, not `The decree reads:`. Scripts without capitals give no sign either way. */
function isRunInHeading({ text, words, isTitleCase }: LineWording): boolean {
  return words.length >= 2 && isTitleCase && /\p{Lu}/u.test(text);
}

function isAboutTheDocument(text: string): boolean {
  return RECORD_LABEL.test(text) || BYLINE.test(text) || !/\p{L}/u.test(text.replace(MONTHS_AND_DAYS, ''));
}
