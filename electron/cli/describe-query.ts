import { assertNever } from '../../db/contract/result.ts';
import type {
  IgnoredPart,
  QueryExplanation,
  SearchAnswer,
  SearchFilter,
  SearchTerm,
} from '../../db/contract/search.ts';
import { counted, inline } from './print.ts';

/** How a query was understood, what each part of it was found as, what was not used, and what else to ask; in lines. */
export function describeQuery(answer: SearchAnswer): string[] {
  return [
    ...understoodLine(answer),
    ...answer.terms.map(describeTerm),
    ...answer.filters.map((filter) => `  ${filterWords(filter)}: ${counted(filter.documents, 'document')}`),
    ...answer.ignored.map(({ text, reason }) => `  not used: ${inline(text)} ${REASONS[reason]}`),
    ...answer.suggestions.map(({ kind, text, passages, query }) => {
      const ask = kind === 'did-you-mean' ? 'did you mean' : 'the documents also write';
      return `  ${ask} ${inline(text)} (${passages})? Search for: ${inline(query)}`;
    }),
  ];
}

/** Where it is one word, as it mostly is, the line of that word says all. */
function understoodLine({ understood, terms, filters }: SearchAnswer): string[] {
  if (understood === null) return [];
  const [only] = terms;
  const isPlain = understood.kind === 'term' && only !== undefined && termWords(only) === inline(only.typed);
  return isPlain ? [] : [`  understood as: ${explain(understood, { terms, filters }, 'outer')}`];
}

type Parts = Pick<SearchAnswer, 'terms' | 'filters'>;

/** An inner choice stands in parentheses; a query nests no deeper than it has terms, of which there are sixteen. */
function explain(node: QueryExplanation, parts: Parts, place: 'outer' | 'inner'): string {
  switch (node.kind) {
    case 'term': {
      const term = parts.terms[node.term];
      return term === undefined ? '' : termWords(term);
    }
    case 'filter': {
      const filter = parts.filters[node.filter];
      return filter === undefined ? '' : filterWords(filter);
    }
    case 'any':
      return enclosed(node.parts.map((part) => explain(part, parts, 'inner')).join(' or '), place);
    case 'all': {
      const wanted = node.parts.map((part) => explain(part, parts, 'inner'));
      const without = node.without.map((part) => `not ${explain(part, parts, 'inner')}`);
      return enclosed([...wanted, ...without].join(' and '), place);
    }
    default:
      return assertNever(node);
  }
}

function enclosed(words: string, place: 'outer' | 'inner'): string {
  return place === 'outer' ? words : `(${words})`;
}

function termWords(term: SearchTerm): string {
  const exact = term.isExact ? ', only in this spelling' : '';
  const boost = term.boost === 1 ? '' : ` [weight ${term.boost}]`;
  return kindWords(term) + exact + boost;
}

function kindWords({ kind, typed, distance }: SearchTerm): string {
  const words = inline(typed);
  switch (kind) {
    case 'word':
      return words;
    case 'phrase':
      return `“${words}”`;
    case 'prefix':
      return `words that begin with ${words}`;
    case 'pattern':
      return `words of the form ${words}`;
    case 'fuzzy':
      return `words within ${counted(distance, 'letter')} of ${words}`;
    case 'near':
      return `“${words}” with at most ${counted(distance, 'word')} between`;
    default:
      return assertNever(kind);
  }
}

function filterWords({ field, typed, from, until }: SearchFilter): string {
  if (field !== 'date') return `${field} ${inline(typed)}`;
  if (from === null) return until === null ? `date ${inline(typed)}` : `dated until ${until}`;
  return until === null ? `dated from ${from}` : `dated from ${from} to ${until}`;
}

function describeTerm({ typed, isExcluded, spellings }: SearchTerm): string {
  const list = spellings.map(({ text, passages }) => `${inline(text)} (${passages})`).join(', ');
  return `  ${isExcluded ? 'not: ' : ''}${inline(typed)}: ${list === '' ? 'not found' : list}`;
}

const REASONS: Readonly<Record<IgnoredPart['reason'], string>> = {
  'operator-without-word': 'joins words, and there is no word beside it',
  'prefix-too-short': 'needs two letters before the star',
  'too-many-terms': 'is more than one search takes',
  'too-long': 'is longer than one search takes',
  unclosed: 'is opened and not closed',
  'only-exclusions': 'says only what to leave out',
  'only-punctuation': 'has no letter or digit',
  'common-word': 'is too common; in quotation marks it is looked for',
  'word-too-short-for-fuzzy': 'is too short to be compared with similar words',
  'pattern-too-short': 'needs two letters before its first star or question mark',
  'near-without-words': 'asks for words near each other and needs two of them',
  'boost-not-understood': 'is not a weight from 0.1 to 10',
  'unknown-field': 'is no field; it was searched for as words',
  'field-without-value': 'has nothing after the colon',
  'date-not-understood': 'is not a year, a month or a day such as 1988-07-28',
};
