import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpusFile, readCorpus, type CorpusSize } from './corpus.ts';
import { ENGINE_NAMES } from './engines.ts';
import { makeQueries, QUERY_KINDS, type QueryKind } from './queries.ts';
import { percentileOf, ratiosOf, type Figures, type Ratio } from './ratios.ts';
import type { Asked, WhileIndexing } from './tasks.ts';

export interface BenchmarkOptions {
  readonly corpus: string;
  readonly size: CorpusSize;
  readonly buildRounds: number;
  readonly askRounds: number;
  /** Only these; all that are installed where it is left out. */
  readonly engines?: readonly string[] | undefined;
  readonly report: (line: string) => void;
}

export interface BenchmarkResult {
  readonly machine: { readonly processors: number; readonly memoryGb: number; readonly system: string };
  readonly date: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly passages: number;
  readonly ratios: readonly Ratio[];
  /** Why an engine was not measured. */
  readonly absent: Readonly<Record<string, string>>;
  /** Everything that the ratios come from, and what has a bound of its own: milliseconds and bytes by engine. */
  readonly figures: Readonly<Record<string, object>>;
}

interface Built {
  readonly ms: number;
  readonly cpuMs: number;
}

interface Measured {
  readonly builds: Built[];
  readonly asked: Asked[];
  settleMs?: number;
  bytes?: number;
  added?: { readonly one: readonly number[]; readonly hundred: readonly number[] };
  whileIndexing?: WhileIndexing;
}

const CHILD = fileURLToPath(new URL('run-engine.ts', import.meta.url));
/** Lunr needs two gigabytes for fifty thousand passages. */
const HEAP_MB = 12_000;
const RECOLL = 'recoll: it is a program, not a library; its own start would be measured with every question';

