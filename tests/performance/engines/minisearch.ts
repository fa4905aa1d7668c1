import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../engine.ts';
import type { BenchmarkQuery } from '../queries.ts';

const FILE = 'minisearch.json';
const OPTIONS = { fields: ['body'] };
const PACKAGE = 'minisearch';

/** What the benchmark uses of MiniSearch, which is measured where it is installed and not needed otherwise. */
interface MiniSearch {
  addAll(documents: readonly object[]): void;
  search(query: string, options?: object): unknown[];
}
interface MiniSearchModule {
  readonly default: {
    new (options: object): MiniSearch;
    loadJSON(json: string, options: object): MiniSearch;
  };
}

async function load(): Promise<MiniSearchModule['default']> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its types are not there where the package is not
  return ((await import(PACKAGE)) as MiniSearchModule).default;
}

function optionsOf({ kind }: BenchmarkQuery): object {
  return {
    combineWith: kind === 'any' ? 'OR' : 'AND',
    prefix: kind === 'prefix',
    fuzzy: kind === 'fuzzy' ? 1 : false,
  };
}

/** MiniSearch as it comes. It keeps no positions, so its index is weighed without. */
export const miniSearchEngine: Engine = {
  name: 'minisearch',
  async absence() {
    try {
      await load();
      return undefined;
    } catch {
      return 'the package minisearch is not installed';
    }
  },
  async version() {
    const manifest: unknown = JSON.parse(
      readFileSync(new URL('../../../node_modules/minisearch/package.json', import.meta.url), 'utf8'),
    );
    const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
    return isManifest ? String(manifest.version) : '?';
  },
  async build(passages, folder) {
    const MiniSearch = await load();
    const index = new MiniSearch(OPTIONS);
    index.addAll(passages.map(({ id, body }) => ({ id, body })));
    writeFileSync(join(folder, FILE), JSON.stringify(index));
  },
  bytes: (folder) => Promise.resolve(statSync(join(folder, FILE)).size),
  async open(folder) {
    const MiniSearch = await load();
    const index = MiniSearch.loadJSON(readFileSync(join(folder, FILE), 'utf8'), OPTIONS);
    return {
      ask(query) {
        if (query.kind === 'phrase') return undefined;
        const results = index.search(query.words.join(' '), optionsOf(query));
        return { matches: results.length };
      },
      close() {},
    };
  },
};
