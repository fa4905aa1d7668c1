import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Real browser, real server, one file at a time: each has two processes of its own to keep busy. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    exclude: ['tests/e2e/times.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
    fileParallelism: false,
    pool: 'forks',
  },
});
