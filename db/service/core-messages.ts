import type { CoreEvent } from '../contract/contract.ts';
import type { Result } from '../contract/result.ts';

/** What the worker is started with. */
export interface CoreWorkerStart {
  readonly dataFolder: string;
  readonly corpusFile: string;
  readonly appVersion: string;
}

/** From a host to the worker. Calls are answered in the order they came. */
export type ToCore =
  | { readonly kind: 'call'; readonly number: number; readonly method: string; readonly input: unknown }
  /** Without an answer: that it was locked is told by an event. */
  | { readonly kind: 'lock-after-saving' }
  | { readonly kind: 'close' };

/** From the worker to its host. The first message is always `started`. */
export type FromCore =
  | { readonly kind: 'started'; readonly result: Result<null> }
  | { readonly kind: 'answer'; readonly number: number; readonly result: Result<unknown> }
  | { readonly kind: 'event'; readonly event: CoreEvent }
  | { readonly kind: 'log'; readonly line: string };
