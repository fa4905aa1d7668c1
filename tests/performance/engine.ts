import type { CorpusPassage } from './corpus.ts';
import type { BenchmarkQuery } from './queries.ts';

/** What a question came to, so that a run can be checked: matches in all, or only those asked for where an engine counts no more. */
export interface Reply {
  readonly matches: number;
}

export interface OpenEngine {
  /** The best twenty, ranked; `undefined` where the engine has no such question. */
  ask(query: BenchmarkQuery): Reply | undefined;
  /** Adds passages and returns when they are durable. Absent where the engine has to build everything anew. */
  add?(passages: readonly CorpusPassage[]): void;
  /** A piece of housekeeping between other work; false where nothing is left to do. */
  tidy?(): boolean;
  close(): void;
}

/** One engine under measurement. Everything it keeps lies in the folder given. */
export interface Engine {
  readonly name: string;
  /** Why it cannot run here; `undefined` where it can. */
  absence(): Promise<string | undefined>;
  version(): Promise<string>;
  /** Whatever is not the index: for Sanad, the documents themselves. Not timed. */
  prepare?(passages: readonly CorpusPassage[], folder: string): Promise<void>;
  /** Makes the index, durable and ready to be asked. Timed. */
  build(passages: readonly CorpusPassage[], folder: string): Promise<void>;
  /** Housekeeping that the application does later and in the background; timed on its own. */
  settle?(folder: string): Promise<void>;
  /** Bytes of the index with the positions of words. Not timed. */
  bytes(folder: string, read: () => readonly CorpusPassage[]): Promise<number>;
  /** Timed, together with the first question. */
  open(folder: string): Promise<OpenEngine>;
}

/** Hits of a page of results. */
export const PAGE = 20;
