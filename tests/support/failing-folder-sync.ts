import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished } from 'vitest';

/** A disk that answers with an error when a folder is to be settled. */
export interface FailingFolderSync {
  /** Whether it came to that. */
  hasFailed(): boolean;
  /** The disk works again. */
  end(): void;
}

/** One sync of a folder, counted from now on; or that one and all after it, or all. */
type FailingSyncs = number | { readonly from: number } | 'every';

/** Lets these syncs of a folder fail, and no other. Ends with the test. */
export function failFolderSync(failing: FailingSyncs): FailingFolderSync {
  const { fsyncSync } = fs;
  let synced = 0;
  let failures = 0;
  fs.fsyncSync = (descriptor) => {
    if (fs.fstatSync(descriptor).isDirectory()) {
      synced += 1;
      if (isFailing(synced, failing)) {
        failures += 1;
        throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO', syscall: 'fsync' });
      }
    }
    fsyncSync(descriptor);
  };
  syncBuiltinESMExports();
  const end = (): void => {
    fs.fsyncSync = fsyncSync;
    syncBuiltinESMExports();
  };
  onTestFinished(end);
  return { hasFailed: () => failures > 0, end };
}

function isFailing(nth: number, failing: FailingSyncs): boolean {
  if (failing === 'every') return true;
  return typeof failing === 'number' ? nth === failing : nth >= failing.from;
}
