import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runtimeProblem } from '../../db/schema/runtime-guard.js';

it.each(['20.11.1', '18.0.0', '22.14.0', '23.9.0', '8.0.0', ''])(
  'refuses Node %s in one sentence',
  (version) => {
    expect(runtimeProblem(version)).toMatch(/^Sanad needs Node 24 or newer, but this is Node [^.\n]*.*\.$/);
  },
);

it.each(['24.0.0', '24.21.0', '25.1.0', '100.0.0', process.versions.node])('accepts Node %s', (version) => {
  expect(runtimeProblem(version)).toBeNull();
});

it('imports nothing, so that it runs on what it refuses', () => {
  const code = readFileSync(new URL('../../db/schema/runtime-guard.js', import.meta.url), 'utf8');
  expect(code).not.toMatch(/\bimport\b(?!ing)|\brequire\b/);
});
