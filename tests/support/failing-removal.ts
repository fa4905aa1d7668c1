import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished } from 'vitest';

/** A disk that answers with an error when a certain file is to be removed. */
export interface FailingRemoval {
  /** Whether it came to that. */
  hasFailed(): boolean;
  /** The disk works again. */
  end(): void;
}

/** Lets no removal of this file succeed from now on. Ends with the test. */
export function failRemoval(path: string): FailingRemoval {
  const { rmSync } = fs;
  let failures = 0;
  fs.rmSync = (removed, options) => {
    if (removed === path) {
      failures += 1;
      throw Object.assign(new Error('EIO: i/o error, unlink'), { code: 'EIO', syscall: 'unlink' });
    }
    rmSync(removed, options);
  };
  syncBuiltinESMExports();
  const end = (): void => {
    fs.rmSync = rmSync;
    syncBuiltinESMExports();
  };
  onTestFinished(end);
  return { hasFailed: () => failures > 0, end };
}
