import type { ErrorCode } from '../contract/result.ts';

/** What the log keeps of a call: never what was asked or answered. */
export interface CallRecord {
  readonly event: 'call';
  readonly method: string;
  readonly ms: number;
  readonly code: 'ok' | ErrorCode;
  readonly incident?: string;
  readonly error?: ErrorTrace;
}

/** Where in the program an error arose. Its message is left out: it may quote what the error was about. */
export interface ErrorTrace {
  readonly name: string;
  readonly code?: string;
  /** The innermost calls, each as function, file name and line. */
  readonly frames: readonly string[];
}

const MAX_FRAMES = 8;

export function describeError(error: unknown): ErrorTrace {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { name: error.name, ...code, frames: framesOf(error.stack ?? '') };
}

/** Folder names are cut off: they may hold the name of the person. */
function framesOf(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim().replace(/\(?(?:[^\s()]*[\\/])?([^\s()\\/]+:\d+:\d+)\)?$/, '$1'));
}
