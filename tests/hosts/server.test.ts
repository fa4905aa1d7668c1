import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { METHOD_NAMES } from '../../db/contract/contract.ts';
import { MAX_REQUEST_BYTES } from '../../db/contract/limits.ts';
import { ERROR_CODES, fail, succeed } from '../../db/contract/result.ts';
import { HTTP_STATUS } from '../../electron/browser/http-status.ts';
import { sendRaw } from '../support/http.ts';
import { BUILT_PAGE } from '../support/renderer-build.ts';
import { aServer, failureIn } from './loopback-server.ts';

const SENTENCE = /^[A-Z].+\.$/s;

describe('the loopback server answers', () => {
  test('a call of its own page with the value of the core, in an envelope', async () => {
    const { call } = await aServer();
    const reply = await call('vault.create', { body: '{"passphrase":null}' });
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text)).toEqual({
      ok: true,
      value: { method: 'vault.create', input: { passphrase: null } },
    });
  });

  test('a call of another program on this computer, which sends no Origin but has the token', async () => {
    const { send, token } = await aServer();
    const reply = await send({
      method: 'POST',
      path: '/api/vault.status',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
      body: '{}',
    });
    expect(reply.status).toBe(200);
  });

  test.each(METHOD_NAMES)('the contract’s %s', async (method) => {
    const { call, core } = await aServer();
    await call(method);
    expect(core.calls.map((made) => made.method)).toEqual([method]);
  });

  test.each(ERROR_CODES)(
    'a failure of the core, %s, with its own status and the failure in the body',
    async (code) => {
      const { call, core } = await aServer();
      core.answerWith(() => Promise.resolve(fail(code, 'It did not work.')));
      const reply = await call('vault.status');
      expect(reply.status).toBe(HTTP_STATUS[code]);
      expect(failureIn(reply)).toEqual({ code, message: 'It did not work.' });
    },
  );

  test('a core that throws with a sentence and no trace of where', async () => {
    const { call, core } = await aServer();
    core.answerWith(() => Promise.reject(new Error('secret place')));
    const reply = await call('vault.status');
    expect(reply.status).toBe(500);
    expect(reply.text).not.toContain('secret place');
    expect(failureIn(reply).message).toMatch(SENTENCE);
  });

  test('every request with no word that another site may read it', async () => {
    const { call, send } = await aServer();
    for (const reply of [await call('vault.status'), await send({ path: '/' }), await call('nothing')]) {
      const names = Object.keys(reply.headers);
      expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(reply.headers['x-content-type-options']).toBe('nosniff');
      expect(reply.headers['cache-control']).toBe('no-store');
    }
  });
});

