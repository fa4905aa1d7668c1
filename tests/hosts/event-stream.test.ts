import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import type { CoreEvent } from '../../db/contract/contract.ts';
import { aServer, type TestServer } from './loopback-server.ts';

const CHANGED: CoreEvent = { kind: 'changed', topics: ['settings'], revision: 7 };

async function openStream({ origin, token }: TestServer): Promise<IncomingMessage> {
  const sent = request(`${origin}/events`, {
    method: 'POST',
    agent: false,
    headers: { authorization: `Bearer ${token}`, origin, 'content-length': 2 },
  });
  sent.on('error', () => undefined);
  sent.end('{}');
  // The only argument of `response`.
  const [response]: unknown[] = await once(sent, 'response');
  if (!isIncoming(response)) throw new Error('no response');
  response.setEncoding('utf8');
  return response;
}

function isIncoming(value: unknown): value is IncomingMessage {
  return typeof value === 'object' && value !== null && 'statusCode' in value;
}

test('a page that asks for events is answered at once, before anything has happened', async () => {
  const stream = await openStream(await aServer());
  expect(stream.statusCode).toBe(200);
  expect(stream.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
  stream.destroy();
});

test('every event reaches every page, one JSON object per line', async () => {
  const server = await aServer();
  const streams = [await openStream(server), await openStream(server)];
  server.core.emit(CHANGED);
  for (const stream of streams) {
    const [line]: unknown[] = await once(stream, 'data');
    expect(line).toBe(`${JSON.stringify(CHANGED)}\n`);
    stream.destroy();
  }
});

test('a page that went away is no longer written to', async () => {
  const server = await aServer();
  const stream = await openStream(server);
  expect(server.core.listeners()).toBe(1);
  const unsubscribed = server.core.nextUnsubscription();
  stream.destroy();
  await unsubscribed;
  expect(server.core.listeners()).toBe(0);
});

test('a page that does not read is cut off instead of filling memory', async () => {
  const server = await aServer();
  const stream = await openStream(server);
  stream.pause();
  const unsubscribed = server.core.nextUnsubscription();
  const topics = Array.from({ length: 20_000 }, () => 'settings' as const);
  for (let count = 0; count < 100; count += 1) server.core.emit({ kind: 'changed', topics, revision: count });
  await unsubscribed;
  expect(server.core.listeners()).toBe(0);
});

test('the last event still reaches a page before the server ends its stream', async () => {
  const server = await aServer();
  const stream = await openStream(server);
  let text = '';
  stream.on('data', (chunk: string) => {
    text += chunk;
  });
  const ended = once(stream, 'end');
  server.core.emit({ kind: 'core-stopped' });
  await server.server.close();
  await ended;
  expect(text).toBe('{"kind":"core-stopped"}\n');
});

test('a fifth page takes the place of the first, so that connections are left for calls', async () => {
  const counts: number[] = [];
  const server = await aServer({ onPages: (pages) => counts.push(pages) });
  const first = await openStream(server);
  first.resume();
  const ended = once(first, 'end');
  const others: IncomingMessage[] = [];
  for (let count = 0; count < 4; count += 1) others.push(await openStream(server));
  await ended;
  expect(counts.slice(0, 5)).toEqual([1, 2, 3, 4, 4]);
  server.core.emit(CHANGED);
  for (const stream of others) expect(await once(stream, 'data')).toEqual([`${JSON.stringify(CHANGED)}\n`]);
});

test('the server says how many pages there are as they come and go', async () => {
  const counts: number[] = [];
  const gone = Promise.withResolvers<void>();
  const server = await aServer({
    onPages: (pages) => {
      counts.push(pages);
      if (pages === 0) gone.resolve();
    },
  });
  const streams = [await openStream(server), await openStream(server)];
  for (const stream of streams) stream.destroy();
  await gone.promise;
  expect(counts).toEqual([1, 2, 1, 0]);
});
