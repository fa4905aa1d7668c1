import type { Database } from 'better-sqlite3';

/** What `search_state` says: see migration 0020. */
export interface SearchState {
  readonly changes: number;
  readonly nextSegment: number;
  readonly mergeTarget: number | null;
  readonly mergeSources: readonly number[];
  readonly mergeFamily: number;
  readonly cleaning: readonly number[];
}

export interface SearchStateStore {
  read(): SearchState;
  write(state: SearchState): void;
  /** An id that no segment ever had. */
  takeSegmentId(): number;
}

interface Row extends Omit<SearchState, 'mergeSources' | 'cleaning'> {
  readonly mergeSources: string | null;
  readonly cleaning: string;
}

const NOTHING_YET: SearchState = {
  changes: 0,
  nextSegment: 1,
  mergeTarget: null,
  mergeSources: [],
  mergeFamily: 0,
  cleaning: [],
};

export function openSearchState(db: Database): SearchStateStore {
  const select = db.prepare<[], Row>(
    `SELECT changes, next_segment AS nextSegment, merge_target AS mergeTarget, merge_sources AS mergeSources,
       merge_family AS mergeFamily, cleaning FROM search_state`,
  );
  const upsert = db.prepare<[Row]>(
    `INSERT INTO search_state (id, changes, next_segment, merge_target, merge_sources, merge_family, cleaning)
     VALUES (1, @changes, @nextSegment, @mergeTarget, @mergeSources, @mergeFamily, @cleaning)
     ON CONFLICT (id) DO UPDATE SET changes = @changes, next_segment = @nextSegment, merge_target = @mergeTarget,
       merge_sources = @mergeSources, merge_family = @mergeFamily, cleaning = @cleaning`,
  );
  const read = (): SearchState => {
    const row = select.get();
    if (!row) return NOTHING_YET;
    return { ...row, mergeSources: idsOf(row.mergeSources ?? '[]'), cleaning: idsOf(row.cleaning) };
  };
  const write = (state: SearchState): void => {
    const { mergeSources, cleaning } = state;
    upsert.run({ ...state, mergeSources: JSON.stringify(mergeSources), cleaning: JSON.stringify(cleaning) });
  };
  return {
    read,
    write,
    takeSegmentId() {
      const state = read();
      write({ ...state, nextSegment: state.nextSegment + 1 });
      return state.nextSegment;
    },
  };
}

function idsOf(json: string): number[] {
  const ids: unknown = JSON.parse(json);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'number') : [];
}
