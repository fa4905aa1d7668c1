import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readImports, specifiersOf, violations } from './layers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const NETWORK_MODULES = /^(node:)?(net|http|https|http2|dgram|dns|dns\/promises|tls|inspector|cluster)$/;

describe('layers', () => {
  const imports = readImports(root);

  it('reads the imports of the whole tree', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('lets data flow one way: no folder imports what the table does not allow', () => {
    expect(violations(imports)).toEqual([]);
  });

  it('keeps every network module out of the core and its callers but the loopback server', () => {
    const users = imports.filter(({ specifier }) => NETWORK_MODULES.test(specifier)).map(({ file }) => file);
    expect(users.filter((file) => !file.startsWith('electron/browser/'))).toEqual([]);
  });

  it('imports electron nowhere but in the desktop shell and its preload', () => {
    const users = imports.filter(({ specifier }) => specifier === 'electron').map(({ file }) => file);
    expect(users.filter((file) => !/^electron\/(desktop|preload)\//.test(file))).toEqual([]);
  });
});

describe('the reading of imports', () => {
  it.each([
    ['a static import', `import { x } from '../store/documents.ts';`],
    ['a type import', `import type { X } from '../store/documents.ts';`],
    ['a re-export', `export { x } from '../store/documents.ts';`],
    ['a re-export of everything', `export * from '../store/documents.ts';`],
    ['a dynamic import', `const x = await import('../store/documents.ts');`],
    ['an import for its effects', `import '../store/documents.ts';`],
  ])('sees %s', (_, code) => {
    expect(specifiersOf('db/import/example.ts', code)).toEqual(['../store/documents.ts']);
  });

  it.each([
    ['db/import/example.ts', '../store/documents.ts'],
    ['db/contract/example.ts', 'node:fs'],
    ['db/text/example.ts', 'fs'],
    ['renderer/app/example.tsx', '../../db/store/documents.ts'],
    ['renderer/app/example.tsx', 'electron'],
    ['electron/browser/example.ts', 'electron'],
    ['electron/cli/example.ts', '../../db/api/dispatch.ts'],
    ['db/crypto/example.ts', 'zod'],
    ['db/search/example.ts', '../../build/step.ts'],
  ])('refuses %s importing %s', (file, specifier) => {
    expect(violations([{ file, specifier }])).toHaveLength(1);
  });
});
