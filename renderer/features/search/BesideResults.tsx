import { memo, useCallback, useDeferredValue, useState } from 'react';
import type { SearchAnswer } from '../../../db/contract/search.ts';
import { useSearchFacets, useSearchGroups, type SearchRequest, type SearchScope } from '../../api/search.ts';
import { useSessionStore } from '../../app/session.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import styles from './BesideResults.module.css';
import { countFound, FOUND_AT_ONCE, FoundBeside, MOST_FOUND } from './groups/FoundBeside.tsx';
import { isPlain } from './groups/plain-query.ts';
import type { GroupName } from './groups/use-open-found.ts';
import { FacetColumn, hasChoices } from './scope/FacetColumn.tsx';
import { chosenValues } from './scope/scope.ts';

interface Props {
  readonly answer: SearchAnswer;
  /** What is asked now. */
  readonly request: SearchRequest;
  /** What was asked for the last time that nobody was typing: only that is asked here, after the hits. */
  readonly settled: SearchRequest;
  /** `column`: all in view, beside the results; `folds`: two lines to unfold above them. */
  readonly look: 'column' | 'folds';
}

/** What was found beside passages, and what the search can be narrowed to. */
export function BesideResults({ answer, request, settled, look }: Props) {
  const { search } = useStrings();
  const [unfolded, setUnfolded] = useState<ReadonlySet<GroupName>>(new Set());
  const asked = settled.query.trim() === '' ? null : settled;
  // Drawn when nothing else is to be done: the next key comes first.
  const facets = useDeferredValue(useSearchFacets(asked).data);
  const groups = useDeferredValue(
    useSearchGroups(asked, unfolded.size === 0 ? FOUND_AT_ONCE : MOST_FOUND).data,
  );
  const unfold = useCallback((group: GroupName) => setUnfolded((before) => new Set([...before, group])), []);
  const narrow = useNarrow();
  const found =
    groups === undefined || countFound(groups) === 0 ? null : (
      <Found
        groups={groups}
        request={settled}
        canBeListed={isPlain(answer)}
        unfolded={unfolded}
        onUnfold={unfold}
      />
    );
  const narrowing =
    facets === undefined || !hasChoices(facets, request.scope) ? null : (
      <Narrowing facets={facets} scope={request.scope} onChange={narrow} />
    );
  if (look === 'folds') {
    const count = groups === undefined ? 0 : countFound(groups);
    return (
      <div className={styles.folds} data-pane="beside-results">
        {found === null ? (
          <p className={styles.nothing}>{groups === undefined ? null : search.groups.nothing}</p>
        ) : (
          <Disclosure label={search.groups.unfold(count)}>
            <div className={styles.unfolded}>{found}</div>
          </Disclosure>
        )}
        {narrowing === null ? null : (
          <Disclosure label={search.scope.unfold(chosenValues(request.scope).length)}>
            <div className={styles.unfolded}>{narrowing}</div>
          </Disclosure>
        )}
      </div>
    );
  }
  return (
    <div className={styles.column} data-pane="beside-results">
      {found === null ? null : (
        <section aria-labelledby="found-beside">
          <h2 id="found-beside" className={styles.title}>
            {search.groups.title}
          </h2>
          {found}
        </section>
      )}
      {narrowing === null ? null : (
        <section aria-labelledby="narrow-search">
          <h2 id="narrow-search" className={styles.title}>
            {search.scope.title}
          </h2>
          {narrowing}
        </section>
      )}
    </div>
  );
}

// Neither has anything to do with the letters that are typed meanwhile.
const Found = memo(FoundBeside);
const Narrowing = memo(FacetColumn);

/** Narrows what is asked now. */
function useNarrow(): (scope: SearchScope) => void {
  const store = useSessionStore();
  return useCallback(
    (scope) => store.change({ search: { ...store.get().search, scope }, searchHit: null }),
    [store],
  );
}
