import { step } from './step.ts';

/** Each of these has its own libraries: what a folder may not use does not type-check there. */
const TYPE_PROJECTS = [
  'db/contract',
  'db/text',
  'electron/preload',
  'renderer',
  'tests/renderer',
  'tests/e2e',
  'tsconfig.json',
];

/** Everything that can be said about the code without running it. */
export function runChecks(): void {
  step('Format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']);
  step('Lint', 'oxlint/bin/oxlint', ['--deny-warnings']);
  for (const project of TYPE_PROJECTS) step(`Types of ${project}`, 'typescript/bin/tsc', ['-p', project]);
  step('Dead code', 'knip/bin/knip.js', ['--config', 'build/knip.json']);
}
