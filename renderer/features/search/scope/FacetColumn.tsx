import { useState } from 'react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import type { FacetValue, SearchFacets } from '../../../../db/contract/search.ts';
import type { SearchScope } from '../../../api/search.ts';
import { useFormats, useStrings } from '../../../strings/language-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Clip } from '../../../ui/Clip.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import styles from './FacetColumn.module.css';
import { chosenOf, FACETS, withChosen, type Facet } from './scope.ts';
import { useValueNames, type NameOfValue } from './use-value-names.ts';

interface Props {
  readonly facets: SearchFacets;
  readonly scope: SearchScope;
  readonly onChange: (scope: SearchScope) => void;
}

/** What the hits are made of; each value narrows the search to it. */
export function FacetColumn({ facets, scope, onChange }: Props) {
  const nameOf = useValueNames(scope);
  return (
    <div className={styles.facets}>
      {FACETS.map((facet) => (
        <FacetChoices
          key={facet}
          facet={facet}
          values={withMissing(facets[facet], chosenOf(scope, facet))}
          chosen={chosenOf(scope, facet)}
          nameOf={nameOf}
          onChange={(values) => onChange(withChosen(scope, facet, values))}
        />
      ))}
    </div>
  );
}

/** Whether there is anything to choose between. */
export function hasChoices(facets: SearchFacets, scope: SearchScope): boolean {
  return FACETS.some((facet) => isOffered(facets[facet], chosenOf(scope, facet)));
}

/** A single value leaves nothing to choose, unless it was chosen. */
function isOffered(values: readonly FacetValue[], chosen: readonly string[]): boolean {
  return values.length > 1 || chosen.length > 0;
}

/** What is chosen stays in its list, also where it leaves nothing. */
function withMissing(values: readonly FacetValue[], chosen: readonly string[]): readonly FacetValue[] {
  const there = new Set(values.map(({ value }) => value));
  const missing = chosen.filter((value) => !there.has(value));
  return [...values, ...missing.map((value) => ({ value, label: value, documents: 0, passages: 0 }))];
}

const SHOWN_AT_ONCE = 6;

interface ChoicesProps {
  readonly facet: Facet;
  readonly values: readonly FacetValue[];
  readonly chosen: readonly string[];
  readonly nameOf: NameOfValue;
  readonly onChange: (values: readonly string[]) => void;
}

function FacetChoices({ facet, values, chosen, nameOf, onChange }: ChoicesProps) {
  const { search } = useStrings();
  const [isUnfolded, setIsUnfolded] = useState(false);
  if (!isOffered(values, chosen)) return null;
  const shown = isUnfolded
    ? values
    : values.filter(({ value }, index) => index < SHOWN_AT_ONCE || chosen.includes(value));
  const rest = values.length - shown.length;
  const title = search.scope.facets[facet];
  return (
    <div className={styles.facet}>
      <CheckboxGroup
        value={[...chosen]}
        onChange={onChange}
        className={classNames(styles.choices, isUnfolded && styles.unfolded)}
      >
        <Label className={classNames(styles.title)}>{title}</Label>
        {shown.map((value) => (
          <Choice key={value.value} value={value} name={nameOf(facet, value.value, value.label)} />
        ))}
      </CheckboxGroup>
      {rest > 0 || isUnfolded ? (
        <Button
          look="quiet"
          aria-expanded={isUnfolded}
          aria-label={isUnfolded ? search.scope.fewerOf(title) : search.scope.moreOf(title, rest)}
          onPress={() => setIsUnfolded(!isUnfolded)}
        >
          {isUnfolded ? search.scope.fewer : search.scope.more(rest)}
        </Button>
      ) : null}
    </div>
  );
}

function Choice({ value, name }: { readonly value: FacetValue; readonly name: string }) {
  const { search } = useStrings();
  const formats = useFormats();
  return (
    <Checkbox value={value.value} className={classNames(styles.choice)}>
      {({ isSelected }) => (
        <>
          <span className={styles.square} aria-hidden="true">
            {isSelected ? <Icon name="check" /> : null}
          </span>
          <Clip className={styles.name}>{name}</Clip>
          <span className={styles.count} aria-hidden="true">
            {formats.number(value.passages)}
          </span>
          <VisuallyHidden>{search.scope.inPassages(value.passages, value.documents)}</VisuallyHidden>
        </>
      )}
    </Checkbox>
  );
}
