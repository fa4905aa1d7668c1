import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runBenchmark, type BenchmarkResult } from '../tests/performance/benchmark.ts';
import { CORPUS_SIZES, corpusFile } from '../tests/performance/corpus.ts';
import { measureWork, type WorkMeasure } from '../tests/performance/work/measure-work.ts';

const USAGE = `npm run bench -- --corpus FOLDER [--size ${CORPUS_SIZES.join('|')}] [--rounds N] [--engines sanad,fts5,…] [--json]
npm run bench -- --work`;

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    corpus: { type: 'string' },
    size: { type: 'string', default: 'p50k' },
    rounds: { type: 'string', default: '3' },
    engines: { type: 'string' },
    json: { type: 'boolean', default: false },
    work: { type: 'boolean', default: false },
  },
});
const size = CORPUS_SIZES.find((known) => known === values.size);
const rounds = Number(values.rounds);

if (values.work) {
  printWork(await measureWork((line) => console.error(line)));
} else if (!values.corpus || !size || !Number.isInteger(rounds) || rounds < 1) {
  console.error(USAGE);
  process.exitCode = 2;
} else if (!existsSync(corpusFile(values.corpus, size))) {
  console.error(`There is no ${corpusFile(values.corpus, size)}. Make the corpus with make-corpus.sh first.`);
  process.exitCode = 2;
} else {
  const result = runBenchmark({
    corpus: values.corpus,
    size,
    buildRounds: Math.max(1, rounds - 1),
    askRounds: rounds,
    engines: values.engines?.split(','),
    report: (line) => console.error(line),
  });
  if (values.json) console.log(JSON.stringify(result));
  else print(result);
}

function print({ passages, ratios, absent, figures }: BenchmarkResult): void {
  console.log(`${passages} passages`);
  for (const [engine, reason] of Object.entries(absent)) console.log(`${engine} was not measured: ${reason}`);
  console.table(
    ratios.map(({ measure, peer, percentile, ratio, target, met }) => ({
      measure,
      peer,
      percentile: percentile ?? '',
      ratio: ratio === null ? 'not measured' : Number(ratio.toPrecision(3)),
      target: Number(target.toPrecision(3)),
      met: met === null ? '' : met ? 'yes' : 'NO',
    })),
  );
  for (const [engine, measured] of Object.entries(figures)) console.log(engine, JSON.stringify(measured));
}

function printWork(measures: readonly WorkMeasure[]): void {
  console.table(
    measures.map(({ measure, p50, p95, target, met }) => ({
      measure,
      p50: Number(p50.toPrecision(3)),
      p95: Number(p95.toPrecision(3)),
      target: target ?? '',
      met: met === null ? '' : met ? 'yes' : 'NO',
    })),
  );
}
