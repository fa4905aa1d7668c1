import type { QueryKind } from './queries.ts';

/** What was measured of one engine; milliseconds and bytes. Absent is what the engine has not. */
export interface Figures {
  readonly buildMs?: number;
  readonly bytes?: number;
  readonly openMs?: number;
  readonly residentBytes?: number;
  readonly p50: Partial<Record<QueryKind, number>>;
  readonly p95: Partial<Record<QueryKind, number>>;
}

export interface Ratio {
  readonly measure: string;
  readonly peer: string;
  readonly percentile: 50 | 95 | null;
  /** Sanad's figure divided by the peer's; `null` where the peer was not measured. For an absolute target, milliseconds. */
  readonly ratio: number | null;
  readonly target: number;
  readonly met: boolean | null;
}

type Measure = keyof Omit<Figures, 'p50' | 'p95'>;

const QUERIES: readonly {
  readonly measure: string;
  readonly kind: QueryKind;
  readonly percentile: 50 | 95;
  readonly targets: Readonly<Record<string, number>>;
}[] = [
  {
    measure: 'common word',
    kind: 'common',
    percentile: 50,
    targets: { lunr: 1 / 50, fts5: 0.3, minisearch: 1 / 5, recoll: 0.3 },
  },
  {
    measure: 'three words, all',
    kind: 'all',
    percentile: 50,
    targets: { lunr: 1 / 100, fts5: 0.5, minisearch: 1 / 15, recoll: 0.3 },
  },
  {
    measure: 'prefix',
    kind: 'prefix',
    percentile: 50,
    targets: { lunr: 0.2, fts5: 0.5, minisearch: 0.4, recoll: 0.2 },
  },
  {
    measure: 'fuzzy, one edit',
    kind: 'fuzzy',
    percentile: 50,
    targets: { lunr: 1, fts5: 0.8, minisearch: 1.5 },
  },
  { measure: 'phrase', kind: 'phrase', percentile: 50, targets: { fts5: 1.5, recoll: 1 } },
  { measure: 'phrase', kind: 'phrase', percentile: 95, targets: { fts5: 2, recoll: 1.5 } },
];

const OTHERS: readonly {
  readonly measure: string;
  readonly of: Measure;
  readonly targets: Readonly<Record<string, number>>;
}[] = [
  { measure: 'build', of: 'buildMs', targets: { lunr: 1 / 5, fts5: 2, minisearch: 1 / 2, recoll: 1 / 6 } },
  {
    measure: 'index bytes with positions',
    of: 'bytes',
    targets: { lunr: 1 / 5, fts5: 1.3, minisearch: 0.6, recoll: 1 / 8 },
  },
  {
    measure: 'memory after opening',
    of: 'residentBytes',
    targets: { lunr: 1 / 8, fts5: 1.5, minisearch: 1 / 6 },
  },
  { measure: 'open to first result', of: 'openMs', targets: { lunr: 1 / 50, minisearch: 1 / 40 } },
];

const OPEN_WITHIN_MS = 60;

/** The table of search.md, filled in. */
export function ratiosOf(figures: Readonly<Record<string, Figures>>): Ratio[] {
  const own = figures['sanad'];
  const queries = QUERIES.flatMap(({ measure, kind, percentile, targets }) =>
    Object.entries(targets).map(([peer, target]) => {
      const of = percentile === 50 ? 'p50' : 'p95';
      const ratio = quotient(own?.[of][kind], figures[peer]?.[of][kind]);
      return { measure, peer, percentile, ratio, target, met: ratio === null ? null : ratio <= target };
    }),
  );
  const others = OTHERS.flatMap(({ measure, of, targets }) =>
    Object.entries(targets).map(([peer, target]): Ratio => {
      const ratio = quotient(own?.[of], figures[peer]?.[of]);
      return { measure, peer, percentile: null, ratio, target, met: ratio === null ? null : ratio <= target };
    }),
  );
  const open = own?.openMs ?? null;
  return [
    ...queries,
    ...others,
    {
      measure: 'open to first result, ms',
      peer: 'none',
      percentile: null,
      ratio: open,
      target: OPEN_WITHIN_MS,
      met: open === null ? null : open <= OPEN_WITHIN_MS,
    },
  ];
}

function quotient(own: number | undefined, peer: number | undefined): number | null {
  return own === undefined || peer === undefined || peer === 0 ? null : own / peer;
}

/** The share of the sorted values that lies at or below. */
export function percentileOf(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((some, other) => some - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN;
}
