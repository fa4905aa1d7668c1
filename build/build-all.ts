import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import packageJson from '../package.json' with { type: 'json' };
import { buildCorpus } from '../seeds/build-corpus.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const next = join(root, 'dist.next');
const dist = join(root, 'dist');
const previous = join(root, 'dist.previous');

/** What the interface is made of; a file of another kind in `dist/renderer` is a mistake and stops the build. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

await buildAll();

/** Builds everything beside the old build and puts it in place last, so that a failed build takes nothing away. */
async function buildAll(): Promise<void> {
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  for (const [target, folder] of [
    ['hosts', ''],
    ['preload', 'desktop'],
    ['renderer', 'renderer'],
  ] as const) {
    await build({
      configFile: join(root, 'build', `vite.${target}.config.ts`),
      logLevel: 'warn',
      build: { outDir: join(next, folder) },
    });
  }
  writeRendererManifest();
  copyVersion();
  buildCorpus(join(next, 'corpus.sqlite'));
  rmSync(previous, { recursive: true, force: true });
  if (existsSync(dist)) renameSync(dist, previous);
  renameSync(next, dist);
  rmSync(previous, { recursive: true, force: true });
}

/** The hosts serve exactly the files of this list, by exact path: nothing is ever looked up in a folder. */
function writeRendererManifest(): void {
  const folder = join(next, 'renderer');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const type = CONTENT_TYPES[extname(path)];
      if (type === undefined) throw new Error(`The interface holds a file of an unexpected kind: ${path}`);
      const bytes = readFileSync(join(folder, path));
      return { path, type, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
  writeFileSync(join(next, 'renderer-files.json'), `${JSON.stringify({ files }, null, 1)}\n`);
}

/** The built hosts read the version from beside themselves; a package.json also marks the folder as ESM. */
function copyVersion(): void {
  const { name, version } = packageJson;
  writeFileSync(join(next, 'package.json'), `${JSON.stringify({ name, version, type: 'module' })}\n`);
  cpSync(join(root, 'LICENSE'), join(next, 'LICENSE'));
}
