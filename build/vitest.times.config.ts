import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What measures answer times has the machine to itself. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/e2e/times.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
    pool: 'forks',
  },
});
