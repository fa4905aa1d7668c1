import { useEffect, useMemo, useState } from 'react';
import type { MatrixRow } from '../../../db/contract/search.ts';
import type { CallFailed } from '../../api/client.ts';
import { useMatrix } from '../../api/search.ts';
import { inCalls } from './names-list.ts';

/** How far looking for a list of names has come. */
export interface MatrixWalk {
  readonly rows: readonly MatrixRow[];
  readonly total: number;
  /** `idle` before anything was asked for. */
  readonly state: 'idle' | 'looking' | 'stopped' | 'done' | 'failed';
  readonly error: CallFailed | null;
  readonly stop: () => void;
  readonly goOn: () => void;
}

const NONE: readonly string[] = [];

/** Looks for the names call after call until all are answered or it is stopped; what is answered is there at once. */
export function useMatrixWalk(asked: readonly string[] | null, isExact: boolean): MatrixWalk {
  const names = asked ?? NONE;
  const lists = useMemo(() => inCalls(names), [names]);
  const walk = useMatrix({ lists, isExact });
  const { hasNextPage, isFetching, error, fetchNextPage, data } = walk;
  // Which list was stopped: another one begins anew.
  const [stopped, setStopped] = useState<readonly string[] | null>(null);
  const isStopped = stopped === names;
  const wantsMore = hasNextPage && !isFetching && !isStopped && error === null;
  useEffect(() => {
    if (wantsMore) void fetchNextPage();
  }, [wantsMore, fetchNextPage]);
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  return {
    rows,
    total: names.length,
    state: stateOf({ names, rows, isStopped, error }),
    error,
    stop: () => setStopped(names),
    goOn: () => {
      setStopped(null);
      if (error !== null) void (data === undefined ? walk.refetch() : fetchNextPage());
    },
  };
}

interface Progress {
  readonly names: readonly string[];
  readonly rows: readonly MatrixRow[];
  readonly isStopped: boolean;
  readonly error: CallFailed | null;
}

function stateOf({ names, rows, isStopped, error }: Progress): MatrixWalk['state'] {
  if (names.length === 0) return 'idle';
  if (rows.length >= names.length) return 'done';
  if (error !== null) return 'failed';
  return isStopped ? 'stopped' : 'looking';
}
