import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A line of the corpus: see `make-corpus.sh`. */
export interface CorpusPassage {
  readonly id: number;
  readonly doc: number;
  readonly seq: number;
  readonly path: string;
  readonly title: string;
  readonly body: string;
}

/** The sizes that `make-corpus.sh` cuts, by the name of their file. */
export const CORPUS_SIZES = ['p1k', 'p10k', 'p50k', 'pall'] as const;
export type CorpusSize = (typeof CORPUS_SIZES)[number];

export function corpusFile(folder: string, size: CorpusSize): string {
  return join(folder, 'data', `${size}.jsonl`);
}

/** All passages of one file, in their order. The file is what `make-corpus.sh` wrote. */
export function readCorpus(file: string): CorpusPassage[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): CorpusPassage => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what make-corpus.sh wrote
      return JSON.parse(line) as CorpusPassage;
    });
}
