import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseSync } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a file needs while it runs: its imports without those that are only types. */
function neededBy(file: string): readonly string[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  const imported = module.staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
    .map(({ moduleRequest }) => moduleRequest.value);
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) => (isType ? [] : (moduleRequest?.value ?? []))),
  );
  return [...imported, ...passedOn];
}

/** The way from the interface to the first module that has schemas; `null` where there is none. */
function wayToSchemas(file: string, seen: Set<string>): readonly string[] | null {
  if (seen.has(file)) return null;
  seen.add(file);
  for (const needed of neededBy(file)) {
    if (needed === 'zod') return [file, 'zod'];
    if (!needed.startsWith('.') || !/\.tsx?$/.test(needed)) continue;
    const way = wayToSchemas(resolve(dirname(file), needed), seen);
    if (way !== null) return [file, ...way];
  }
  return null;
}

/*
 * The schemas are the core's: in a page they would be dead weight, and their library tries to compile code when it is
 * loaded, which the policy refuses and reports. What the interface needs of the contract as a value stands in modules of
 * its own (`limits.ts`, `topics.ts`, `colours.ts` …).
 */
test('the interface needs nothing of the contract that brings the schemas with it', () => {
  const seen = new Set<string>();
  const ways = readdirSync(join(root, 'renderer'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => wayToSchemas(join(entry.parentPath, entry.name), seen))
    .filter((way) => way !== null)
    .map((way) => way.map((file) => file.replace(root, '')).join(' → '));

  expect(ways).toEqual([]);
});
