import type { SpellingRelation } from '../../contract/search.ts';
import type { LibraryTerm } from './vocabulary.ts';

/** One way in which the library writes what was typed: a form, or several that follow each other. */
export interface Variant {
  readonly terms: readonly LibraryTerm[];
  readonly relation: SpellingRelation;
  /** Where the forms have to stand near each other only: how many other words may be between them. */
  readonly distance?: number;
}

/** The folded form, several joined by one space: how a spelling is named. */
export function formOf(forms: readonly { readonly form: string }[]): string {
  return forms.map(({ form }) => form).join(' ');
}

/** How much is understood by a word: its own spelling, its inflected forms too (as Lunr does), or every spelling. */
export type Breadth = 'exact' | 'stems' | 'all-spellings';

/** From the closest to the furthest: a phrase is as far from what was typed as its furthest word. */
const RELATIONS: readonly SpellingRelation[] = [
  'exact',
  'inflected',
  'spelling',
  'joined',
  'prefix',
  'pattern',
  'fuzzy',
];

export function furthest(some: SpellingRelation, other: SpellingRelation): SpellingRelation {
  return RELATIONS.indexOf(some) >= RELATIONS.indexOf(other) ? some : other;
}

export function byCloseness(
  some: { readonly relation: SpellingRelation },
  other: { readonly relation: SpellingRelation },
): number {
  return RELATIONS.indexOf(some.relation) - RELATIONS.indexOf(other.relation);
}
