import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Everything that runs in Node: the core worker and the three hosts. Only the SQLite driver stays outside. */
export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true, external: ['better-sqlite3', 'electron'] },
  build: {
    ssr: true,
    outDir: `${root}dist`,
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        'core/core-worker': `${root}db/service/core-worker.ts`,
        'browser/main': `${root}electron/browser/main.ts`,
        'cli/main': `${root}electron/cli/main.ts`,
        'desktop/main': `${root}electron/desktop/main.ts`,
      },
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
});
