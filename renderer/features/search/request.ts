import type { FoundSpelling, SearchTerm } from '../../../db/contract/search.ts';
import type { SearchRequest } from '../../api/search.ts';

type Typed = Pick<SearchTerm, 'typed'>;

/** Whether a spelling is not to be found, by what is asked now: the answer may still be on its way. */
export function isOff(
  { spellingsOff }: Pick<SearchRequest, 'spellingsOff'>,
  { typed }: Typed,
  { form }: Pick<FoundSpelling, 'form'>,
): boolean {
  return spellingsOff.some((off) => off.typed === typed && off.form === form);
}

/** The same request without a spelling of a word, or with it again. */
export function toggleSpelling(
  request: SearchRequest,
  { typed }: Typed,
  { form }: Pick<FoundSpelling, 'form'>,
): SearchRequest {
  const others = request.spellingsOff.filter((off) => off.typed !== typed || off.form !== form);
  const wasOff = others.length < request.spellingsOff.length;
  return { ...request, spellingsOff: wasOff ? others : [...others, { typed, form }] };
}

/** The same request with every spelling of a word. */
export function withAllOn(request: SearchRequest, { typed }: Typed): SearchRequest {
  return { ...request, spellingsOff: request.spellingsOff.filter((off) => off.typed !== typed) };
}

/** The request for another query; what was switched off for it goes when the box is emptied. */
export function withQuery(request: SearchRequest, query: string): SearchRequest {
  return query.trim() === '' ? { ...request, query, spellingsOff: [] } : { ...request, query };
}

/** The query with `=` before a word, so that only this spelling of it is found; `null` where the word is not found in it. */
export function exactlyThis(query: string, { typed }: Typed): string | null {
  const at = placeOfWord(query, typed);
  return at === null ? null : `${query.slice(0, at)}=${query.slice(at)}`;
}

/** The query without the `=` before a word. */
export function everySpelling(query: string, { typed }: Typed): string | null {
  const at = placeOfWord(query, `=${typed}`);
  return at === null ? null : `${query.slice(0, at)}${query.slice(at + 1)}`;
}

const QUOTES = /["“”„«»]/g;
/** A word of a query follows its beginning, a space or a bracket, or there the minus that leaves it out. */
const BEFORE = /(?:^|[\s(])[-+]?$/;
const LETTER = /[\p{L}\p{N}\p{M}'’‘ʼ\u200C=:*?~-]/u;

/** Where a word stands in a query by itself: in no phrase, in no other word, and not as the value of a field. */
function placeOfWord(query: string, word: string): number | null {
  if (word === '') return null;
  let at = query.indexOf(word);
  while (at !== -1 && !isByItself(query, at, word)) at = query.indexOf(word, at + 1);
  return at === -1 ? null : at;
}

function isByItself(query: string, at: number, word: string): boolean {
  const before = query.slice(0, at);
  const after = query.slice(at + word.length).slice(0, 1);
  const isInPhrase = (before.match(QUOTES)?.length ?? 0) % 2 === 1;
  return BEFORE.test(before) && !LETTER.test(after) && !isInPhrase;
}
