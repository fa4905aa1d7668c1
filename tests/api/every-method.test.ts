import { describe, expect, it } from 'vitest';
import { contract, METHOD_NAMES, type MethodName } from '../../db/contract/contract.ts';
import { MAX_QUERY_LENGTH } from '../../db/contract/limits.ts';
import { newId } from '../../db/service/new-id.ts';
import { startTestCore, type TestCore } from '../support/core.ts';
import { finishedVaults } from '../support/finished-vaults.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const vaults = finishedVaults();

interface Case {
  /** An input that the method accepts on a library of the bundled documents. */
  readonly valid: Readonly<Record<string, unknown>>;
  /** Inputs of the right fields, each wrong in one. */
  readonly wrong: readonly Readonly<Record<string, unknown>>[];
}

/** One case per method; a method without one does not compile. */
function casesFor(documentId: string): Readonly<Record<MethodName, Case>> {
  return {
    'vault.status': { valid: {}, wrong: [] },
    'vault.create': { valid: { passphrase: null }, wrong: [{}, { passphrase: '' }, { passphrase: 7 }] },
    'vault.unlock': {
      valid: { passphrase: 'any' },
      wrong: [{}, { passphrase: null }, { passphrase: 'x'.repeat(100_001) }],
    },
    'library.status': { valid: {}, wrong: [] },
    'documents.list': {
      valid: { sort: 'title', order: 'descending', filter: 'massacre', language: 'en', limit: 2 },
      wrong: [
        { limit: 0 },
        { limit: 201 },
        { limit: '2' },
        { limit: 1.5 },
        { sort: 'colour' },
        { order: 'up' },
        { filter: 7 },
        { cursor: 7 },
        { cursor: 'x'.repeat(201) },
      ],
    },
    'documents.get': { valid: { documentId }, wrong: [{}, { documentId: 'x' }, { documentId: null }] },
    'documents.text': {
      valid: { documentId, start: 10, end: 500 },
      wrong: [{ documentId }, { documentId, start: -1, end: 5 }, { documentId, start: 0, end: 1.5 }],
    },
    'passages.list': { valid: { documentId, limit: 3 }, wrong: [{}, { documentId, limit: 0 }] },
    'search.run': {
      valid: { query: 'Raisi', exact: true, limit: 3, documentId },
      wrong: [{}, { query: null }, { query: 'x', exact: 'yes' }, { query: 'x'.repeat(MAX_QUERY_LENGTH + 1) }],
    },
    'search.marks': {
      valid: { documentId, query: 'Montazeri', exact: false },
      wrong: [{ documentId }, { query: 'x' }],
    },
    'search.find': {
      valid: { documentId, text: 'greatest cri' },
      wrong: [{ documentId }, { documentId, text: 1 }],
    },
    'readingPositions.get': { valid: { documentId }, wrong: [{}, { documentId: documentId.toUpperCase() }] },
    'readingPositions.set': {
      valid: { documentId, start: 100 },
      wrong: [{ documentId }, { documentId, start: -1 }, { documentId, start: '5' }],
    },
    'settings.get': { valid: {}, wrong: [] },
    'settings.set': {
      valid: { theme: 'dark', readingSizePx: 20 },
      wrong: [{ theme: 'sepia' }, { readingSizePx: 13 }, { readingSizePx: 33 }, { isInspectorOpen: 1 }],
    },
  };
}

async function start(): Promise<{ core: TestCore; cases: Readonly<Record<MethodName, Case>> }> {
  const core = startTestCore({ dataFolder: vaults.copy('open') });
  const documents = await core.documents();
  return { core, cases: casesFor(documents[0]?.id ?? '') };
}

describe.each(METHOD_NAMES)('%s', (method) => {
  it('answers a valid call in the shape of the contract', async () => {
    const { core, cases } = await start();
    const target = method === 'vault.create' ? freshCore() : core;
    const result = await target.core.call(method, cases[method].valid);
    expect(contract[method].output.safeParse(valueOf(result)).error).toBeUndefined();
  });

  it('refuses a field it does not know, and whatever is not an object', async () => {
    const { core, cases } = await start();
    const { valid } = cases[method];
    const extra = JSON.parse('{"__proto__": {"limit": 1}}');
    for (const input of [{ ...valid, colour: 'red' }, { ...valid, ...extra, constructor: 1 }, extra]) {
      expect(codeOf(await core.core.call(method, input))).toBe('invalid-input');
    }
    for (const input of [undefined, null, 7, 'text', [], [valid], true]) {
      expect(codeOf(await core.core.call(method, input))).toBe('invalid-input');
    }
  });

  it('refuses a value of the wrong type or size, and changes nothing', async () => {
    const { core, cases } = await start();
    const before = valueOf(await core.call('library.status', {}));
    for (const input of cases[method].wrong) {
      const code = codeOf(await core.core.call(method, input));
      expect({ input, code }).toEqual({ input, code: 'invalid-input' });
    }
    expect(valueOf(await core.call('library.status', {}))).toEqual(before);
  });

  it('asks for the vault where it needs one', async () => {
    const { cases } = await start();
    const absent = freshCore();
    const code = codeOf(await absent.core.call(method, cases[method].valid));
    const expected = method === 'vault.unlock' ? 'vault-absent' : 'ok';
    expect(code).toBe(contract[method].needs === 'library' ? 'vault-absent' : expected);
  });
});

describe('a document that is not there', () => {
  it.each(METHOD_NAMES.filter((name) => 'documentId' in casesFor('')[name].valid))(
    'is not found by %s',
    async (method) => {
      const { core } = await start();
      const { valid } = casesFor(newId())[method];
      expect(codeOf(await core.core.call(method, valid))).toBe('not-found');
    },
  );
});

function freshCore(): TestCore {
  return startTestCore({ dataFolder: temporaryFolder() });
}
