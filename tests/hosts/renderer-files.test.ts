import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadRendererFiles } from '../../electron/shared/renderer-files.ts';
import { aRendererBuild } from '../support/renderer-build.ts';
import { valueOf } from './loopback-server.ts';

const SCRIPT = '/assets/main-Ab1_-x.js';

test('finds a file by its exact path and nothing else by a path with a dot', async () => {
  const files = valueOf(await loadRendererFiles(aRendererBuild()));
  expect(files.find(SCRIPT)?.type).toBe('text/javascript; charset=utf-8');
  const unknown = [
    `${SCRIPT}.map`,
    SCRIPT.toLowerCase(),
    `/${SCRIPT}`,
    '/favicon.ico',
    '/a.b/c',
    'index.html',
  ];
  expect(unknown.filter((path) => files.find(path) !== null)).toEqual([]);
});

test('finds the page for every place of the workbench', async () => {
  const files = valueOf(await loadRendererFiles(aRendererBuild()));
  const places = ['/', '/index.html', '/documents', '/documents/8jq2/passages/12', '/notes/', '/__proto__'];
  expect(places.filter((path) => files.find(path)?.path !== '/index.html')).toEqual([]);
});

test('answers in no time, however long and odd the path', async () => {
  const files = valueOf(await loadRendererFiles(aRendererBuild()));
  const started = performance.now();
  expect(files.find(`/${'a'.repeat(100_000)}!`)).toBeNull();
  expect(files.find(`${'/a'.repeat(100_000)}!`)).toBeNull();
  expect(performance.now() - started).toBeLessThan(500);
});

test('refuses an interface with a changed file', async () => {
  const build = aRendererBuild();
  writeFileSync(join(build.folder, SCRIPT), 'export [];');
  expect(await loadRendererFiles(build)).toMatchObject({
    ok: false,
    error: { code: 'internal', message: expect.stringContaining(`${SCRIPT} was changed`) },
  });
});

test('refuses an interface with a missing file', async () => {
  const build = aRendererBuild();
  rmSync(join(build.folder, SCRIPT));
  expect(await loadRendererFiles(build)).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining(`${SCRIPT} is missing`) },
  });
});

test.each([
  ['is missing', null],
  ['is no JSON', '{"files"'],
  ['is something else', '[]'],
  ['leads out of its folder', '{"files":[{"path":"/../secret","type":"t","bytes":1,"sha256":"0"}]}'],
  ['leads elsewhere', '{"files":[{"path":"C:/secret","type":"t","bytes":1,"sha256":"0"}]}'],
  ['has no first page', '{"files":[]}'],
])('refuses an interface whose list of files %s', async (_name, text) => {
  const build = aRendererBuild();
  if (text === null) rmSync(build.manifest);
  else writeFileSync(build.manifest, text);
  expect(await loadRendererFiles(build)).toMatchObject({ ok: false, error: { code: 'internal' } });
});
