import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';

/**
 * Which folder may import what: the table of `design.md` section 3, as code. A folder that is not named here
 * may not exist. `packages: 'any'` leaves the choice of libraries to the folder.
 */
export interface Layer {
  readonly folder: string;
  /** Other folders it may import, besides itself. */
  readonly imports: readonly string[];
  readonly packages: readonly string[] | 'any';
  readonly mayUseNode: boolean;
}

const REACT = [
  'react',
  'react-dom',
  'react-aria-components',
  '@tanstack/react-query',
  'wouter',
  '@fontsource-variable',
  '@codemirror',
  '@lezer',
  'mdast-util-from-markdown',
  'mdast',
  'micromark-util-types',
  'style-mod',
  '@zxcvbn-ts',
];
const CORE = [
  'db/contract',
  'db/text',
  'db/vault',
  'db/schema',
  'db/store',
  'db/search',
  'db/crossref',
  'db/exchange',
];

export const LAYERS: readonly Layer[] = [
  { folder: 'db/contract', imports: [], packages: ['zod'], mayUseNode: false },
  { folder: 'db/text', imports: ['db/contract'], packages: ['lunr'], mayUseNode: false },
  { folder: 'db/vault', imports: ['db/contract'], packages: ['better-sqlite3', 'zod'], mayUseNode: true },
  {
    folder: 'db/schema',
    imports: ['db/contract', 'db/vault'],
    packages: ['better-sqlite3'],
    mayUseNode: true,
  },
  {
    folder: 'db/store',
    imports: ['db/contract', 'db/text', 'db/vault', 'db/schema'],
    packages: ['better-sqlite3'],
    mayUseNode: true,
  },
  { folder: 'db/import', imports: ['db/contract', 'db/text'], packages: 'any', mayUseNode: true },
  {
    folder: 'db/search',
    imports: ['db/contract', 'db/text', 'db/store'],
    packages: ['better-sqlite3', 'lunr'],
    mayUseNode: true,
  },
  {
    folder: 'db/api',
    imports: [...CORE, 'db/import'],
    packages: ['better-sqlite3', 'zod'],
    mayUseNode: true,
  },
  {
    folder: 'db/service',
    imports: ['db/contract', 'db/vault', 'db/schema', 'db/api'],
    packages: ['better-sqlite3'],
    mayUseNode: true,
  },
  { folder: 'electron/shared', imports: ['db/contract', 'db/service'], packages: [], mayUseNode: true },
  {
    folder: 'electron/browser',
    imports: ['db/contract', 'db/service', 'electron/shared'],
    packages: [],
    mayUseNode: true,
  },
  {
    folder: 'electron/cli',
    imports: ['db/contract', 'db/service', 'electron/shared'],
    packages: ['zod'],
    mayUseNode: true,
  },
  {
    folder: 'electron/desktop',
    imports: ['db/contract', 'db/service', 'electron/shared'],
    packages: ['electron'],
    mayUseNode: true,
  },
  { folder: 'electron/preload', imports: ['db/contract'], packages: ['electron'], mayUseNode: false },
  { folder: 'renderer', imports: ['db/contract', 'db/text'], packages: REACT, mayUseNode: false },
  {
    folder: 'seeds',
    imports: [...CORE, 'db/import', 'db/api', 'db/service'],
    packages: ['zod'],
    mayUseNode: true,
  },
];

export interface Import {
  /** Path of the importing file, from the repository's root. */
  readonly file: string;
  readonly specifier: string;
}

/** Every static, re-exporting and dynamic import of the layered folders' files. */
export function readImports(root: string): Import[] {
  const imports: Import[] = [];
  for (const top of ['db', 'electron', 'renderer', 'seeds']) {
    for (const entry of readdirSync(join(root, top), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(ts|tsx|js|mjs)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      const file = path.slice(root.length).replaceAll('\\', '/').replace(/^\//, '');
      for (const specifier of specifiersOf(file, readFileSync(path, 'utf8')))
        imports.push({ file, specifier });
    }
  }
  return imports;
}

/** What one file imports; a dynamic import whose target is not a literal is reported as `(computed)`. */
export function specifiersOf(file: string, code: string): string[] {
  const { module, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file} does not parse`);
  return [
    ...module.staticImports.flatMap((statement) => requested(statement.moduleRequest)),
    ...module.staticExports.flatMap((statement) =>
      statement.entries.flatMap((entry) => requested(entry.moduleRequest)),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => {
      const text = code.slice(moduleRequest.start, moduleRequest.end);
      return /^(['"]).*\1$/s.test(text) ? text.slice(1, -1) : '(computed)';
    }),
  ];
}

function requested(module: { readonly value: string } | null): string[] {
  return module === null ? [] : [module.value];
}

/** One sentence for each import that the table does not allow. */
export function violations(imports: readonly Import[]): string[] {
  return imports.flatMap(({ file, specifier }) => {
    const problem = problemWith(file, specifier);
    return problem === null ? [] : [`${file} imports ${specifier}: ${problem}`];
  });
}

function layerOf(path: string): Layer | undefined {
  return LAYERS.find(({ folder }) => path === folder || path.startsWith(`${folder}/`));
}

function problemWith(file: string, specifier: string): string | null {
  const layer = layerOf(file);
  if (layer === undefined) return 'its folder is not in the table of layers';
  if (specifier === '(computed)') return null;
  if (specifier.startsWith('.')) {
    const target = posix.normalize(posix.join(posix.dirname(file), specifier));
    const targetLayer = layerOf(target);
    if (targetLayer === undefined) return 'the target is outside the layered folders';
    if (targetLayer === layer || layer.imports.includes(targetLayer.folder)) return null;
    return `${layer.folder} may not import ${targetLayer.folder}`;
  }
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) {
    return layer.mayUseNode ? null : `${layer.folder} may not use Node`;
  }
  if (layer.packages === 'any') return null;
  const isAllowed = layer.packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
  return isAllowed ? null : `${layer.folder} may not import this package`;
}
