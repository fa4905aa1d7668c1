import { useRef } from 'react';
import type { SearchScope } from '../../../api/search.ts';
import { isolated } from '../../../strings/isolate.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Clip } from '../../../ui/Clip.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import styles from './ChosenScope.module.css';
import { chosenValues, withoutChosen } from './scope.ts';
import { useValueNames } from './use-value-names.ts';

interface Props {
  readonly scope: SearchScope;
  readonly onChange: (scope: SearchScope) => void;
  /** Told when the last one is taken away by its own button, which had the focus. */
  readonly onEmptied: () => void;
}

/** What the search is narrowed to, each to be taken away by itself. Nothing where it is not narrowed. */
export function ChosenScope({ scope, onChange, onEmptied }: Props) {
  const { search } = useStrings();
  const nameOf = useValueNames(scope);
  const list = useRef<HTMLUListElement>(null);
  const chosen = chosenValues(scope);
  if (chosen.length === 0) return null;
  const drop = (index: number): void => {
    const value = chosen[index];
    if (value === undefined) return;
    const buttons = list.current?.querySelectorAll('button');
    // The focus goes on to a neighbour: its own button is about to leave the page.
    (buttons?.[index + 1] ?? buttons?.[index - 1])?.focus();
    onChange(withoutChosen(scope, value));
    if (chosen.length === 1) onEmptied();
  };
  const dropAll = (): void => {
    onChange({});
    onEmptied();
  };
  return (
    <section className={styles.chosen} aria-label={search.scope.chosen}>
      <ul ref={list} className={styles.chips}>
        {chosen.map(({ facet, value }, index) => {
          const title = search.scope.facets[facet];
          const name = nameOf(facet, value);
          return (
            <li key={`${facet} ${value}`} className={styles.item}>
              <button
                type="button"
                className={styles.chip}
                aria-label={search.scope.drop(title, name)}
                onClick={() => drop(index)}
              >
                <Clip>{`${title}: ${isolated(name)}`}</Clip>
                <Icon name="close" />
              </button>
            </li>
          );
        })}
      </ul>
      {chosen.length > 1 ? (
        <Button look="quiet" onPress={dropAll}>
          {search.scope.dropAll}
        </Button>
      ) : null}
    </section>
  );
}
