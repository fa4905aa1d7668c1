import type { CorpusPassage } from './corpus.ts';
import type { Engine } from './engine.ts';
import type { BenchmarkQuery } from './queries.ts';

/** Times each question is asked in one process, after one round that is not counted. */
const ROUNDS = 3;
const SLOW_MS = 200;
const TIMES_ADDED = 12;
/** Passages of one commit while searches go on: what a document of usual length has. */
const SLICE = 20;
const MOST_WHILE_INDEXING = 5000;

export interface Asked {
  /** From nothing to the first answer, without starting the process and loading its modules. */
  readonly openMs: number;
  /** Resident memory of the whole process after the first answer. */
  readonly residentBytes: number;
  /** Milliseconds of every single answer, by kind of question. */
  readonly samples: Readonly<Record<string, readonly number[]>>;
  readonly matches: Readonly<Record<string, number>>;
}

function collectGarbage(): void {
  globalThis.gc?.();
}

export async function measureBuild(
  engine: Engine,
  passages: readonly CorpusPassage[],
  folder: string,
): Promise<{ readonly ms: number; readonly cpuMs: number }> {
  collectGarbage();
  const started = performance.now();
  const used = process.cpuUsage();
  await engine.build(passages, folder);
  const { user, system } = process.cpuUsage(used);
  return { ms: performance.now() - started, cpuMs: (user + system) / 1000 };
}

export async function measureQueries(
  engine: Engine,
  folder: string,
  queries: readonly BenchmarkQuery[],
): Promise<Asked> {
  const first = queries.find((query) => query.kind === 'common');
  const started = performance.now();
  const opened = await engine.open(folder);
  if (first) opened.ask(first);
  const openMs = performance.now() - started;
  collectGarbage();
  const residentBytes = process.memoryUsage.rss();
  const samples: Record<string, number[]> = {};
  const matches: Record<string, number> = {};
  const slow = new Set<BenchmarkQuery>();
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const query of queries) {
      if (round > 1 && slow.has(query)) continue;
      const asked = performance.now();
      const reply = opened.ask(query);
      const ms = performance.now() - asked;
      if (!reply) continue;
      if (ms > SLOW_MS) slow.add(query);
      if (round === 0) matches[query.kind] = (matches[query.kind] ?? 0) + reply.matches;
      else (samples[query.kind] ??= []).push(ms);
    }
  }
  opened.close();
  return { openMs, residentBytes, samples, matches };
}

export interface WhileIndexing {
  /** The longest that an answer took which was asked for at the worst moment: one slice of work, then the answer. */
  readonly worstMs: number;
  readonly p95Ms: number;
  readonly passages: number;
}

/** Adds passages in small commits, with housekeeping between them, and asks after every slice. */
export async function measureWhileIndexing(
  engine: Engine,
  folder: string,
  material: { readonly passages: readonly CorpusPassage[]; readonly queries: readonly BenchmarkQuery[] },
): Promise<WhileIndexing> {
  const opened = await engine.open(folder);
  const waits: number[] = [];
  let asked = 0;
  const slice = (work: () => unknown): void => {
    const started = performance.now();
    work();
    const query = material.queries[asked++ % material.queries.length];
    if (query) opened.ask(query);
    waits.push(performance.now() - started);
  };
  const last = Math.max(...material.passages.map(({ id }) => id));
  for (let at = 0; at + SLICE <= material.passages.length && at < MOST_WHILE_INDEXING; at += SLICE) {
    const added = material.passages
      .slice(at, at + SLICE)
      .map((passage) => ({ ...passage, id: last + passage.id, path: `while-${passage.id}.txt` }));
    slice(() => opened.add?.(added));
    slice(() => opened.tidy?.());
  }
  opened.close();
  const sorted = waits.toSorted((some, other) => some - other);
  return {
    worstMs: sorted.at(-1) ?? 0,
    p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
    passages: Math.min(MOST_WHILE_INDEXING, material.passages.length),
  };
}

/** Adds single passages and hundreds of them to the finished index, each durable before the next. */
export async function measureAdding(
  engine: Engine,
  folder: string,
  passages: readonly CorpusPassage[],
): Promise<{ readonly one: readonly number[]; readonly hundred: readonly number[] }> {
  const opened = await engine.open(folder);
  const last = Math.max(...passages.map(({ id }) => id));
  let next = last + 1;
  const add = (count: number): number => {
    const added = passages.slice(next % 1000, (next % 1000) + count).map((passage): CorpusPassage => {
      return { ...passage, id: next++, path: `added-${next}.txt` };
    });
    const started = performance.now();
    opened.add?.(added);
    return performance.now() - started;
  };
  const one = Array.from({ length: TIMES_ADDED }, () => add(1));
  const hundred = Array.from({ length: TIMES_ADDED }, () => add(100));
  opened.close();
  return { one, hundred };
}
