import { endsSentence, readWording, type LineWording } from './line-wording.ts';
import type { TextUnit } from './text-units.ts';

/** Page furniture is looked for among this many units at either end of a text and nowhere else. */
const EDGE = 12;
const LONGEST_FURNITURE = 200;

/** Lines that web pages put around an article, compared in lower case and without punctuation. */
const PAGE_WORDS: ReadonlySet<string> = new Set([
  ...'font size|text size|print|print this|print this page|email|email this|e-mail this|share|share this'.split(
    '|',
  ),
  ...'share this article|tweet|tweet this|like|follow us|facebook|twitter|whatsapp|telegram|copy link'.split(
    '|',
  ),
  ...'subscribe|subscribe now|sign up|log in|login|register|search|menu|home|skip to content'.split('|'),
  ...'skip to main content|advertisement|sponsored|read more|related articles|related stories'.split('|'),
  ...'related posts|most read|comments|leave a comment|leave a reply|back to top|all rights reserved'.split(
    '|',
  ),
  ...'privacy policy|terms of use|cookie policy|previous|next|loading'.split('|'),
  ...'اندازه قلم|اندازه متن|چاپ|نسخه چاپی|ارسال به دوستان|اشتراک گذاری|اشتراک‌گذاری|بازنشر|لینک کوتاه'.split(
    '|',
  ),
  ...'مطالب مرتبط|اخبار مرتبط|نظرات|ارسال نظر|دیدگاه‌ها|جستجو|خانه|ورود|ثبت نام|بازگشت به بالا'.split('|'),
  ...'تمامی حقوق محفوظ است|کلیه حقوق محفوظ است|بیشتر بخوانید|تبلیغات|صفحه اصلی'.split('|'),
]);

const PAGE_NUMBER = /^(?:page|صفحه)\s+\p{Nd}{1,4}(?:\s*(?:of|\/|از)\s*\p{Nd}{1,4})?$/iu;
const RIGHTS_LINE = /^(?:©|\(c\)\s*\p{Nd}{4}|copyright\s+(?:©|\(c\)|\p{Nd}{4}))/iu;
const CONTACT_LABEL =
  /^\P{L}*(?:phone|tel|telephone|mobile|fax|mail|e-?mail|web|website|site|url|address|postal address|تلفن|نمابر|فکس|ایمیل|پست الکترونیک|وب‌?سایت|نشانی|آدرس)\s*[:：]/iu;

/**
 * Finds what belongs to the page a text was captured from, not to the text: indices of the units to be marked.
 *
 * Only what cannot well be anything else is marked: known page words as whole lines, a block of contact lines
 * with the page's name above it, a rights line, and a scrap of a few words in small letters after the last
 * sentence. Bylines, datelines and captions say something about the document or the matter; they are not furniture.
 */
export function findFurniture(text: string, units: readonly TextUnit[]): ReadonlySet<number> {
  const wordings = readEdges(text, units);
  const furniture = new Set<number>();
  for (const [index, wording] of wordings) {
    if (units[index]?.lineCount === 1 && isPageWording(wording)) furniture.add(index);
  }
  const opening = [...wordings.keys()].filter((index) => index < EDGE);
  const closing = [...wordings.keys()].filter((index) => index >= units.length - EDGE);
  markMasthead(furniture, { wordings, indices: opening });
  if (units.length > EDGE) markImprint(furniture, { wordings, indices: closing, units });
  const scrap = findClosingScrap(text, units);
  if (scrap !== null) furniture.add(scrap);
  return furniture;
}

type Wordings = ReadonlyMap<number, LineWording>;

interface Edge {
  readonly wordings: Wordings;
  readonly indices: readonly number[];
}

interface ClosingEdge extends Edge {
  readonly units: readonly TextUnit[];
}

function readEdges(text: string, units: readonly TextUnit[]): Wordings {
  const wordings = new Map<number, LineWording>();
  units.forEach((unit, index) => {
    if (index >= EDGE && index < units.length - EDGE) return;
    if (unit.end - unit.start <= LONGEST_FURNITURE) wordings.set(index, readWording(text, unit));
  });
  return wordings;
}

function isPageWording({ text }: LineWording): boolean {
  const bare = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\u200c -]/gu, '')
    .trim();
  return PAGE_WORDS.has(bare) || PAGE_NUMBER.test(text) || RIGHTS_LINE.test(text);
}

/** Contact lines at the start, under at most one line: the name of the page, whatever the text's own title. */
function markMasthead(furniture: Set<number>, { wordings, indices }: Edge): void {
  const contacts = contactRun(wordings, indices);
  const [first] = contacts;
  if (first === undefined || contacts.length < 2 || first > 1) return;
  for (const index of contacts) furniture.add(index);
  const afterContacts = wordings.get(first + contacts.length);
  const isTitleStillToCome = afterContacts !== undefined && !afterContacts.endsSentence;
  if (first === 1 && isTitleStillToCome && wordings.has(0)) furniture.add(0);
}

/** Contact lines that nothing but furniture follows; below a signature they belong to whoever signed. */
function markImprint(furniture: Set<number>, { wordings, indices, units }: ClosingEdge): void {
  const last = indices.findLast((index) => !furniture.has(index));
  const reversed = [...indices].reverse().filter((index) => last !== undefined && index <= last);
  const contacts = contactRun(wordings, reversed);
  if (contacts.length < 2 || contacts[0] !== last || !units[contacts.at(-1) ?? 0]?.opensBlock) return;
  for (const index of contacts) furniture.add(index);
}

/** The first run of neighbouring contact lines. */
function contactRun(wordings: Wordings, indices: readonly number[]): number[] {
  const run: number[] = [];
  for (const index of indices) {
    const isContact = CONTACT_LABEL.test(wordings.get(index)?.text ?? '');
    const previous = run.at(-1);
    if (isContact && (previous === undefined || Math.abs(index - previous) === 1)) run.push(index);
    else if (run.length > 0) break;
  }
  return run;
}

/** A few words in small letters, apart, after a text that had ended its last sentence. */
function findClosingScrap(text: string, units: readonly TextUnit[]): number | null {
  const last = units.at(-1);
  const before = units.at(-2);
  if (!last || !before || units.length < 5 || !last.opensBlock || last.end - last.start > 40) return null;
  if (!endsSentence(text, before.end)) return null;
  const wording = readWording(text, last);
  const isScrap = wording.startsLowerCase && wording.words.length <= 3;
  return isScrap && !wording.endsSentence && !wording.endsClause ? units.length - 1 : null;
}
