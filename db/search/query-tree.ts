import type { IgnoredPart } from '../contract/models.ts';

/** One word of a query, folded as the words of the library are. */
export interface QueryWord {
  readonly form: string;
  readonly base: string;
  readonly isCapitalised: boolean;
}

/** A word, prefix, phrase or compound (`Pour-Mohammadi`) of the query. Several words have to follow each other. */
export interface QueryTerm {
  readonly kind: 'word' | 'prefix' | 'phrase' | 'fuzzy';
  /** As it was typed, without the signs that say what kind it is. */
  readonly typed: string;
  readonly words: readonly QueryWord[];
  /** Only this spelling: `=Raisi`. */
  readonly isExact: boolean;
  /** Edits allowed in a fuzzy word; 0 for all others. */
  readonly distance: number;
}

/** What a passage has to hold. `without` is what it must not; every `all` and `any` has at least one part. */
export type QueryNode =
  | { readonly kind: 'term'; readonly term: QueryTerm }
  | { readonly kind: 'all'; readonly parts: readonly QueryNode[]; readonly without: readonly QueryNode[] }
  | { readonly kind: 'any'; readonly parts: readonly QueryNode[] };

export interface ParsedQuery {
  /** Absent where nothing of the query can be searched for. */
  readonly root: QueryNode | undefined;
  readonly ignored: readonly IgnoredPart[];
}
