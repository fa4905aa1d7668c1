import { useEffect, useMemo } from 'react';
import { useJournalDays } from '../../../api/notes.ts';
import type { Day } from './days.ts';

/** The days on which something was written, as far back as the first day asked for. */
export function useWrittenDays(from: Day): ReadonlySet<Day> {
  const { data, hasNextPage, isFetching, error, fetchNextPage } = useJournalDays();
  const days = useMemo(
    () => data?.pages.flatMap((page) => page.records.flatMap(({ day }) => day ?? [])) ?? [],
    [data],
  );
  const oldest = days.at(-1);
  const goesBackFarEnough = oldest === undefined || oldest < from;
  useEffect(() => {
    if (!goesBackFarEnough && hasNextPage && !isFetching && error === null) void fetchNextPage();
  }, [goesBackFarEnough, hasNextPage, isFetching, error, fetchNextPage]);
  return useMemo(() => new Set(days), [days]);
}
