import { isMethodName } from '../../../db/contract/contract.ts';
import { fail, type Result } from '../../../db/contract/result.ts';
import { UNKNOWN_METHOD } from '../../../db/contract/unknown-method.ts';
import { parseRequestBytes, TOO_LARGE } from '../../shared/request-input.ts';
import { failed, type CommandRequest, type Outcome } from '../command.ts';
import { readLines } from '../read-lines.ts';
import type { LibrarySession } from '../library-session.ts';
import { coreFor } from './call.ts';

/**
 * Answers each line of standard input with one line, in order, in one process. A line that cannot be understood
 * or fails gets its failure and the next one is read: the exit status says only whether the batch itself ran.
 * A line with nothing on it is a line too, so that answers can be counted off against lines. On a terminal, which
 * then carries the lines, the passphrase is asked for before the first one.
 */
export async function runBatch({ session, io }: CommandRequest): Promise<Outcome> {
  const opened = io.askSecret === null ? null : await session.open();
  if (opened?.ok === false) return failed(opened.error);
  for await (const line of readLines(io.input)) {
    if (io.stop.aborted) break;
    const result = line.kind === 'too-long' ? TOO_LARGE : await answerLine(line.bytes, session);
    const printed = await io.print(`${JSON.stringify(result)}\n`);
    // Nobody hears the answers any more, so nothing more is done in their name.
    if (printed === 'nobody-reads') return failed(NOBODY_READS.error);
    if (printed === 'not-written') return failed(ANSWERS_NOT_WRITTEN.error);
  }
  return { kind: 'printed' };
}

const NOBODY_READS = fail(
  'cancelled',
  'The answers are no longer read, so the rest was not done. What was answered before is kept. Send the rest again.',
);

const ANSWERS_NOT_WRITTEN = fail(
  'disk-full',
  'An answer could not be written, so the rest was not done. What was done before is kept. Free some space, or send the output somewhere else.',
);

async function answerLine(bytes: Uint8Array, session: LibrarySession): Promise<Result<unknown>> {
  const parsed = parseRequestBytes(bytes);
  if (!parsed.ok) return parsed;
  if (!isCall(parsed.value)) return NO_CALL;
  const { method, input } = parsed.value;
  if (!isMethodName(method)) return UNKNOWN_METHOD;
  const core = await coreFor(method, session);
  return core.ok ? core.value.call(method, input) : core;
}

const NO_CALL = fail(
  'invalid-input',
  'This line is not one object with "method" and "input". Nothing was done. Send both, and nothing else.',
);

function isCall(value: unknown): value is { readonly method: string; readonly input: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.keys(value).toSorted().join() !== 'input,method') return false;
  return 'method' in value && typeof value.method === 'string';
}
