import { useMemo } from 'react';
import type { PassageKind } from '../../../../db/contract/models.ts';
import type { SearchScope } from '../../../api/search.ts';
import { useTagsById } from '../../../api/tags.ts';
import { useFormats, useStrings } from '../../../strings/language-context.tsx';
import { chosenOf, type Facet } from './scope.ts';

/** What a value of a facet is called; `label` is what the core calls it. */
export type NameOfValue = (facet: Facet, value: string, label?: string) => string;

/** Names the values of facets, chosen tags too, which the answer may not have any more. */
export function useValueNames(scope: SearchScope): NameOfValue {
  const { reader, search, common } = useStrings();
  const formats = useFormats();
  const tags = useTagsById(chosenOf(scope, 'tags'));
  return useMemo(() => {
    const kinds: Readonly<Record<string, string>> = reader.kinds satisfies Record<PassageKind, string>;
    return (facet, value, label) => {
      if (facet === 'kinds') return kinds[value] ?? value;
      if (facet === 'tags') return tags.find(({ id }) => id === value)?.name ?? label ?? '…';
      if (value === '') return facet === 'years' ? search.scope.noYear : common.notStated;
      if (facet === 'years') return formats.date(value);
      return facet === 'languages' ? formats.languageName(value) : (label ?? value);
    };
  }, [reader, search, common, formats, tags]);
}
