import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Faults of the process, the power and the disk, in their short form. Needs Linux with strace. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/faults/**/*.test.ts'],
    environment: 'node',
    testTimeout: 300_000,
    hookTimeout: 60_000,
    retry: 0,
    pool: 'forks',
    maxConcurrency: 3,
  },
});
