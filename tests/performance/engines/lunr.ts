import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type lunr from 'lunr';
import type { CorpusPassage } from '../corpus.ts';
import type { Engine, OpenEngine } from '../engine.ts';
import type { BenchmarkQuery } from '../queries.ts';

const FILE = 'lunr.json';
const FILE_WITH_POSITIONS = 'lunr-positions.json';

type Lunr = typeof lunr;

/**
 * Lunr 2.3.9 with the one repair without which it loses words: a node's label and the id it leads to were joined without a
 * separator, so that different nodes became one (upstream issue 503).
 */
async function loadRepaired(): Promise<Lunr> {
  const { default: loaded } = await import('lunr');
  const prototype: object = loaded.TokenSet.prototype;
  Object.defineProperty(prototype, 'toString', { value: describeNode, configurable: true, writable: true });
  return loaded;
}

interface Node {
  final: boolean;
  id: number;
  edges: Record<string, Node>;
  /** Lunr's own memory of the text, under its own name. */
  _str?: string;
}

function describeNode(this: Node): string {
  // oxlint-disable-next-line no-underscore-dangle -- Lunr's own name
  const { _str: known } = this;
  if (known !== undefined) return known;
  let text = this.final ? '1' : '0';
  for (const label of Object.keys(this.edges).toSorted()) text += `,${label}:${this.edges[label]?.id ?? ''}`;
  return text;
}

function buildIndex(lunr: Lunr, passages: readonly CorpusPassage[], withPositions: boolean): lunr.Index {
  const builder = new lunr.Builder();
  builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer);
  builder.searchPipeline.add(lunr.stemmer);
  if (withPositions) builder.metadataWhitelist = ['position'];
  builder.ref('id');
  builder.field('body');
  for (const { id, body } of passages) builder.add({ id: String(id), body });
  return builder.build();
}

function openWith(lunr: Lunr, index: lunr.Index): OpenEngine {
  const { REQUIRED, OPTIONAL } = lunr.Query.presence;
  const { TRAILING } = lunr.Query.wildcard;
  const ask = ({ kind, words }: BenchmarkQuery) => {
    if (kind === 'phrase') return undefined;
    const results = index.query((query) => {
      for (const word of words) {
        if (kind === 'prefix') query.term(word, { wildcard: TRAILING, usePipeline: false });
        else if (kind === 'fuzzy') query.term(word, { editDistance: 1 });
        else query.term(word, { presence: kind === 'all' ? REQUIRED : OPTIONAL });
      }
    });
    return { matches: results.length };
  };
  return { ask, close() {} };
}

/** Stock Lunr: one field, its own separator, stemmer and stop words. */
export const lunrEngine: Engine = {
  name: 'lunr',
  absence: () => Promise.resolve(undefined),
  version: async () => `${(await import('lunr')).default.version}, token set repaired`,
  async build(passages, folder) {
    const lunr = await loadRepaired();
    writeFileSync(join(folder, FILE), JSON.stringify(buildIndex(lunr, passages, false)));
  },
  async bytes(folder, read) {
    await writeLunrWithPositions(read(), folder);
    return statSync(join(folder, FILE_WITH_POSITIONS)).size;
  },
  async open(folder) {
    const lunr = await loadRepaired();
    const stored: unknown = JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what this very version serialised
    return openWith(lunr, lunr.Index.load(stored as object));
  },
};

/** Lunr's index with positions, made only to be weighed: it takes longer to build than the one it is timed by. */
async function writeLunrWithPositions(passages: readonly CorpusPassage[], folder: string): Promise<void> {
  const lunr = await loadRepaired();
  writeFileSync(join(folder, FILE_WITH_POSITIONS), JSON.stringify(buildIndex(lunr, passages, true)));
}
