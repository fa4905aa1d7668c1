import type { Database } from 'better-sqlite3';
import type { SpellingOff } from '../../contract/search.ts';
import type { Lexicon } from '../words/expand-word.ts';
import { openFilters } from './filters.ts';
import type { VisiblePassages } from '../index/hidden-passages.ts';
import { matchQuery, type QueryMatch } from './match-query.ts';
import { intersect, NO_PASSAGES, type PassageSet } from '../index/passage-sets.ts';
import { openPostings } from '../index/postings.ts';
import type { ParsedQuery } from '../query/query-tree.ts';
import { rankedUnits } from './ranked-units.ts';
import { scorePassages } from './scorer.ts';
import { openPassageTable, type PassageTable } from '../index/segments.ts';
import type { Breadth } from '../words/variants.ts';

/** What a query finds; findings are in the order of the query. */
export interface Evaluation extends QueryMatch {
  /** In step with `passages`. */
  readonly scores: Float64Array;
  readonly breadth: Breadth;
  /** The passages it was asked of. */
  readonly table: PassageTable;
}

export interface EvaluationRequest {
  readonly query: ParsedQuery;
  readonly breadth: Breadth;
  /** Only these passages; scores stay those of the whole library. */
  readonly within?: PassageSet;
  readonly spellingsOff?: readonly SpellingOff[];
}

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
  const filters = openFilters(db, lexicon);
  return ({ query, breadth, within, spellingsOff }) => {
    const table = visiblePassages(within);
    if (!query.root) {
      return { passages: NO_PASSAGES, scores: new Float64Array(), findings: [], filters: [], breadth, table };
    }
    const read = postings(table);
    const matched = matchQuery(query.root, {
      breadth,
      lexicon,
      postings: read,
      filters: (filter) => filters(filter, { breadth, postings: read, table }),
      ...(spellingsOff && { spellingsOff }),
    });
    const { findings } = matched;
    const passages = within ? intersect(matched.passages, within) : matched.passages;
    const units = findings
      .filter((finding) => !finding.isExcluded)
      .flatMap((finding) => rankedUnits(finding, breadth));
    const scores = scorePassages(passages, units, table);
    return { passages, scores, findings, filters: matched.filters, breadth, table };
  };
}
