import { expect, test } from 'vitest';
import { METHOD_NAMES } from '../../db/contract/contract.ts';
import { MAX_REQUEST_BYTES } from '../../db/contract/limits.ts';
import { fail, succeed } from '../../db/contract/result.ts';
import { answerCall, type CallSender } from '../../electron/desktop/ipc.ts';
import { createInMemoryCore } from '../support/in-memory-core.ts';

type Frame = NonNullable<CallSender['senderFrame']>;

// Electron's frames have many more members; these three are what a call is judged by.
function aFrame(change: Partial<Record<keyof Frame, unknown>> = {}): CallSender {
  const frame = { parent: null, origin: 'app://workbench', url: 'app://workbench/search', ...change };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- hostile frames are the point of these tests
  return { senderFrame: frame as Frame };
}

test.each(METHOD_NAMES)('%s reaches the core from the workbench', async (method) => {
  const core = createInMemoryCore();
  await answerCall(core, aFrame(), [method, { any: 'thing' }]);
  expect(core.calls).toEqual([{ method, input: { any: 'thing' } }]);
});

test.each([
  ['a frame inside the workbench', { parent: {} }],
  ['another origin', { origin: 'https://news.example' }],
  ['an origin that begins alike', { origin: 'app://workbench.example' }],
  ['an opaque origin', { origin: 'null' }],
  ['an empty page that inherited the origin', { url: '' }],
  ['another page', { url: 'https://news.example/' }],
  ['a page of another host', { url: 'app://other/' }],
])('%s may not call', async (_name, change) => {
  const core = createInMemoryCore();
  const reply = await answerCall(core, aFrame(change), ['vault.status', {}]);
  expect(reply).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  expect(core.calls).toEqual([]);
});

test('a frame that is gone may not call', async () => {
  const core = createInMemoryCore();
  const reply = await answerCall(core, { senderFrame: null }, ['vault.status', {}]);
  expect(reply).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

test.each([
  ['no method', [], 'invalid-input'],
  ['a method without an input', ['vault.status'], 'invalid-input'],
  ['more than an input', ['vault.status', {}, {}], 'invalid-input'],
  ['a method that is no word', [7, {}], 'invalid-input'],
  ['a list of methods', [['vault.status'], {}], 'invalid-input'],
  ['an object that says it is a method', [{ toString: () => 'vault.status' }, {}], 'invalid-input'],
  ['a method that does not exist', ['vault.open', {}], 'unknown-method'],
  ['a method of every object', ['toString', {}], 'unknown-method'],
  ['the prototype', ['__proto__', {}], 'unknown-method'],
  ['no input', ['vault.status', undefined], 'invalid-input'],
  ['a cycle', ['vault.status', cycle()], 'invalid-input'],
  ['a number JSON has no word for', ['vault.status', 1n], 'invalid-input'],
  ['more than is allowed', ['search.run', { query: 'x'.repeat(MAX_REQUEST_BYTES) }], 'too-large'],
])('%s is refused', async (_name, values, code) => {
  const core = createInMemoryCore();
  const reply = await answerCall(core, aFrame(), values);
  expect(reply).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(/^[A-Z].+\.$/) } });
  expect(core.calls).toEqual([]);
});

function cycle(): unknown {
  const value: { self?: unknown } = {};
  value.self = value;
  return value;
}

test('a request of exactly what is allowed reaches the core', async () => {
  const core = createInMemoryCore();
  core.answerWith(() => Promise.resolve(succeed(null)));
  const query = 'x'.repeat(1_000_000 - '{"query":""}'.length);
  expect(await answerCall(core, aFrame(), ['search.run', { query }])).toMatchObject({ ok: true });
  expect(core.calls).toEqual([{ method: 'search.run', input: { query } }]);
});

test('what is not plain JSON arrives as it would over HTTP', async () => {
  const core = createInMemoryCore();
  await answerCall(core, aFrame(), ['search.run', { query: 'Evin', exact: undefined, at: new Date(0) }]);
  expect(core.calls[0]?.input).toEqual({ query: 'Evin', at: '1970-01-01T00:00:00.000Z' });
});

test('a failure of the core is passed on as it is', async () => {
  const core = createInMemoryCore();
  const failure = fail('vault-locked', 'The vault is locked.');
  core.answerWith(() => Promise.resolve(failure));
  expect(await answerCall(core, aFrame(), ['settings.get', {}])).toEqual(failure);
});

test('a core that throws is a sentence', async () => {
  const core = createInMemoryCore();
  core.answerWith(() => Promise.reject(new Error('secret place')));
  const reply = await answerCall(core, aFrame(), ['settings.get', {}]);
  expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(reply)).not.toContain('secret place');
});
