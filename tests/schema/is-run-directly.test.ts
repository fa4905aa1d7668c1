import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MODULE = new URL('../../db/schema/is-run-directly.ts', import.meta.url).href;

/** What a script that asks about itself prints, started by each of three ways. */
function answers(): string[] {
  const folder = temporaryFolder();
  const [script, link, importer] = ['script.mjs', 'link.mjs', 'importer.mjs'].map((name) =>
    join(folder, name),
  );
  if (script === undefined || link === undefined || importer === undefined) throw new Error('unreachable');
  writeFileSync(
    script,
    `import { isRunDirectly } from '${MODULE}';\nconsole.log(isRunDirectly(import.meta.url));\n`,
  );
  symlinkSync(script, link);
  writeFileSync(importer, `import './script.mjs';\n`);
  return [script, link, importer].map((path) =>
    execFileSync(process.execPath, [path], { encoding: 'utf8' }).trim(),
  );
}

it('is true for the script itself, also through a link, and false for what it imports', () => {
  expect(answers()).toEqual(['true', 'true', 'false']);
});
