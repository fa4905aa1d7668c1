import { contract, isMethodName, type CoreEvent } from '../../db/contract/contract.ts';
import { fail, succeed, type Result } from '../../db/contract/result.ts';
import type { CoreClient } from '../../db/service/core-client.ts';

export interface InMemoryCore extends CoreClient {
  readonly calls: { readonly method: string; readonly input: unknown }[];
  /** How often it was asked to lock once everything is saved. */
  locks(): number;
  emit(event: CoreEvent): void;
  listeners(): number;
  isClosed(): boolean;
  closeWith(close: () => Promise<void>): void;
  nextUnsubscription(): Promise<void>;
  answerWith(answer: (method: string, input: unknown) => Promise<Result<unknown>>): void;
}

/** A core without a library, for tests of what lies between a caller and the core. */
export function createInMemoryCore(): InMemoryCore {
  const listeners = new Set<(event: CoreEvent) => void>();
  let whenUnsubscribed = doNothing;
  const calls: InMemoryCore['calls'] = [];
  let isClosed = false;
  let locks = 0;
  let whenClosed = atOnce;
  let answer = answerByTheContract;
  return {
    calls,
    locks: () => locks,
    lockAfterSaving() {
      locks += 1;
    },
    emit: (event) => listeners.forEach((listener) => listener(event)),
    listeners: () => listeners.size,
    nextUnsubscription: () =>
      new Promise((resolve) => {
        whenUnsubscribed = resolve;
      }),
    answerWith(next) {
      answer = next;
    },
    call(method, input) {
      calls.push({ method, input });
      return answer(method, input);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        whenUnsubscribed();
      };
    },
    isClosed: () => isClosed,
    closeWith(close) {
      whenClosed = close;
    },
    close: () => {
      isClosed = true;
      return whenClosed();
    },
  };
}

function doNothing(): void {}

function atOnce(): Promise<void> {
  return Promise.resolve();
}

function answerByTheContract(method: string, input: unknown): Promise<Result<unknown>> {
  if (!isMethodName(method)) return Promise.resolve(fail('unknown-method', 'There is no such call.'));
  const parsed = contract[method].input.safeParse(input);
  if (!parsed.success) return Promise.resolve(fail('invalid-input', 'The input does not fit the call.'));
  return Promise.resolve(succeed({ method, input: parsed.data }));
}
