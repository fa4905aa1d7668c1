import { assertNever } from '../../../db/contract/result.ts';
import type {
  QueryExplanation,
  SearchAnswer,
  SearchFilter,
  SearchTerm,
  SpellingRelation,
} from '../../../db/contract/search.ts';
import type { Strings } from '../../strings/en.ts';
import type { Formats } from '../../strings/formats.ts';
import { isolated } from '../../strings/isolate.ts';

/** The words of one language that the sentence is made of. */
export interface Wording {
  readonly text: Strings['search']['understood'];
  readonly formats: Formats;
}

type Understood = Pick<SearchAnswer, 'understood' | 'terms' | 'filters'>;

/**
 * How a query was understood, in one sentence: “All of: Raisi (also Raeesi), fatwa; not: Khamenei; published before 1989”.
 * `null` where nothing of it could be searched for.
 */
export function sentenceOf(answer: Understood, wording: Wording): string | null {
  const { understood } = answer;
  if (understood === null) return null;
  const { text } = wording;
  const parts = understood.kind === 'all' ? understood.parts : [understood];
  const without = understood.kind === 'all' ? understood.without : [];
  const say = (node: QueryExplanation): string => nested(node, answer, wording);
  const filters = parts.filter((part) => part.kind === 'filter').map(say);
  const words = parts.filter((part) => part.kind !== 'filter');
  const left = without.length === 0 ? [] : [text.not(without.map(say).join(text.between))];
  if (words.length === 0) {
    return [text.onlyFilters(filters.join(text.between)), ...left].join(text.betweenClauses);
  }
  return [headOf(words, say, text), ...left, ...filters].join(text.betweenClauses);
}

function headOf(
  words: readonly QueryExplanation[],
  say: (node: QueryExplanation) => string,
  text: Wording['text'],
): string {
  const [only] = words;
  if (words.length > 1 || only === undefined) return text.all(words.map(say).join(text.between));
  return only.kind === 'any' ? text.any(only.parts.map(say).join(text.between)) : text.one(say(only));
}

function nested(node: QueryExplanation, answer: Understood, wording: Wording): string {
  const { text } = wording;
  const sayAll = (nodes: readonly QueryExplanation[]) => nodes.map((part) => nested(part, answer, wording));
  switch (node.kind) {
    case 'term': {
      const term = answer.terms[node.term];
      return term === undefined ? '' : describeTerm(term, text);
    }
    case 'filter': {
      const filter = answer.filters[node.filter];
      return filter === undefined ? '' : describeFilter(filter, wording);
    }
    case 'any':
      return `(${text.or(sayAll(node.parts))})`;
    case 'all': {
      const all = text.and(sayAll(node.parts));
      const left = text.or(sayAll(node.without));
      return `(${node.without.length === 0 ? all : text.without(all, left)})`;
    }
    default:
      return assertNever(node);
  }
}

function describeTerm(term: SearchTerm, text: Wording['text']): string {
  const described = describeWords(term, text);
  return term.boost === 1 ? described : text.boost(described, term.boost);
}

function describeWords(term: SearchTerm, text: Wording['text']): string {
  const typed = isolated(term.typed);
  switch (term.kind) {
    case 'word':
      return term.isExact ? text.exactly(typed) : withOthers(typed, term, text);
    case 'prefix':
      return text.prefix(typed);
    case 'phrase': {
      const phrase = text.phrase(typed);
      return term.isExact ? text.exactly(phrase) : withOthers(phrase, term, text);
    }
    case 'fuzzy':
      return text.fuzzy(typed);
    case 'near':
      return text.near(typed, term.distance);
    case 'pattern':
      return text.pattern(typed);
    default:
      return assertNever(term.kind);
  }
}

const OTHERS_NAMED = 3;
/** What is worth naming: other forms of a word (“prisons”) go without saying. */
const OTHER_WRITINGS: ReadonlySet<SpellingRelation> = new Set(['spelling', 'joined'] as const);

function withOthers(described: string, term: SearchTerm, text: Wording['text']): string {
  const own = term.typed.toLocaleLowerCase();
  const others = new Set(
    term.spellings
      .filter(({ relation, isOff }) => OTHER_WRITINGS.has(relation) && !isOff)
      .map((spelling) => spelling.text)
      .filter((written) => written.toLocaleLowerCase() !== own),
  );
  if (others.size === 0) return described;
  const named = [...others].slice(0, OTHERS_NAMED).map(isolated);
  const asTyped = term.spellings.filter(({ relation }) => relation === 'exact');
  const isTypedOff = asTyped.length > 0 && asTyped.every(({ isOff }) => isOff);
  const say = isTypedOff ? text.onlyAs : text.also;
  return `${described} ${say(named, others.size - named.length)}`;
}

function describeFilter(filter: SearchFilter, { text, formats }: Wording): string {
  const typed = isolated(filter.typed);
  if (filter.field === 'language') return text.fields.language(languageName(filter.typed, formats));
  if (filter.field !== 'date') return text.fields[filter.field](typed);
  return describePeriod(filter, { text, formats }) ?? text.fields.date(typed);
}

function languageName(typed: string, formats: Formats): string {
  return /^[a-z]{2,3}(?:-[a-z\d]+)*$/i.test(typed) ? formats.languageName(typed) : isolated(typed);
}

/** A span of days in words; whole years and months by their names. `null` where it is open on both sides. */
function describePeriod({ from, until }: Days, { text, formats }: Wording): string | null {
  if (from !== null && until !== null) {
    if (from === until) return text.publishedOn(formats.date(from));
    const period = wholePeriod(from, until);
    if (period !== null) return text.publishedIn(formats.date(period));
    return text.publishedBetween(formats.date(from), formats.date(until));
  }
  if (from !== null) return text.publishedFrom(formats.date(beginningOf(from) ?? from));
  if (until === null) return null;
  const next = beginningOf(dayAfter(until));
  return next === null ? text.publishedUntil(formats.date(until)) : text.publishedBefore(formats.date(next));
}

interface Days {
  readonly from: string | null;
  readonly until: string | null;
}

/** The year or month whose days these are, from the first to the last. */
function wholePeriod(from: string, until: string): string | null {
  const first = beginningOf(from);
  const isSame = first !== null && until.startsWith(first);
  const after = beginningOf(dayAfter(until));
  return isSame && after !== null && after.length <= first.length ? first : null;
}

/** `1989` of 1 January 1989, `1989-02` of 1 February. */
function beginningOf(day: string): string | null {
  if (day.endsWith('-01-01')) return day.slice(0, 4);
  return day.endsWith('-01') ? day.slice(0, 7) : null;
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
