import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Puts the workload and all it imports into one file below `folder`, and answers its path. A process that runs it starts in
 * a third of the time, which is most of the time of a round.
 */
export async function buildWorkload(folder: string): Promise<string> {
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const program = join(folder, 'program');
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'silent',
    build: {
      ssr: join(ROOT, 'tests/faults/workload.ts'),
      outDir: program,
      minify: false,
      target: 'node24',
      rolldownOptions: { external: ['better-sqlite3'], output: { entryFileNames: 'workload.mjs' } },
    },
    ssr: { noExternal: true },
  });
  return join(program, 'workload.mjs');
}
