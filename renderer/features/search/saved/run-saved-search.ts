import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { SavedSearch } from '../../../../db/contract/saved-searches.ts';
import { requestOfSaved } from '../../../api/saved-searches.ts';
import { PATHS } from '../../../app/routes.ts';
import { useSessionStore } from '../../../app/session.tsx';

/** Asks what was saved, on the search page, from wherever one is. */
export function useRunSavedSearch(): (saved: Pick<SavedSearch, 'question'>) => void {
  const store = useSessionStore();
  const [, navigate] = useLocation();
  return useCallback(
    (saved) => {
      store.change({ search: requestOfSaved(saved), searchHit: null });
      navigate(PATHS.search);
    },
    [store, navigate],
  );
}
