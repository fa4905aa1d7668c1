import type { CoreEvent } from '../../db/contract/contract.ts';
import { fail, type Result } from '../../db/contract/result.ts';
import { ALL_TOPICS } from '../api/topics.ts';
import type { CallOptions, CoreTransport } from './core-transport.ts';
import { readJsonLines } from './ndjson.ts';

export interface BrowserTransportOptions {
  readonly token: string;
  readonly fetch: typeof globalThis.fetch;
  /** Resolves after that many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4000;
const ATTEMPTS_BEFORE_STOPPED = 3;
/** A browser takes 64 kB of requests that outlive their page; a longer one is sent as any other and may be cut off. */
const MAX_KEPT_ALIVE_BYTES = 60_000;

/**
 * Reaches the core through the loopback server that served this page.
 *
 * A server that does not answer is `core-stopped`, as a value and, after three failed attempts to reopen the
 * event stream, as an event. When the stream comes back everything counts as changed, because events may have
 * been missed.
 */
export function connectThroughLoopback(options: BrowserTransportOptions): CoreTransport {
  return {
    call: (method, input, callOptions) => postCall(options, { method, input, ...callOptions }),
    subscribe(listener) {
      const ending = new AbortController();
      void followEvents(options, listener, ending.signal);
      return () => ending.abort();
    },
  };
}

async function postCall(
  { fetch, token }: BrowserTransportOptions,
  { method, input, signal, outlivesPage }: { method: string; input: unknown } & CallOptions,
): Promise<Result<unknown>> {
  const body = JSON.stringify(input);
  try {
    const response = await fetch(`/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
      cache: 'no-store',
      keepalive: outlivesPage === true && new TextEncoder().encode(body).length <= MAX_KEPT_ALIVE_BYTES,
      signal: signal ?? null,
    });
    const answer: unknown = await response.json();
    return isResult(answer) ? answer : fail('internal', 'Sanad received an answer it cannot read.');
  } catch {
    if (signal?.aborted) return fail('cancelled', 'The call was given up.');
    return fail('core-stopped', 'Sanad does not answer. Nothing that was saved is lost. Start Sanad again.');
  }
}

async function followEvents(
  options: BrowserTransportOptions,
  listener: (event: CoreEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  let failedAttempts = 0;
  let isFirst = true;
  while (!signal.aborted) {
    const onOpen = (): void => {
      if (!isFirst) listener({ kind: 'changed', topics: ALL_TOPICS, revision: 0 });
      isFirst = false;
      failedAttempts = 0;
    };
    await followOneStream(options, { listener, onOpen, signal });
    if (signal.aborted) return;
    failedAttempts += 1;
    if (failedAttempts === ATTEMPTS_BEFORE_STOPPED) listener({ kind: 'core-stopped' });
    if (signal.aborted) return; // the listener may have had enough
    await options.wait(Math.min(FIRST_WAIT_MS * 2 ** (failedAttempts - 1), LONGEST_WAIT_MS));
  }
}

/** Ends, without an error, when the stream ends for whatever reason. */
async function followOneStream(
  { fetch, token }: BrowserTransportOptions,
  stream: { listener: (event: CoreEvent) => void; onOpen: () => void; signal: AbortSignal },
): Promise<void> {
  try {
    const response = await fetch('/events', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{}',
      cache: 'no-store',
      signal: stream.signal,
    });
    if (!response.ok || response.body === null) return;
    stream.onOpen();
    await readJsonLines(response.body, (value) => {
      if (isCoreEvent(value)) stream.listener(value);
    });
  } catch {
    // A broken stream is an expected end: the caller opens the next one.
  }
}

function isResult(value: unknown): value is Result<unknown> {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false;
  return value.ok === true || (value.ok === false && 'error' in value);
}

function isCoreEvent(value: unknown): value is CoreEvent {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'changed') return 'topics' in value;
  if (value.kind === 'progress') return 'job' in value && 'done' in value && 'total' in value;
  return value.kind === 'about-to-lock' || value.kind === 'core-stopped';
}
