import type { IgnoredParts } from './ignored-parts.ts';
import { readDays } from './query-dates.ts';
import type { FieldName } from './query-fields.ts';
import type { QueryFilter, QueryTerm } from './query-tree.ts';
import { chunkTerms, type TermModifiers } from './query-words.ts';

/** A query cut into its signs, terms and filters; `text` is what was typed, for telling what was not used. */
export type Lexeme =
  | { readonly kind: 'term'; readonly text: string; readonly term: QueryTerm }
  | { readonly kind: 'filter'; readonly text: string; readonly filter: QueryFilter }
  | { readonly kind: 'and' | 'or' | 'not' | 'open' | 'close'; readonly text: string };

/** What was typed after the colon of a field. */
interface Wish {
  readonly text: string;
  readonly modifiers: TermModifiers;
  /** Where it was read already: a phrase. */
  readonly terms?: readonly QueryTerm[];
}

type DayField = 'date' | 'before' | 'after';

export function isDayField(field: FieldName): field is DayField {
  return field === 'date' || field === 'before' || field === 'after';
}

/** The filter of a value in one piece; none where it cannot be used, which is told. */
export function wishesOf(field: FieldName, wish: Wish, ignored: IgnoredParts): Lexeme[] {
  if (isDayField(field)) return dayWishes(field, wish, ignored);
  const terms = wish.terms ?? chunkTerms(wish.text, wish.modifiers, ignored);
  return terms.length === 0 ? [] : [wordWish(field, terms, wish.text)];
}

function dayWishes(field: DayField, { text }: Wish, ignored: IgnoredParts): Lexeme[] {
  const days = readDays(field, text);
  if (!days) {
    ignored.add(`${field}:${text}`, 'date-not-understood');
    return [];
  }
  const typed = text.toWellFormed();
  return [{ kind: 'filter', text: typed, filter: { field: 'date', typed, terms: [], ...days } }];
}

function wordWish(
  field: Exclude<FieldName, DayField>,
  terms: readonly QueryTerm[],
  text: string,
): Extract<Lexeme, { kind: 'filter' }> {
  const typed = text.toWellFormed();
  return { kind: 'filter', text: typed, filter: { field, typed, terms, from: null, until: null } };
}

/**
 * The filters of a value in parentheses. Its words have to stand in one value of the field, in any order; `OR` and a
 * minus mean in it what they mean everywhere.
 */
export function groupWishes(
  field: Exclude<FieldName, DayField>,
  group: { readonly inner: readonly Lexeme[]; readonly modifiers: TermModifiers },
): Lexeme[] {
  const { isExact } = group.modifiers;
  const alternatives: Lexeme[][] = [];
  for (const alternative of alternativesOf(group.inner)) {
    const found = alternativeWishes(field, alternative, isExact);
    if (found.length > 0) alternatives.push(found);
  }
  const wishes = alternatives.flatMap((wish, at): Lexeme[] => [
    ...(at === 0 ? [] : [{ kind: 'or', text: 'OR' } as const]),
    ...wish,
  ]);
  if (wishes.length < 2) return wishes;
  return [{ kind: 'open', text: '(' }, ...wishes, { kind: 'close', text: ')' }];
}

function alternativesOf(lexemes: readonly Lexeme[]): Lexeme[][] {
  const alternatives: Lexeme[][] = [[]];
  for (const lexeme of lexemes) {
    if (lexeme.kind === 'or') alternatives.push([]);
    else alternatives.at(-1)?.push(lexeme);
  }
  return alternatives;
}

function alternativeWishes(
  field: Exclude<FieldName, DayField>,
  lexemes: readonly Lexeme[],
  isExact: boolean,
): Lexeme[] {
  const wanted: QueryTerm[] = [];
  const others: Lexeme[] = [];
  let isExcluded = false;
  for (const lexeme of lexemes) {
    if (lexeme.kind === 'not') isExcluded = true;
    if (lexeme.kind !== 'term' && lexeme.kind !== 'filter') continue;
    if (isExcluded) others.push({ kind: 'not', text: '-' });
    const term =
      lexeme.kind === 'term' ? { ...lexeme.term, isExact: isExact || lexeme.term.isExact } : undefined;
    if (!term) others.push(lexeme);
    else if (isExcluded) others.push(wordWish(field, [term], term.typed));
    else wanted.push(term);
    isExcluded = false;
  }
  const typed = wanted.map((term) => term.typed).join(' ');
  return wanted.length === 0 ? others : [wordWish(field, wanted, typed), ...others];
}
