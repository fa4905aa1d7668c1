import type { SearchField } from '../../contract/search.ts';
import { unifyArabicLetters } from '../../text/fold.ts';

/** What stands before the colon: a field, or an end of a stretch of time. */
export type FieldName = SearchField | 'before' | 'after';

/** A colon between two parts of a query that were typed without a space. */
export interface TypedField {
  /** Absent where there is no such field. */
  readonly name: FieldName | undefined;
  readonly value: string;
}

/** Folded, so that case and the kind of yeh and kaf do not matter. */
const NAMES: ReadonlyMap<string, FieldName> = new Map([
  ['title', 'title'],
  ['عنوان', 'title'],
  ['author', 'author'],
  ['نویسنده', 'author'],
  ['publisher', 'publisher'],
  ['ناشر', 'publisher'],
  ['file', 'file'],
  ['پرونده', 'file'],
  ['date', 'date'],
  ['تاریخ', 'date'],
  ['lang', 'language'],
  ['language', 'language'],
  ['زبان', 'language'],
  ['tag', 'tag'],
  ['برچسب', 'tag'],
  ['note', 'note'],
  ['یادداشت', 'note'],
  ['name', 'name'],
  ['نام', 'name'],
  ['before', 'before'],
  ['after', 'after'],
] as const);

const FIELD = /^(?<name>\p{L}{2,20})[:\uff1a](?<value>.*)$/su;
/** `http://…`, `C:\…`: no wish. */
const NO_VALUE = /^[/\\]/u;

/**
 * The field that a piece of a query begins with. Absent where there is none, so that its words are looked for as they
 * are: a web address, a time of day, a word with a colon after it that is no field's name.
 */
export function readField(chunk: string): TypedField | undefined {
  const groups = FIELD.exec(chunk)?.groups;
  if (!groups) return undefined;
  const { name: typed = '', value = '' } = groups;
  if (NO_VALUE.test(value)) return undefined;
  const name = NAMES.get(unifyArabicLetters(typed.toLowerCase()));
  return name === undefined && value === '' ? undefined : { name, value };
}

/** The language that a code or a name of one means, as documents state theirs: `fa`. */
export function languageCode(typed: string): string {
  const folded = unifyArabicLetters(typed.trim().toLowerCase());
  return LANGUAGES.get(folded) ?? folded;
}

const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['english', 'en'],
  ['انگلیسی', 'en'],
  ['persian', 'fa'],
  ['farsi', 'fa'],
  ['فارسی', 'fa'],
  ['arabic', 'ar'],
  ['عربی', 'ar'],
  ['french', 'fr'],
  ['فرانسوی', 'fr'],
  ['فرانسه', 'fr'],
  ['german', 'de'],
  ['المانی', 'de'],
]);
