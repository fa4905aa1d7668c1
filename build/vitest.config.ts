import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** No retries and no sleeps: a test that needs either is a defect (see tests/README.md). */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/faults/**', 'tests/performance/**'],
    environment: 'node',
    testTimeout: 20_000,
    retry: 0,
    pool: 'forks',
    maxWorkers: 2,
    alias: {
      electron: fileURLToPath(new URL('../tests/support/electron-stand-in.ts', import.meta.url)),
    },
  },
});
