import { QueryClient } from '@tanstack/react-query';
import { onTestFinished } from 'vitest';
import { fail, type ErrorCode } from '../../db/contract/result.ts';
import { createClient } from '../../renderer/api/client.ts';
import { createNoteCalls, type NoteCalls } from '../../renderer/api/notes.ts';
import type { DraftPorts } from '../../renderer/features/notes/draft/draft-view.ts';
import type { CoreTransport } from '../../renderer/host/core-transport.ts';
import { dispatchOver, type TestDispatch } from '../support/dispatch.ts';
import { emptyLibrary } from '../support/library.ts';

/** A library in which notes are written as the interface writes them, by a clock that moves when the test says so. */
export interface WritingRoom {
  readonly library: TestDispatch;
  readonly calls: NoteCalls;
  readonly ports: DraftPorts;
  /** Every call that reached the core, in order. */
  readonly asked: readonly { readonly method: string; readonly input: unknown; readonly at: number }[];
  /** Lets time pass: what is due runs, and what it asked for is answered. */
  pass(milliseconds: number): Promise<void>;
  /** From now on every call fails so; `null` ends that. */
  failWith(code: ErrorCode | null): void;
  /** From now on calls are made and their answers lost; `false` ends that. */
  loseAnswers(isLosing: boolean): void;
  /** From now on no call is answered until the function returned is called. */
  holdAnswers(): () => void;
}

export function aWritingRoom(): WritingRoom {
  const library = dispatchOver(emptyLibrary());
  const queryClient = new QueryClient();
  onTestFinished(() => queryClient.clear());
  const asked: { method: string; input: unknown; at: number }[] = [];
  const clock = createClock();
  let failure: ErrorCode | null = null;
  let isLosing = false;
  let held: Promise<void> | null = null;
  let serial = 0;
  const transport: CoreTransport = {
    async call(method, input) {
      asked.push({ method, input, at: clock.now() });
      if (failure !== null) return fail(failure, 'As the test wants it.');
      // As after a connection: the core sees what was sent, not what the page holds.
      const answer = library.dispatch(method, JSON.parse(JSON.stringify(input)));
      if (held !== null) await held;
      return isLosing ? fail('core-stopped', 'As the test wants it.') : answer;
    },
    subscribe: () => () => undefined,
  };
  const calls = createNoteCalls(createClient(transport), queryClient);
  return {
    library,
    calls,
    ports: {
      ...calls,
      now: () => clock.now(),
      after: (milliseconds, run) => clock.after(milliseconds, run),
      newEditing: () => `editing-${(serial += 1)}`,
    },
    asked,
    pass: (milliseconds) => clock.pass(milliseconds),
    failWith: (code) => void (failure = code),
    loseAnswers: (isLosingNow) => void (isLosing = isLosingNow),
    holdAnswers() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return () => {
        held = null;
        resolve();
      };
    },
  };
}

const answered = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function createClock() {
  let now = 0;
  const waiting = new Set<{ readonly due: number; readonly run: () => void }>();
  return {
    now: () => now,
    after(milliseconds: number, run: () => void): () => void {
      const entry = { due: now + milliseconds, run };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    async pass(milliseconds: number): Promise<void> {
      const end = now + milliseconds;
      await answered();
      for (;;) {
        const [next] = [...waiting].sort((one, other) => one.due - other.due);
        if (next === undefined || next.due > end) break;
        waiting.delete(next);
        now = next.due;
        next.run();
        await answered();
      }
      now = end;
      await answered();
    },
  };
}
