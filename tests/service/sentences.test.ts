import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const CORE = fileURLToPath(new URL('../../db', import.meta.url));
const FOLDERS = ['contract', 'vault', 'schema', 'store', 'api', 'service'];

/** Every text in the sources of these folders that is two sentences or more: what the core says to people. */
function sentences(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(CORE, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...readFileSync(join(CORE, folder, name), 'utf8').matchAll(/(['`])([A-Z$].*?)\1/g)])
      .map(([, , text = '']) => text)
      .filter((text) => /\. [A-Z].*\.$/.test(text)),
  );
}

it('calls a library a library, whatever its files are called', () => {
  expect(sentences().length).toBeGreaterThan(20);
  expect(sentences().filter((text) => /\bvault\b(?!\.json)/i.test(text))).toEqual([]);
});

it('says what happened, what was kept and what to do', () => {
  expect(sentences().filter((text) => (text.match(/\.(?= |$)/g) ?? []).length < 3)).toEqual([]);
});