/** Measures all engines that are installed, in turn and each task in a process of its own. */
export function runBenchmark(options: BenchmarkOptions): BenchmarkResult {
  const work = mkdtempSync(join(tmpdir(), 'sanad-bench-'));
  try {
    return new Run(options, work).result();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

class Run {
  readonly #options: BenchmarkOptions;
  readonly #work: string;
  readonly #corpus: string;
  readonly #queries: string;
  readonly #passages: number;
  readonly #versions: Record<string, string> = {};
  readonly #absent: Record<string, string> = { recoll: RECOLL };
  readonly #measured = new Map<string, Measured>();

  constructor(options: BenchmarkOptions, work: string) {
    this.#options = options;
    this.#work = work;
    this.#corpus = corpusFile(options.corpus, options.size);
    const passages = readCorpus(this.#corpus);
    this.#passages = passages.length;
    this.#queries = join(work, 'queries.json');
    writeFileSync(this.#queries, JSON.stringify(makeQueries(passages)));
  }

  result(): BenchmarkResult {
    this.#findEngines();
    this.#build();
    this.#ask();
    this.#add();
    const figures = Object.fromEntries([...this.#measured].map(([name, of]) => [name, figuresOf(of)]));
    const details = Object.fromEntries(
      [...this.#measured].map(([name, of]) => [name, { ...figuresOf(of), ...extrasOf(of) }]),
    );
    return {
      machine: {
        processors: cpus().length,
        memoryGb: Math.round(totalmem() / 1e9),
        system: `${platform()} ${arch()}`,
      },
      date: new Date().toISOString().slice(0, 10),
      versions: { node: process.versions.node, ...this.#versions },
      passages: this.#passages,
      ratios: ratiosOf(figures),
      absent: this.#absent,
      figures: details,
    };
  }

  #findEngines(): void {
    for (const name of ENGINE_NAMES) {
      if (this.#options.engines && !this.#options.engines.includes(name)) {
        this.#absent[name] = 'it was left out of this run';
        continue;
      }
      const about = this.#run<{ absence?: string; version: string }>(name, 'about');
      if (about.absence) this.#absent[name] = about.absence;
      else {
        this.#versions[name] = about.version;
        this.#measured.set(name, { builds: [], asked: [] });
      }
    }
  }

  /** `sanad-answer` asks the same vault, so it builds none of its own. */
  #build(): void {
    for (let round = 0; round < this.#options.buildRounds; round += 1) {
      for (const [name, measured] of this.#measured) {
        if (name === 'sanad-answer') continue;
        const folder = this.#folder(name);
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder, { recursive: true });
        this.#run(name, 'prepare');
        measured.builds.push(this.#run<Built>(name, 'build'));
        this.#options.report(`${name}: built in ${Math.round(measured.builds.at(-1)?.ms ?? 0)} ms`);
      }
    }
    for (const [name, measured] of this.#measured) {
      if (name === 'sanad-answer') continue;
      measured.settleMs = this.#run<{ ms: number }>(name, 'settle').ms;
      measured.bytes = this.#run<{ bytes: number }>(name, 'weigh').bytes;
    }
  }

  #ask(): void {
    for (let round = 0; round < this.#options.askRounds; round += 1) {
      for (const [name, measured] of this.#measured) {
        measured.asked.push(this.#run<Asked>(name, 'ask'));
        this.#options.report(`${name}: asked, round ${round + 1}`);
      }
    }
  }

  #add(): void {
    for (const name of ['sanad', 'fts5']) {
      const measured = this.#measured.get(name);
      if (measured) measured.added = this.#run(name, 'add');
    }
    const sanad = this.#measured.get('sanad');
    if (sanad) sanad.whileIndexing = this.#run<WhileIndexing>('sanad', 'while-indexing');
  }

  #folder(name: string): string {
    return join(this.#work, name === 'sanad-answer' ? 'sanad' : name);
  }

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the task decides what is answered
  #run<Answer>(name: string, task: string): Answer {
    const child = spawnSync(
      process.execPath,
      [
        '--expose-gc',
        `--max-old-space-size=${HEAP_MB}`,
        CHILD,
        name,
        task,
        this.#folder(name),
        this.#corpus,
        this.#queries,
      ],
      { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    if (child.status !== 0) throw new Error(`${name} could not ${task}`);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- run-engine.ts answers each task with its own shape
    return JSON.parse(child.stdout) as Answer;
  }
}

function figuresOf(measured: Measured): Figures {
  const samples = (kind: QueryKind): readonly number[] =>
    measured.asked.flatMap((asked) => asked.samples[kind] ?? []);
  const byKind = (percent: number): Partial<Record<QueryKind, number>> =>
    Object.fromEntries(
      QUERY_KINDS.filter((kind) => samples(kind).length > 0).map((kind) => [
        kind,
        percentileOf(samples(kind), percent),
      ]),
    );
  const builds = measured.builds.map(({ ms }) => ms);
  const openings = measured.asked.map(({ openMs }) => openMs);
  const resident = measured.asked.map(({ residentBytes }) => residentBytes);
  return {
    ...(builds.length > 0 && { buildMs: percentileOf(builds, 50) }),
    ...(measured.bytes !== undefined && { bytes: measured.bytes }),
    openMs: percentileOf(openings, 50),
    residentBytes: percentileOf(resident, 50),
    p50: byKind(50),
    p95: byKind(95),
  };
}

function extrasOf(measured: Measured): object {
  const cpu = measured.builds.map(({ cpuMs }) => cpuMs);
  return {
    ...(cpu.length > 0 && { buildCpuMs: percentileOf(cpu, 50) }),
    ...(measured.settleMs !== undefined && { settleMs: measured.settleMs }),
    ...(measured.added && {
      addOneP50Ms: percentileOf(measured.added.one, 50),
      addHundredP50Ms: percentileOf(measured.added.hundred, 50),
    }),
    ...(measured.whileIndexing && { whileIndexing: measured.whileIndexing }),
  };
}
