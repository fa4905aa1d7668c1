import { assertNever } from '../../contract/result.ts';
import type { SpellingOff } from '../../contract/search.ts';
import { expandLonePattern } from '../words/expand-pattern.ts';
import {
  expandFuzzily,
  expandPhraseWord,
  expandPrefix,
  expandWord,
  type Lexicon,
} from '../words/expand-word.ts';
import { findNear } from './find-near.ts';
import { addVariants, findVariants, type FoundVariant } from './found-variants.ts';
import type { Matches } from '../index/occurrences.ts';
import { intersect, NO_PASSAGES, subtract, unite, type PassageSet } from '../index/passage-sets.ts';
import type { Postings } from '../index/postings.ts';
import type { QueryFilter, QueryNode, QueryTerm } from '../query/query-tree.ts';
import { sequenceSteps } from './sequence-steps.ts';
import { findSequences } from './sequences.ts';
import { formOf, type Breadth, type Variant } from '../words/variants.ts';
import type { LibraryTerm } from '../words/vocabulary.ts';
import { isPattern } from '../query/wildcards.ts';

/** What a term of the query was found as. */
export interface TermFinding {
  readonly term: QueryTerm;
  readonly isExcluded: boolean;
  readonly variants: readonly FoundVariant[];
  /** Variants that were switched off: listed, and in no hit. */
  readonly off: readonly FoundVariant[];
  /** All variants together, those switched off left out. */
  readonly whole: Matches;
  readonly postings: Postings;
}

/** What a filter keeps by itself. */
export interface FilterMatch {
  readonly passages: PassageSet;
  readonly documents: number;
  /** The forms of a name, which are marked like those of a term; none for all other fields. */
  readonly variants: readonly FoundVariant[];
}

export interface FilterFinding extends FilterMatch {
  readonly filter: QueryFilter;
  readonly isExcluded: boolean;
}

/** What a query matches, before anything is scored. Findings are in the order of the query. */
export interface QueryMatch {
  readonly passages: PassageSet;
  readonly findings: readonly TermFinding[];
  readonly filters: readonly FilterFinding[];
}

/** What a term is matched with. */
export interface TermMeans {
  readonly breadth: Breadth;
  readonly lexicon: Lexicon;
  readonly postings: Postings;
}

/** What a query is matched with: the passages of the library, or any other texts with their own words. */
export interface Means extends TermMeans {
  readonly filters: (filter: QueryFilter) => FilterMatch;
  readonly spellingsOff?: readonly SpellingOff[];
}

/** One evaluation's view of the query: what each of its terms and filters was found as. */
interface Findings {
  readonly terms: Map<QueryTerm, TermFinding>;
  readonly filters: Map<QueryFilter, FilterFinding>;
}

/** Finds what a query matches among any texts: ids in `passages` are those of `means.postings`. */
export function matchQuery(root: QueryNode, means: Means): QueryMatch {
  const found: Findings = { terms: new Map(), filters: new Map() };
  visitLeaves(root, false, (leaf, isExcluded) => {
    if (leaf.kind === 'filter') {
      found.filters.set(leaf.filter, { ...means.filters(leaf.filter), filter: leaf.filter, isExcluded });
    } else
      found.terms.set(
        leaf.term,
        findingOf({ term: leaf.term, isExcluded }, matchTerm(leaf.term, means), means),
      );
  });
  if (means.breadth === 'all-spellings') joinNeighbours(root, found.terms, means);
  const passages = matchingPassages(root, found);
  return { passages, findings: [...found.terms.values()], filters: [...found.filters.values()] };
}

/** A term's finding; what the caller switched off is told of, and matches nothing. */
function findingOf(
  asked: Pick<TermFinding, 'term' | 'isExcluded'>,
  all: readonly FoundVariant[],
  { spellingsOff = [], postings }: Pick<Means, 'spellingsOff' | 'postings'>,
): TermFinding {
  const switchedOff = new Set(
    spellingsOff.filter(({ typed }) => typed === asked.term.typed).map(({ form }) => form),
  );
  const isOff = ({ terms }: FoundVariant): boolean => switchedOff.size > 0 && switchedOff.has(formOf(terms));
  const off = all.filter(isOff);
  const variants = off.length === 0 ? all : all.filter((variant) => !isOff(variant));
  return { ...asked, variants, off, whole: addVariants(variants, postings), postings };
}

type Leaf = Extract<QueryNode, { kind: 'term' | 'filter' }>;

