/**
 * One task of one engine in a process of its own: `node run-engine.ts ENGINE TASK FOLDER CORPUS-FILE`. Prints one JSON
 * document. Nothing is shared between tasks but the files in the folder.
 */
import { readFileSync } from 'node:fs';
import { readCorpus } from './corpus.ts';
import { loadEngine } from './engines.ts';
import type { BenchmarkQuery } from './queries.ts';
import { measureAdding, measureBuild, measureQueries, measureWhileIndexing } from './tasks.ts';

const [name = '', task = '', folder = '', corpus = '', queries = ''] = process.argv.slice(2);

/** Written by the same run a moment ago. */
function readQueries(file: string): BenchmarkQuery[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return JSON.parse(readFileSync(file, 'utf8')) as BenchmarkQuery[];
}

async function run(): Promise<unknown> {
  const engine = await loadEngine(name);
  switch (task) {
    case 'about':
      return {
        absence: await engine.absence(),
        version: (await engine.absence()) ? '' : await engine.version(),
      };
    case 'prepare':
      await engine.prepare?.(readCorpus(corpus), folder);
      return {};
    case 'build':
      return measureBuild(engine, readCorpus(corpus), folder);
    case 'settle': {
      const started = performance.now();
      await engine.settle?.(folder);
      return { ms: performance.now() - started };
    }
    case 'weigh':
      return { bytes: await engine.bytes(folder, () => readCorpus(corpus)) };
    case 'ask':
      return measureQueries(engine, folder, readQueries(queries));
    case 'add':
      return measureAdding(engine, folder, readCorpus(corpus));
    case 'while-indexing':
      return measureWhileIndexing(engine, folder, {
        passages: readCorpus(corpus),
        queries: readQueries(queries),
      });
    default:
      throw new Error(`There is no task ${task}`);
  }
}

process.stdout.write(`${JSON.stringify(await run())}\n`);
