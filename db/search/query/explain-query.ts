import { assertNever } from '../../contract/result.ts';
import type { QueryExplanation } from '../../contract/search.ts';
import type { QueryMatch } from '../match/match-query.ts';
import type { QueryNode } from './query-tree.ts';

/** How a query was understood, naming its terms and filters by their places in what was found for them. */
export function explainQuery(
  root: QueryNode | undefined,
  { findings, filters }: Pick<QueryMatch, 'findings' | 'filters'>,
): QueryExplanation | null {
  if (!root) return null;
  const terms = new Map(findings.map((finding, at) => [finding.term, at]));
  const wishes = new Map(filters.map((finding, at) => [finding.filter, at]));
  const explain = (node: QueryNode): QueryExplanation => {
    switch (node.kind) {
      case 'term':
        return { kind: 'term', term: terms.get(node.term) ?? 0 };
      case 'filter':
        return { kind: 'filter', filter: wishes.get(node.filter) ?? 0 };
      case 'any':
        return { kind: 'any', parts: node.parts.map(explain) };
      case 'all':
        return { kind: 'all', parts: node.parts.map(explain), without: node.without.map(explain) };
      default:
        return assertNever(node);
    }
  };
  return explain(root);
}
