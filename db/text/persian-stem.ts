/**
 * The stem of a word in Persian letters: without the plural and the degrees of comparison that are written together with
 * it. کتابها, کتابهای and کتابهایشان are کتاب, and بزرگترین is بزرگ. After a zero width non-joiner the analyser has made
 * these suffixes words of their own already. What is left has at least three letters, so that دختر, تنها and انها stay.
 */
export function stemPersian(base: string): string {
  return SUFFIX.exec(base)?.groups?.['stem'] ?? base;
}

const SUFFIX = /^(?<stem>[\u0621-\u06cc]{3,}?)(?:ها(?:ی(?:ی|م|ت|ش|مان|تان|شان)?)?|تر(?:ین|ی)?)$/u;

/** Suffixes that are words of their own after a zero width non-joiner; anything else is one word with it. */
export const SPLIT_SUFFIXES: ReadonlySet<string> = new Set(['ها', 'های', 'ای', 'تر', 'ترین', 'اند']);

/** Those of them that only inflect: a word without them is the same word. ای may be part of a name: خامنه‌ای. */
const INFLECTING: ReadonlySet<string> = new Set(['ها', 'های', 'تر', 'ترین']);

export function isInflection(base: string): boolean {
  return INFLECTING.has(base);
}
