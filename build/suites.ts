import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { step } from './step.ts';

export const UNIT_CONFIG = 'build/vitest.config.ts';
export const END_TO_END_CONFIG = 'build/vitest.e2e.config.ts';
export const TIMES_CONFIG = 'build/vitest.times.config.ts';
export const FAULTS_CONFIG = 'build/vitest.faults.config.ts';

const summaryOfJsonReporter = z.object({ numPassedTests: z.int().min(1) });

/**
 * Runs one suite of tests and answers how many passed. A failing test ends the whole run after the suite's own
 * summary; so does a suite in which no test ran, because nothing was proven.
 */
export function runSuite(title: string, config: string, args: readonly string[] = []): number {
  const folder = mkdtempSync(join(tmpdir(), 'sanad-results-'));
  const results = join(folder, 'results.json');
  try {
    step(title, 'vitest/vitest.mjs', [
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results}`,
      ...args,
    ]);
    return summaryOfJsonReporter.parse(JSON.parse(readFileSync(results, 'utf8'))).numPassedTests;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
