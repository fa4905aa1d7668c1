import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The preload runs in Chromium's sandbox: one CommonJS file that may require nothing but `electron`. */
export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    outDir: `${root}dist/desktop`,
    emptyOutDir: false,
    target: 'chrome150',
    minify: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { preload: `${root}electron/preload/preload.ts` },
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
});
