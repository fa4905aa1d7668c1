import type { Database } from 'better-sqlite3';
import { assertNever } from '../contract/result.ts';
import { expandFuzzily, expandPhraseWord, expandPrefix, expandWord, type Lexicon } from './expand-word.ts';
import { findVariants, type FoundVariant } from './found-variants.ts';
import type { VisiblePassages } from './hidden-passages.ts';
import { intersect, NO_PASSAGES, subtract, unite, type PassageSet } from './passage-sets.ts';
import { addMatches, type Matches } from './occurrences.ts';
import { openPostings, type Postings } from './postings.ts';
import type { ParsedQuery, QueryNode, QueryTerm } from './query-tree.ts';
import { rankedUnits } from './ranked-units.ts';
import { scorePassages } from './scorer.ts';
import { openPassageTable } from './segments.ts';
import { sequenceSteps } from './sequence-steps.ts';
import { findSequences } from './sequences.ts';
import type { Breadth, Variant } from './variants.ts';
import type { LibraryTerm } from './vocabulary.ts';

/** What a term of the query was found as. */
export interface TermFinding {
  readonly term: QueryTerm;
  readonly isExcluded: boolean;
  readonly variants: readonly FoundVariant[];
  /** All variants together. */
  readonly whole: Matches;
}

export interface Evaluation {
  readonly passages: PassageSet;
  /** In step with `passages`. */
  readonly scores: Float64Array;
  /** In the order of the query. */
  readonly findings: readonly TermFinding[];
}

export interface EvaluationRequest {
  readonly query: ParsedQuery;
  readonly breadth: Breadth;
  /** Only these passages; scores stay those of the whole library. */
  readonly within?: PassageSet;
}

/** One evaluation's view of the query: what each of its terms was found as. */
type Findings = ReadonlyMap<QueryTerm, TermFinding>;

/**
 * Answers which passages a query finds, and their scores. With breadth `stems` both are those of a `lunr.Index` over the
 * bases of the tokens (stop words dropped, stemmed): tests/search/lunr-differential.test.ts holds it to that.
 */
export function openEvaluator(
  db: Database,
  lexicon: Lexicon,
  visiblePassages: VisiblePassages = openPassageTable(db),
): (request: EvaluationRequest) => Evaluation {
  const postings = openPostings(db);
  return ({ query, breadth, within }) => {
    if (!query.root) return { passages: NO_PASSAGES, scores: new Float64Array(), findings: [] };
    const table = visiblePassages(within);
    const findings = findTerms(query.root, { breadth, lexicon, postings: postings(table) });
    const all = matchingPassages(query.root, findings);
    const passages = within ? intersect(all, within) : all;
    const units = [...findings.values()]
      .filter((finding) => !finding.isExcluded)
      .flatMap((finding) => rankedUnits(finding, breadth));
    const scores = scorePassages(passages, units, table);
    return { passages, scores, findings: [...findings.values()] };
  };
}

interface Means {
  readonly breadth: Breadth;
  readonly lexicon: Lexicon;
  readonly postings: Postings;
}

function findTerms(root: QueryNode, means: Means): Findings {
  const findings = new Map<QueryTerm, TermFinding>();
  visitTerms(root, false, (term, isExcluded) => {
    findings.set(term, findingOf({ term, isExcluded }, findTerm(term, means)));
  });
  if (means.breadth === 'all-spellings') joinNeighbours(root, findings, means);
  return findings;
}

function findingOf(
  asked: Pick<TermFinding, 'term' | 'isExcluded'>,
  variants: readonly FoundVariant[],
): TermFinding {
  return { ...asked, variants, whole: addMatches(variants.map((variant) => variant.matches)) };
}

function visitTerms(
  node: QueryNode,
  isExcluded: boolean,
  visit: (term: QueryTerm, isExcluded: boolean) => void,
): void {
  if (node.kind === 'term') {
    visit(node.term, isExcluded);
    return;
  }
  for (const part of node.parts) visitTerms(part, isExcluded, visit);
  if (node.kind === 'all') for (const part of node.without) visitTerms(part, true, visit);
}

function findTerm(term: QueryTerm, means: Means): FoundVariant[] {
  const breadth = term.isExact ? 'exact' : means.breadth;
  const { lexicon, postings } = means;
  const [word, ...more] = term.words;
  if (word && more.length === 0) {
    return findVariants(expandTerm(term, breadth, lexicon), postings);
  }
  return findSequences(term.words.length, sequenceSteps(term, breadth, lexicon), postings);
}

function expandTerm(term: QueryTerm, breadth: Breadth, lexicon: Lexicon): Variant[] {
  const [word] = term.words;
  if (!word) return [];
  switch (term.kind) {
    case 'word':
      return expandWord(word, breadth, lexicon);
    case 'phrase':
      return expandPhraseWord(word, breadth, lexicon);
    case 'prefix':
      return expandPrefix(word, breadth, lexicon);
    case 'fuzzy':
      return expandFuzzily(word, term.distance, lexicon);
    default:
      return assertNever(term.kind);
  }
}

/** Hossein Ali, typed as two words, is found as Hosseinali too: that one form then stands for both words. */
function joinNeighbours(node: QueryNode, findings: Map<QueryTerm, TermFinding>, means: Means): void {
  if (node.kind === 'term') return;
  for (const part of node.parts) joinNeighbours(part, findings, means);
  if (node.kind === 'any') return;
  for (const part of node.without) joinNeighbours(part, findings, means);
  for (const [at, part] of node.parts.entries()) {
    const first = joinableTerm(part);
    const second = joinableTerm(node.parts[at + 1]);
    if (!first?.words[0] || !second?.words[0]) continue;
    const joined = means.lexicon.spellings.asOne(first.words[0], second.words[0]);
    for (const term of [first, second]) addJoined(term, joined, { findings, postings: means.postings });
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
  into: { readonly findings: Map<QueryTerm, TermFinding>; readonly postings: Postings },
): void {
  const finding = into.findings.get(term);
  if (!finding) return;
  const known = new Set(finding.variants.flatMap(({ terms }) => (terms.length === 1 ? [terms[0]?.id] : [])));
  const added = joined
    .filter((form) => !known.has(form.id))
    .map((form): Variant => ({ terms: [form], relation: 'joined' }));
  if (added.length === 0) return;
  const variants = [...finding.variants, ...findVariants(added, into.postings)];
  into.findings.set(term, findingOf(finding, variants));
}

function matchingPassages(node: QueryNode, findings: Findings): PassageSet {
  switch (node.kind) {
    case 'term':
      return findings.get(node.term)?.whole.passages ?? NO_PASSAGES;
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
