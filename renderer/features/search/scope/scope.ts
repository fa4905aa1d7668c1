import type { PassageKind } from '../../../../db/contract/models.ts';
import { assertNever } from '../../../../db/contract/result.ts';
import type { SearchFacets } from '../../../../db/contract/search.ts';
import type { SearchScope } from '../../../api/search.ts';

export type Facet = keyof SearchFacets;

export const FACETS: readonly Facet[] = ['publishers', 'years', 'languages', 'tags', 'kinds'];

/** One value that the search is narrowed to. */
export interface ChosenValue {
  readonly facet: Facet;
  readonly value: string;
}

const KINDS: Readonly<Record<PassageKind, true>> = {
  heading: true,
  paragraph: true,
  'numbered-paragraph': true,
  'list-item': true,
  separator: true,
  furniture: true,
};

function isKind(value: string): value is PassageKind {
  return Object.hasOwn(KINDS, value);
}

const NONE: readonly string[] = [];

/** What of a facet is chosen. */
export function chosenOf(scope: SearchScope, facet: Facet): readonly string[] {
  return (facet === 'tags' ? scope.tags?.any : scope[facet]) ?? NONE;
}

/** Everything that is chosen, facet by facet. */
export function chosenValues(scope: SearchScope): readonly ChosenValue[] {
  return FACETS.flatMap((facet) => chosenOf(scope, facet).map((value) => ({ facet, value })));
}

/** The scope with other values of one facet; a facet without values is left out, so that equal scopes look equal. */
export function withChosen(scope: SearchScope, facet: Facet, values: readonly string[]): SearchScope {
  const { [facet]: _before, ...rest } = scope;
  if (facet === 'tags') {
    const { any: _any, ...others } = scope.tags ?? {};
    const tags = values.length === 0 ? others : { ...others, any: [...values] };
    return Object.keys(tags).length === 0 ? rest : { ...rest, tags };
  }
  if (values.length === 0) return rest;
  switch (facet) {
    case 'publishers':
    case 'years':
    case 'languages':
      return { ...rest, [facet]: [...values] };
    case 'kinds':
      return { ...rest, kinds: values.filter(isKind) };
    default:
      return assertNever(facet);
  }
}

export function withoutChosen(scope: SearchScope, { facet, value }: ChosenValue): SearchScope {
  return withChosen(
    scope,
    facet,
    chosenOf(scope, facet).filter((other) => other !== value),
  );
}
