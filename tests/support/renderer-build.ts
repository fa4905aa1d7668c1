import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

export const BUILT_PAGE = '<!doctype html><title>Sanad</title><div id="root"></div>';

export interface RendererBuild {
  readonly folder: string;
  readonly manifest: string;
}

/** A built interface of two files, laid out as the build lays it out. */
export function aRendererBuild(): RendererBuild {
  const root = temporaryFolder();
  const folder = join(root, 'renderer');
  const files = [
    aFile(folder, { path: '/index.html', type: 'text/html; charset=utf-8', text: BUILT_PAGE }),
    aFile(folder, {
      path: '/assets/main-Ab1_-x.js',
      type: 'text/javascript; charset=utf-8',
      text: 'export {};',
    }),
  ];
  const manifest = join(root, 'renderer-files.json');
  writeFileSync(manifest, JSON.stringify({ files }));
  return { folder, manifest };
}

function aFile(folder: string, { path, type, text }: { path: string; type: string; text: string }) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { path, type, bytes: Buffer.byteLength(text), sha256 };
}