function visitLeaves(
  node: QueryNode,
  isExcluded: boolean,
  visit: (leaf: Leaf, isExcluded: boolean) => void,
): void {
  if (node.kind === 'term' || node.kind === 'filter') {
    visit(node, isExcluded);
    return;
  }
  for (const part of node.parts) visitLeaves(part, isExcluded, visit);
  if (node.kind === 'all') for (const part of node.without) visitLeaves(part, true, visit);
}

/** Every way in which a term is written, where it occurs at all. */
export function matchTerm(term: QueryTerm, means: TermMeans): FoundVariant[] {
  const breadth = term.isExact ? 'exact' : means.breadth;
  const { lexicon, postings } = means;
  if (term.kind === 'near') return findNear(term, { breadth, lexicon, postings });
  const [word, ...more] = term.words;
  if (word && more.length === 0) {
    return findVariants(expandTerm(term, breadth, lexicon), postings);
  }
  return findSequences(term.words.length, sequenceSteps(term, breadth, lexicon), postings);
}

function expandTerm(term: QueryTerm, breadth: Breadth, lexicon: Lexicon): Variant[] {
  const [word] = term.words;
  if (!word) return [];
  if (isPattern(word)) return expandLonePattern(word, breadth, lexicon);
  switch (term.kind) {
    case 'word':
      return expandWord(word, breadth, lexicon);
    case 'phrase':
      return expandPhraseWord(word, breadth, lexicon);
    case 'prefix':
      return expandPrefix(word, breadth, lexicon);
    case 'fuzzy':
      return expandFuzzily(word, term.distance, lexicon);
    case 'near':
    case 'pattern':
      return []; // never one word without wildcards
    default:
      return assertNever(term.kind);
  }
}

/** Hossein Ali, typed as two words, is found as Hosseinali too: that one form then stands for both words. */
function joinNeighbours(node: QueryNode, findings: Map<QueryTerm, TermFinding>, means: Means): void {
  if (node.kind === 'term' || node.kind === 'filter') return;
  for (const part of node.parts) joinNeighbours(part, findings, means);
  if (node.kind === 'any') return;
  for (const part of node.without) joinNeighbours(part, findings, means);
  for (const [at, part] of node.parts.entries()) {
    const first = joinableTerm(part);
    const second = joinableTerm(node.parts[at + 1]);
    if (!first?.words[0] || !second?.words[0]) continue;
    const joined = means.lexicon.spellings.asOne(first.words[0], second.words[0]);
    for (const term of [first, second]) addJoined(term, joined, { findings, means });
  }
}

function joinableTerm(node: QueryNode | undefined): QueryTerm | undefined {
  if (node?.kind !== 'term') return undefined;
  const { kind, isExact, words } = node.term;
  return (kind === 'word' || kind === 'phrase') && !isExact && words.length === 1 ? node.term : undefined;
}

function addJoined(
  term: QueryTerm,
  joined: readonly LibraryTerm[],
  into: { readonly findings: Map<QueryTerm, TermFinding>; readonly means: Means },
): void {
  const finding = into.findings.get(term);
  if (!finding) return;
  const all = [...finding.variants, ...finding.off];
  const known = new Set(all.flatMap(({ terms }) => (terms.length === 1 ? [terms[0]?.id] : [])));
  const added = joined
    .filter((form) => !known.has(form.id))
    .map((form): Variant => ({ terms: [form], relation: 'joined' }));
  if (added.length === 0) return;
  const variants = [...all, ...findVariants(added, into.means.postings)];
  into.findings.set(term, findingOf(finding, variants, into.means));
}

function matchingPassages(node: QueryNode, findings: Findings): PassageSet {
  switch (node.kind) {
    case 'term':
      return findings.terms.get(node.term)?.whole.passages ?? NO_PASSAGES;
    case 'filter':
      return findings.filters.get(node.filter)?.passages ?? NO_PASSAGES;
    case 'any':
      return unite(node.parts.map((part) => matchingPassages(part, findings)));
    case 'all': {
      const wanted = node.parts.map((part) => matchingPassages(part, findings));
      const smallestFirst = wanted.toSorted((some, other) => some.length - other.length);
      const all = smallestFirst.reduce((held, next) => intersect(held, next));
      return node.without.reduce((held, part) => subtract(held, matchingPassages(part, findings)), all);
    }
    default:
      return assertNever(node);
  }
}
