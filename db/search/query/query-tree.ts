import type { IgnoredPart, SearchField } from '../../contract/search.ts';

/** One word of a query, folded as the words of the library are. */
export interface QueryWord {
  readonly form: string;
  readonly base: string;
  readonly isCapitalised: boolean;
  /** Where it stands in the query, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/**
 * A word, prefix, phrase or compound (`Pour-Mohammadi`) of the query. Several words have to follow each other, or, where
 * the kind is `near`, to stand near each other. A `pattern` is one word with its signs `*` and `?` in form and base.
 */
export interface QueryTerm {
  readonly kind: 'word' | 'prefix' | 'phrase' | 'fuzzy' | 'near' | 'pattern';
  /** As it was typed, without the signs that say what kind it is. */
  readonly typed: string;
  readonly words: readonly QueryWord[];
  /** Only this spelling: `=Raisi`. */
  readonly isExact: boolean;
  /** Edits allowed in a fuzzy word; words that may stand between near ones; 0 for all others. */
  readonly distance: number;
  /** How much it counts beside the other terms: `Raisi^3`; 1 where nothing was said. */
  readonly boost: number;
  /** Where it stands in the query with its quotation marks and the signs after it, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** A wish about the document, or about what was put on it: `title:Evin`, `before:1989`. */
export interface QueryFilter {
  readonly field: SearchField;
  readonly typed: string;
  /** What one value has to hold, each of them; none for a date. */
  readonly terms: readonly QueryTerm[];
  /** Days, both inclusive, `null` where open; both `null` for all but dates. */
  readonly from: string | null;
  readonly until: string | null;
}

/** What a passage has to hold. `without` is what it must not; every `all` and `any` has at least one part. */
export type QueryNode =
  | { readonly kind: 'term'; readonly term: QueryTerm }
  | { readonly kind: 'filter'; readonly filter: QueryFilter }
  | { readonly kind: 'all'; readonly parts: readonly QueryNode[]; readonly without: readonly QueryNode[] }
  | { readonly kind: 'any'; readonly parts: readonly QueryNode[] };

export interface ParsedQuery {
  /** Absent where nothing of the query can be searched for. */
  readonly root: QueryNode | undefined;
  readonly ignored: readonly IgnoredPart[];
}
