import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { TOPICS, type CoreEvent } from '../../db/contract/contract.ts';
import { connectThroughLoopback } from '../../renderer/host/browser-transport.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A real server on a real socket, with the answers of the test. */
async function serve(
  answer: Answer,
): Promise<{ readonly origin: string; readonly stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => answer(request, response, body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { origin: `http://127.0.0.1:${address.port}`, stop };
}

function connect(origin: string, waits: number[] = []) {
  return connectThroughLoopback({
    token: 'test-token',
    fetch: (path, init) => fetch(new URL(typeof path === 'string' ? path : '', origin), init),
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return new Promise((resolve) => setImmediate(resolve));
    },
  });
}

/** Follows the events until one is the last that the test waits for. */
function eventsUntil(
  transport: ReturnType<typeof connect>,
  isLast: (event: CoreEvent, all: readonly CoreEvent[]) => boolean,
): Promise<readonly CoreEvent[]> {
  return new Promise((resolve) => {
    const all: CoreEvent[] = [];
    const end = transport.subscribe((event) => {
      all.push(event);
      if (!isLast(event, all)) return;
      end();
      resolve(all);
    });
  });
}

test('sends a call with its token and hands back the answer', async () => {
  const seen: unknown[] = [];
  const { origin } = await serve((request, response, body) => {
    seen.push(
      request.method,
      request.url,
      request.headers.authorization,
      request.headers['content-type'],
      body,
    );
    response.end('{"ok":true,"value":{"state":"open"}}');
  });

  const answer = await connect(origin).call('vault.status', { a: 1 });

  expect(answer).toEqual({ ok: true, value: { state: 'open' } });
  expect(seen).toEqual(['POST', '/api/vault.status', 'Bearer test-token', 'application/json', '{"a":1}']);
});

test('hands back a failure as a value, whatever its HTTP status', async () => {
  const { origin } = await serve((_request, response) => {
    response.writeHead(404);
    response.end('{"ok":false,"error":{"code":"not-found","message":"Gone."}}');
  });

  expect(await connect(origin).call('documents.get', {})).toEqual({
    ok: false,
    error: { code: 'not-found', message: 'Gone.' },
  });
});

test('says that the core has stopped where nobody answers', async () => {
  const { origin, stop } = await serve((_request, response) => response.end());
  await stop();

  expect(await connect(origin).call('vault.status', {})).toMatchObject({
    ok: false,
    error: { code: 'core-stopped' },
  });
});

test('says that an answer cannot be read where it is no answer of Sanad', async () => {
  const { origin } = await serve((_request, response) => response.end('{"hello":"there"}'));

  expect(await connect(origin).call('vault.status', {})).toMatchObject({
    ok: false,
    error: { code: 'internal' },
  });
});

test('gives up a call that nobody waits for any more, on the wire too', async () => {
  const { origin } = await serve((_request, response) => {
    response.on('close', () => closed.resolve());
    arrived.resolve();
  });
  const arrived = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  const outdated = new AbortController();

  const answer = connect(origin).call('search.run', {}, { signal: outdated.signal });
  await arrived.promise;
  outdated.abort();

  expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  await closed.promise;
});

test('hands over events as they arrive', async () => {
  const { origin } = await serve((_request, response) => {
    response.write('{"kind":"changed","topics":["docu');
    setImmediate(() => response.write('ments"],"revision":4}\n\n{"kind":"core-stopped"}\n'));
  });

  const events = await eventsUntil(connect(origin), (event) => event.kind === 'core-stopped');

  expect(events).toEqual([{ kind: 'changed', topics: ['documents'], revision: 4 }, { kind: 'core-stopped' }]);
});

test('hands over that the library is about to be locked', async () => {
  const { origin } = await serve((_request, response) => {
    response.write('{"kind":"about-to-lock"}\n{"kind":"core-stopped"}\n');
  });

  const events = await eventsUntil(connect(origin), (event) => event.kind === 'core-stopped');

  expect(events).toEqual([{ kind: 'about-to-lock' }, { kind: 'core-stopped' }]);
});

test('hands over how far a long piece of work has come, and nothing that only looks like it', async () => {
  const { origin } = await serve((_request, response) => {
    response.write('{"kind":"progress","done":3}\n{"kind":"progress","job":"a","done":3,"total":9}\n');
    response.write('{"kind":"core-stopped"}\n');
  });

  const events = await eventsUntil(connect(origin), (event) => event.kind === 'core-stopped');

  expect(events).toEqual([{ kind: 'progress', job: 'a', done: 3, total: 9 }, { kind: 'core-stopped' }]);
});

test('counts everything as changed once a broken stream is open again', async () => {
  let streams = 0;
  const { origin } = await serve((_request, response) => {
    streams += 1;
    response.write('\n');
    if (streams === 1) response.end();
  });

  const [event] = await eventsUntil(connect(origin), () => true);

  expect(event).toMatchObject({
    kind: 'changed',
    topics: TOPICS,
  });
});

test('says that the core has stopped after three streams in a row failed, and waits longer each time', async () => {
  const { origin, stop } = await serve((_request, response) => response.end());
  await stop();
  const waits: number[] = [];

  const events = await eventsUntil(connect(origin, waits), (event) => event.kind === 'core-stopped');

  expect(events).toEqual([{ kind: 'core-stopped' }]);
  expect(waits).toEqual([250, 500]);
});
