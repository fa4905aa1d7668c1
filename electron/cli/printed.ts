import { writeSync } from 'node:fs';
import type { Printed } from './io.ts';

/** A pipe without a reader says one of these, a second write to it that the stream has ended. */
const WITHOUT_READER: ReadonlySet<unknown> = new Set([
  'EPIPE',
  'ECONNRESET',
  'EOF',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
]);

/** What became of a write to standard output, by the error it ended with. */
export function printedOf(error: Error | null | undefined): Printed {
  if (error === null || error === undefined) return 'printed';
  return 'code' in error && WITHOUT_READER.has(error.code) ? 'nobody-reads' : 'not-written';
}

/** Writes everything to a file, however little of it one write takes. */
export function printWhole(file: number, text: string): Printed {
  const bytes = Buffer.from(text);
  try {
    for (let end = 0; end < bytes.length;) end += writeSync(file, bytes, end);
    return 'printed';
  } catch (error) {
    return error instanceof Error ? printedOf(error) : 'not-written';
  }
}