describe('the loopback server refuses', () => {
  test.each([
    ['another host', { host: 'sanad.example' }],
    ['the right address with another port', { host: '127.0.0.1:1' }],
    ['localhost', { host: 'localhost' }],
    ['a longer name', { host: '127.0.0.1.sanad.example' }],
  ])('a request for %s, for files and calls alike', async (_name, headers) => {
    const { call, send, core } = await aServer();
    for (const reply of [await call('vault.status', { headers }), await send({ path: '/', headers })]) {
      expect(reply.status).toBe(403);
      expect(failureIn(reply).code).toBe('forbidden');
    }
    expect(core.calls).toEqual([]);
  });

  test('a request with two hosts', async () => {
    const { origin, host, core } = await aServer();
    const reply = await sendRaw(
      origin,
      `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
    );
    expect(reply).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(reply).not.toContain(BUILT_PAGE);
    expect(core.calls).toEqual([]);
  });

  test.each([
    ['no token', {}],
    ['a wrong token of the right length', { authorization: `Bearer ${'A'.repeat(43)}` }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: `Basic ${'A'.repeat(43)}` }],
    ['a token of 10,000 letters', { authorization: `Bearer ${'A'.repeat(10_000)}` }],
  ])('a call with %s', async (_name, headers) => {
    const { send, core } = await aServer();
    for (const path of ['/api/vault.status', '/events', '/window']) {
      const reply = await send({
        method: 'POST',
        path,
        headers: { ...headers, 'content-type': 'application/json' },
        body: '{}',
      });
      expect(reply.status).toBe(403);
      expect(failureIn(reply)).toMatchObject({ code: 'forbidden', message: expect.stringMatching(SENTENCE) });
    }
    expect(core.calls).toEqual([]);
  });

  test('a call whose token has one character changed, one more or one less', async () => {
    const { call, token, core } = await aServer();
    const other = token.startsWith('A') ? 'B' : 'A';
    for (const wrong of [other + token.slice(1), `${token}A`, token.slice(1), token.slice(0, -1)]) {
      const reply = await call('vault.status', { headers: { authorization: `Bearer ${wrong}` } });
      expect(reply.status).toBe(403);
    }
    expect(core.calls).toEqual([]);
  });

  test('a token in the address', async () => {
    const { send, token } = await aServer();
    const reply = await send({
      method: 'POST',
      path: `/api/vault.status?token=${token}`,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(reply.status).toBe(403);
  });

  test.each([
    ['another site', { origin: 'https://news.example' }],
    ['an opaque page', { origin: 'null' }],
    ['another port of this computer', { origin: 'http://127.0.0.1:1' }],
    ['a page the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['a page the browser calls same-site', { 'sec-fetch-site': 'same-site' }],
  ])('a call from %s, even with the token', async (_name, headers) => {
    const { call, core } = await aServer();
    const reply = await call('vault.status', { headers });
    expect(reply.status).toBe(403);
    expect(failureIn(reply).code).toBe('forbidden');
    expect(core.calls).toEqual([]);
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s on a call', async (method) => {
    const { call, core } = await aServer();
    const reply = await call('vault.status', { method });
    expect(reply.status).toBe(405);
    expect(reply.headers.allow).toBe('POST');
    expect(core.calls).toEqual([]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', ''])(
    'a call sent as “%s”',
    async (type) => {
      const { call, core } = await aServer();
      const reply = await call('vault.status', { headers: { 'content-type': type } });
      expect(reply.status).toBe(415);
      expect(failureIn(reply).code).toBe('invalid-input');
      expect(core.calls).toEqual([]);
    },
  );

  test.each([
    ['nothing', ''],
    ['half a value', '{"query":'],
    ['two values', '{}{}'],
    ['a bare word', 'hello'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['100,000 open brackets', '['.repeat(100_000)],
  ])('a body of %s', async (_name, body) => {
    const { call, core } = await aServer();
    const reply = await call('search.run', { body });
    expect(reply.status).toBe(400);
    expect(failureIn(reply)).toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(SENTENCE),
    });
    expect(core.calls).toEqual([]);
  });

  test('a body of exactly what is allowed not at all', async () => {
    const { call, core } = await aServer();
    core.answerWith(() => Promise.resolve(succeed(null)));
    const frame = '{"query":""}';
    const query = 'x'.repeat(1_000_000 - frame.length);
    expect((await call('search.run', { body: JSON.stringify({ query }) })).status).toBe(200);
    expect(core.calls).toEqual([{ method: 'search.run', input: { query } }]);
  });

  test.each([
    ['one byte more than allowed', MAX_REQUEST_BYTES + 1],
    ['twice as much', 2 * MAX_REQUEST_BYTES],
  ])('a body of %s, telling its sender', async (_name, size) => {
    const { call, core } = await aServer();
    const body = `"${'x'.repeat(size - 2)}"`;
    for (const headers of [{}, { 'transfer-encoding': 'chunked' }]) {
      const reply = await call('search.run', { body, headers });
      expect(reply.status).toBe(413);
      expect(failureIn(reply)).toMatchObject({ code: 'too-large', message: expect.stringMatching(SENTENCE) });
    }
    expect(core.calls).toEqual([]);
  });

  test('a body without end by hanging up', async () => {
    const { origin, host, token, core, call } = await aServer();
    const { hostname, port } = new URL(origin);
    await new Promise<void>((resolve) => {
      const socket = connect({ host: hostname, port: Number(port) });
      const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
      const pour = (): void => {
        while (socket.write(chunk));
      };
      socket.on('drain', pour);
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
      socket.on('data', () => undefined);
      socket.write(
        `POST /api/vault.status HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
      );
      pour();
    });
    expect(core.calls).toEqual([]);
    expect((await call('vault.status')).status).toBe(200);
  });

  test('a body that was cut short, without calling the core, and goes on', async () => {
    const { origin, host, token, core, call } = await aServer();
    const { hostname, port } = new URL(origin);
    await new Promise<void>((resolve) => {
      const socket = connect({ host: hostname, port: Number(port) }, () => {
        socket.write(
          `POST /api/vault.status HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{}`,
          () => socket.destroy(),
        );
      });
      socket.on('close', () => resolve());
    });
    expect((await call('vault.status')).status).toBe(200);
    expect(core.calls).toHaveLength(1);
  });

  test('a request that never ends, after its time', async () => {
    const { origin, host, token, call } = await aServer({ headTimeoutMs: 100, requestTimeoutMs: 200 });
    const slowHead = await sendRaw(origin, `GET / HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `);
    const slowBody = await sendRaw(
      origin,
      `POST /api/vault.status HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{`,
    );
    expect(slowHead).toMatch(/^HTTP\/1\.1 408 /);
    expect(slowBody).toMatch(/^HTTP\/1\.1 408 /);
    expect((await call('vault.status')).status).toBe(200);
  });

  test.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['a head of 100,000 letters', `GET / HTTP/1.1\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`],
    ['a length that is no number', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n'],
    [
      'a length and chunks at once',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a TLS greeting', '\u0016\u0003\u0001\u0000\u0005hello'],
  ])('%s with an envelope', async (_name, bytes) => {
    const { origin, call } = await aServer();
    const reply = await sendRaw(origin, bytes);
    expect(reply).toMatch(/^HTTP\/1\.1 4\d\d .*"ok":false/s);
    expect((await call('vault.status')).status).toBe(200);
  });

  test.each(['http://sanad.example/', '//sanad.example/', '*', 'api/vault.status'])(
    'the target %s',
    async (target) => {
      const { origin, host, core } = await aServer();
      const reply = await sendRaw(
        origin,
        `POST ${target} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
      );
      expect(reply).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(core.calls).toEqual([]);
    },
  );

  test.each(['CONNECT sanad.example:443', 'GET /'])('to become a tunnel by “%s”', async (line) => {
    const { origin, host, call } = await aServer();
    const reply = await sendRaw(
      origin,
      `${line} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n`,
    );
    expect(reply).not.toMatch(/^HTTP\/1\.1 (?:101|200 Conn)/);
    expect((await call('vault.status')).status).toBe(200);
  });

  test.each(['', 'a/b', '%2e%2e', 'vault.status/', '__proto__', 'constructor', 'vault.status%00'])(
    'the method “%s”',
    async (method) => {
      const { call } = await aServer();
      const reply = await call(method);
      expect(reply.status).toBe(404);
      expect(failureIn(reply).code).toBe('unknown-method');
    },
  );
});

describe('the loopback server’s files', () => {
  test('are the page for the root and for every place, so that reloading keeps the place', async () => {
    const { send } = await aServer();
    for (const path of ['/', '/documents', '/documents/0123abc/', '/documents/0123?beside=4', '/search']) {
      const reply = await send({ path });
      expect(reply.status).toBe(200);
      expect(reply.text).toBe(BUILT_PAGE);
    }
  });

  test('carry the policy and keep to this origin', async () => {
    const { send } = await aServer();
    const { headers } = await send({ path: '/assets/main-Ab1_-x.js' });
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
  });

  test('can be asked for by head alone', async () => {
    const { send } = await aServer();
    const reply = await send({ method: 'HEAD', path: '/' });
    expect(reply).toMatchObject({ status: 200, text: '' });
    expect(reply.headers['content-length']).toBe(String(BUILT_PAGE.length));
  });

  test.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/../index.html',
    '/assets/..%5cindex.html',
    '/assets/main-Ab1_-x.js/',
    '/assets/MAIN-Ab1_-x.js',
    '/index.html%00',
    '/.env',
    '/renderer-files.json',
    '/documents/%2e%2e',
    '/\\windows',
  ])('do not include %s', async (path) => {
    const { send } = await aServer();
    const reply = await send({ path });
    expect(reply.status).toBe(404);
    expect(reply.text).not.toContain(BUILT_PAGE);
  });

  test.each(['POST', 'PUT', 'DELETE'])('cannot be changed by %s', async (method) => {
    const { send } = await aServer();
    const reply = await send({ method, path: '/', body: 'x' });
    expect(reply.status).toBe(405);
    expect(reply.headers.allow).toBe('GET, HEAD');
  });
});

describe('the loopback server', () => {
  test('shows its window when a second start asks for it', async () => {
    const { call, windowsShown } = await aServer();
    const reply = await call('', { path: '/window' });
    expect(reply.status).toBe(200);
    expect(windowsShown()).toBe(1);
  });

  test('listens on this computer’s own address only, at a port of its own', async () => {
    const first = await aServer();
    const second = await aServer();
    expect(first.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(second.origin).not.toBe(first.origin);
  });

  test('says so when the port is taken', async () => {
    const { origin } = await aServer();
    await expect(aServer({ port: Number(new URL(origin).port) })).rejects.toThrow(/is taken/);
  });

  test('takes a query of 10,000 letters', async () => {
    const { call, core } = await aServer();
    const query = 'سند'.repeat(3_334);
    const reply = await call('search.run', { body: JSON.stringify({ query }) });
    expect(reply.status).toBe(200);
    expect(core.calls).toEqual([{ method: 'search.run', input: { query } }]);
  });

  test('ends its connections when it closes', async () => {
    const { server, origin, call } = await aServer();
    await call('vault.status');
    await server.close();
    await expect(sendRaw(origin, 'GET / HTTP/1.1\r\n\r\n')).rejects.toThrow(/ECONNREFUSED/);
  });
});
