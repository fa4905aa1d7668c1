import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { corpusFile } from '../support/corpus-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MEGABYTE = 2 ** 20;
const MOST_BYTES = 120 * MEGABYTE;

const report = z.object({ answered: z.number(), bytes: z.number() });

function run(child: string, ...parameters: string[]) {
  const script = fileURLToPath(new URL(`../support/${child}`, import.meta.url));
  const printed = execFileSync(process.execPath, [script, ...parameters], { encoding: 'utf8' });
  return report.parse(JSON.parse(printed));
}

it('keeps the core within 120 MB above plain Node, after making a library and 200 searches', () => {
  const core = run('memory-of-core-child.ts', temporaryFolder(), corpusFile());
  const bare = run('memory-of-node-child.ts');
  const above = core.bytes - bare.bytes;
  process.stdout.write(`The core holds ${Math.round(above / MEGABYTE)} MB more than plain Node.\n`);
  expect(core.answered).toBe(200);
  expect(above).toBeLessThan(MOST_BYTES);
});
