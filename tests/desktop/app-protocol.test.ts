import { expect, test } from 'vitest';
import { answerPageRequest, workbenchPath } from '../../electron/desktop/app-protocol.ts';
import { loadRendererFiles } from '../../electron/shared/renderer-files.ts';
import { aRendererBuild, BUILT_PAGE } from '../support/renderer-build.ts';

async function request(
  url: string,
  change: { method?: string; initiatorOrigin?: string } = {},
): Promise<Response> {
  const files = await loadRendererFiles(aRendererBuild());
  if (!files.ok) throw new Error(files.error.message);
  return answerPageRequest(files.value, { method: 'GET', url, ...change });
}

test.each([
  'app://workbench/',
  'app://workbench/documents/0123abc',
  'app://workbench/documents?beside=0123',
  'app://workbench/search#top',
])('%s is the page', async (url) => {
  const response = await request(url);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(BUILT_PAGE);
});

test('a file is answered with the headers that the loopback server gives', async () => {
  const response = await request('app://workbench/assets/main-Ab1_-x.js', {
    initiatorOrigin: 'app://workbench',
  });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  });
});

test('the head alone has no body', async () => {
  const response = await request('app://workbench/', { method: 'HEAD' });
  expect([response.status, await response.text()]).toEqual([200, '']);
});

test.each([
  ['another host', 'app://workbench.example/'],
  ['a host that only begins alike', 'app://workbenches/'],
  ['a host in other letters', 'app://Workbench/'],
  ['no host', 'app:///'],
  ['no path', 'app://workbench'],
  ['another scheme', 'https://workbench/'],
  ['the scheme in capitals', 'APP://workbench/'],
  ['a file of the computer', 'file:///etc/passwd'],
  ['a port', 'app://workbench:80/'],
  ['a user', 'app://someone@workbench/'],
  ['a user that looks like the host', 'app://workbench@example/'],
  ['a user and a password', 'app://a:b@workbench/'],
  ['backslashes', 'app:\\\\workbench\\'],
  ['a space in front', ' app://workbench/'],
  ['a host that ends in a dot', 'app://workbench./'],
])('%s is refused: %s', async (_name, url) => {
  const response = await request(url);
  expect(response.status).toBe(403);
  expect(workbenchPath(url)).toBeNull();
});

test.each([
  'app://workbench/../package.json',
  'app://workbench/%2e%2e/',
  'app://workbench/%2e%2e/package.json',
  'app://workbench/..%2fpackage.json',
  'app://workbench/assets/..%5cindex.html',
  'app://workbench/assets/%00',
  'app://workbench/assets/MAIN-Ab1_-x.js',
  'app://workbench//index.html',
  'app://workbench/\\index.html',
  'app://workbench/renderer-files.json',
])('%s does not exist', async (url) => {
  const response = await request(url);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toBe(BUILT_PAGE);
});

test.each(['POST', 'PUT', 'DELETE', 'get'])('%s is refused', async (method) => {
  expect((await request('app://workbench/', { method })).status).toBe(403);
});

test.each(['https://news.example', 'null', 'app://workbench.example', ''])(
  'a request that %j began is refused',
  async (initiatorOrigin) => {
    expect((await request('app://workbench/', { initiatorOrigin })).status).toBe(403);
  },
);
