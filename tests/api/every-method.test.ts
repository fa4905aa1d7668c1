import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract, METHOD_NAMES, type MethodName } from '../../db/contract/contract.ts';
import { writeRecoveryCode } from '../../db/contract/recovery-code.ts';
import type { ErrorCode } from '../../db/contract/result.ts';
import type { VaultProtection } from '../../db/contract/vault.ts';
import { MAX_QUERY_LENGTH } from '../../db/contract/limits.ts';
import { newId } from '../../db/service/new-id.ts';
import { startTestCore, type TestCore } from '../support/core.ts';
import { finishedVaults, PASSPHRASE } from '../support/finished-vaults.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const vaults = finishedVaults();

interface Case {
  /** An input that the method accepts on a library of the bundled documents. */
  readonly valid: Readonly<Record<string, unknown>>;
  /** Inputs of the right fields, each wrong in one. */
  readonly wrong: readonly Readonly<Record<string, unknown>>[];
  /** The vault that the valid input is for; one without a passphrase unless said otherwise. */
  readonly protection?: VaultProtection;
  /** What the valid input is completed with, once that is there. */
  readonly completed?: (core: TestCore) => Promise<Readonly<Record<string, unknown>>>;
  /** How a call that needs no open library is answered where there is none at all; `ok` unless said otherwise. */
  readonly whenAbsent?: ErrorCode;
  /** What has to be done first for the valid input to be accepted. */
  readonly before?: { readonly method: MethodName; readonly input: Readonly<Record<string, unknown>> };
}

const NO_BACKUP = 'full-20260101t000000000z-1.sanad-backup';

async function madeBackup({ core }: TestCore): Promise<{ name: string }> {
  const { backup } = contract['backups.create'].output.parse(valueOf(await core.call('backups.create', {})));
  return { name: backup.name };
}

/** One case per method; a method without one does not compile. */
function casesFor(documentId: string): Readonly<Record<MethodName, Case>> {
  return {
    'vault.status': { valid: {}, wrong: [] },
    'vault.create': { valid: { passphrase: null }, wrong: [{}, { passphrase: '' }, { passphrase: 7 }] },
    'vault.unlock': {
      valid: { passphrase: 'any' },
      wrong: [{}, { passphrase: null }, { passphrase: 'x'.repeat(100_001) }],
      whenAbsent: 'vault-absent',
    },
    'vault.lock': { valid: {}, wrong: [], protection: 'passphrase', whenAbsent: 'vault-absent' },
    'vault.touch': { valid: {}, wrong: [] },
    'vault.changePassphrase': {
      valid: { current: PASSPHRASE, next: 'four new quiet words' },
      wrong: [
        {},
        { current: PASSPHRASE },
        { current: PASSPHRASE, next: '' },
        { current: '', next: 'x' },
        { current: 7, next: 'x' },
        { current: PASSPHRASE, next: 'x'.repeat(100_001) },
      ],
      protection: 'passphrase',
      whenAbsent: 'vault-absent',
    },
    'vault.planPassphrase': { valid: {}, wrong: [{ passphrase: PASSPHRASE }] },
    'vault.addPassphrase': {
      valid: { passphrase: PASSPHRASE },
      wrong: [{}, { passphrase: '' }, { passphrase: null }, { passphrase: 'x'.repeat(100_001) }],
      whenAbsent: 'vault-absent',
    },
    'vault.makeRecoveryCode': {
      valid: { passphrase: PASSPHRASE },
      wrong: [{}, { passphrase: '' }, { passphrase: [PASSPHRASE] }],
      protection: 'passphrase',
      whenAbsent: 'vault-absent',
    },
    'vault.dropRecoveryCode': {
      valid: { passphrase: PASSPHRASE },
      wrong: [{}, { passphrase: '' }, { passphrase: 0 }],
      protection: 'passphrase',
      whenAbsent: 'vault-absent',
    },
    'vault.recover': {
      valid: { code: writeRecoveryCode(Array.from({ length: 28 }, () => 0)), passphrase: PASSPHRASE },
      wrong: [
        {},
        { code: '', passphrase: 'x' },
        { code: '0'.repeat(201), passphrase: 'x' },
        { code: '00000' },
        { code: '00000', passphrase: '' },
        { code: 0, passphrase: 'x' },
      ],
      protection: 'passphrase',
      completed: async (core) => {
        const made = await core.call('vault.makeRecoveryCode', { passphrase: PASSPHRASE });
        return contract['vault.makeRecoveryCode'].output.parse(valueOf(made));
      },
      whenAbsent: 'vault-absent',
    },
    'vault.removeProtection': {
      valid: { passphrase: PASSPHRASE },
      wrong: [{}, { passphrase: '' }, { passphrase: true }],
      protection: 'passphrase',
      whenAbsent: 'vault-absent',
    },
    'vault.erase': {
      valid: { confirmation: 'erase' },
      wrong: [{}, { confirmation: '' }, { confirmation: 'ERASE' }, { confirmation: true }],
      whenAbsent: 'vault-absent',
    },
    'backups.list': { valid: { limit: 5 }, wrong: [{ limit: 0 }, { cursor: 7 }] },
    'backups.create': { valid: {}, wrong: [{ job: '' }, { job: 7 }], whenAbsent: 'vault-absent' },
    'backups.remove': {
      valid: { name: NO_BACKUP },
      wrong: [{}, { name: '../vault.json' }, { name: 'vault.json' }, { name: 7 }],
      completed: madeBackup,
      whenAbsent: 'not-found',
    },
    'backups.planRestore': {
      valid: { name: NO_BACKUP },
      wrong: [{}, { name: 'a/b.db' }, { name: NO_BACKUP, passphrase: '' }],
      completed: madeBackup,
      whenAbsent: 'not-found',
    },
    'backups.restore': {
      valid: { name: NO_BACKUP },
      wrong: [{}, { name: '..' }, { name: NO_BACKUP, passphrase: 7 }],
      completed: madeBackup,
      whenAbsent: 'not-found',
    },
    'jobs.cancel': {
      valid: { job: newId() },
      wrong: [{}, { job: '' }, { job: '../vault.json' }, { job: 7 }],
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
    'search.facets': {
      valid: { query: 'Montazeri', exact: false, scope: { kinds: ['paragraph'], years: ['', '2016'] } },
      wrong: [
        {},
        { query: 'x', scope: { years: ['16'] } },
        { query: 'x', scope: { kinds: ['poem'] } },
        { query: 'x', scope: { publishers: '' } },
        { query: 'x', spellingsOff: [{ typed: 'x' }] },
      ],
    },
    'search.groups': {
      valid: { query: 'Montazeri', exact: true, limit: 5 },
      wrong: [{}, { query: 7 }, { query: 'x', limit: 51 }, { query: 'x', scope: {} }],
    },
    'search.concordance': {
      valid: { query: 'Montazeri', documentId, sort: 'before', limit: 3, cursor: '0' },
      wrong: [{}, { query: 'x', sort: 'random' }, { query: 'x', limit: 201 }, { query: 'x', job: '' }],
    },
    'search.matrix': {
      valid: { names: ['Raisi', 'Ebrahim Raisi', ''], exact: false, scope: {} },
      wrong: [{}, { names: [] }, { names: 'Raisi' }, { names: ['x'.repeat(501)] }, { names: [7] }],
    },
    'search.marks': {
      valid: { documentId, query: 'Montazeri', exact: false },
      wrong: [{ documentId }, { query: 'x' }],
    },
    'search.find': {
      valid: { documentId, text: 'greatest cri' },
      wrong: [{ documentId }, { documentId, text: 1 }],
    },
    'savedSearches.list': { valid: { limit: 2 }, wrong: [{ limit: 0 }, { cursor: 7 }] },
    'savedSearches.create': {
      valid: { name: 'Commission', question: QUESTION },
      wrong: [
        {},
        { name: 'x' },
        { name: '', question: QUESTION },
        { name: 'x', question: { ...QUESTION, query: '' } },
        { name: 'x', question: { ...QUESTION, exact: null } },
      ],
    },
    'savedSearches.update': {
      valid: { name: 'Other' },
      wrong: [{}, { savedSearchId: 'x' }, { savedSearchId: documentId, question: {} }],
      completed: aSavedSearch,
    },
    'savedSearches.remove': { valid: {}, wrong: [{}, { savedSearchId: 7 }], completed: aSavedSearch },
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
    'documents.remove': {
      valid: { documentIds: [documentId] },
      wrong: [
        {},
        { documentIds: [] },
        { documentIds: documentId },
        { documentIds: ['x'] },
        { documentIds: Array.from({ length: 10_001 }, () => documentId) },
        { documentIds: [documentId], confirmedRecords: -1 },
      ],
    },
    'documents.planVersion': {
      valid: { documentId, text: 'A corrected text.' },
      wrong: [{ documentId }, { documentId, text: '' }, { documentId, text: 'a\u0000' }],
    },
    'documents.addVersion': {
      valid: { documentId, file: 'corrected.txt', text: 'A corrected text.' },
      wrong: [
        { documentId },
        { documentId, file: '../x.txt', text: 'x' },
        { documentId, file: '', text: 'x' },
      ],
    },
    'library.acceptSetBack': { valid: {}, wrong: [], whenAbsent: 'vault-absent' },
    'library.verify': { valid: {}, wrong: [{ job: '' }, { job: 7 }] },
    'tags.list': { valid: { limit: 5, text: 'a' }, wrong: [{ limit: 0 }, { text: 7 }, { cursor: 7 }] },
    'tags.get': { valid: {}, wrong: [{}, { tagId: 'x' }], completed: aTag },
    'tags.create': {
      valid: { name: 'A tag', colour: 'red', aliases: ['other'], documentIds: [documentId] },
      wrong: [{}, { name: '' }, { name: ' ' }, { name: 'a\u202Eb' }, { name: 'x', colour: 'pink' }],
    },
    'tags.update': { valid: { name: 'New' }, wrong: [{}, { tagId: 7 }], completed: aTag },
    'tags.move': { valid: { parentId: null }, wrong: [{}, { parentId: 'x' }], completed: aTag },
    'tags.planMerge': { valid: {}, wrong: [{}, { tagId: documentId }], completed: twoTags },
    'tags.merge': { valid: {}, wrong: [{}, { intoId: documentId }], completed: twoTags },
    'tags.remove': { valid: {}, wrong: [{}, { tagIds: [] }, { tagIds: ['x'] }], completed: aListOfTags },
    'tags.apply': {
      valid: { documentIds: [documentId] },
      wrong: [{}, { tagIds: [] }, { tagIds: [documentId], documentIds: 'all' }],
      completed: aListOfTags,
    },
    'tags.withdraw': {
      valid: { documentIds: [documentId] },
      wrong: [{}, { tagIds: [documentId], noteIds: [7] }],
      completed: aListOfTags,
    },
    'tags.together': { valid: { limit: 3 }, wrong: [{ limit: 0 }, { tagId: 'x' }] },
    'highlights.list': {
      valid: { documentId, limit: 3, colour: 'red', text: 'a', state: 'moved' },
      wrong: [{ colour: 'pink' }, { state: 'lost' }, { text: 'x'.repeat(501) }, { tags: { all: 'x' } }],
    },
    'highlights.get': { valid: {}, wrong: [{}, { highlightId: 'x' }], completed: aHighlight },
    'highlights.create': {
      valid: { documentId, start: 0, end: 30, comment: 'words' },
      wrong: [{ documentId }, { documentId, start: -1, end: 5 }, { documentId, start: 0, end: 1.5 }],
    },
    'highlights.update': {
      valid: { colour: 'green' },
      wrong: [{}, { highlightIds: [] }, { highlightIds: [documentId], comment: 'a\u0000' }],
      completed: aListOfHighlights,
    },
    'highlights.place': {
      valid: { start: 4, end: 20 },
      wrong: [{}, { highlightId: documentId, start: '4', end: 20 }],
      completed: aHighlight,
    },
    'highlights.confirmPlace': { valid: {}, wrong: [{}, { highlightIds: 7 }], completed: aListOfHighlights },
    'highlights.remove': { valid: {}, wrong: [{}, { highlightIds: [] }], completed: aListOfHighlights },
    'links.list': { valid: { documentId }, wrong: [{ limit: 0 }, { cursor: 7 }] },
    'links.get': { valid: {}, wrong: [{}, { linkId: 'x' }], completed: aLink },
    'links.create': {
      valid: {
        kind: 'cites',
        from: { documentId, range: { start: 0, end: 10 } },
        to: { documentId, range: null },
      },
      wrong: [{}, { kind: 'cites', from: { documentId }, to: { documentId, range: null } }],
    },
    'links.update': { valid: { comment: 'words' }, wrong: [{}, { kind: 'likes' }], completed: aLink },
    'links.placeEnd': {
      valid: { side: 'from', start: 2, end: 12 },
      wrong: [{}, { side: 'middle', start: 0, end: 5 }, { side: 'to', start: -1, end: 5 }],
      completed: aLink,
    },
    'links.remove': { valid: {}, wrong: [{}, { linkIds: [] }], completed: aListOfLinks },
    'notes.list': {
      valid: { role: 'note', sort: 'title', order: 'ascending', text: 'a', limit: 2 },
      wrong: [{ role: 'diary' }, { sort: 'length' }, { about: documentId }, { limit: 201 }],
    },
    'notes.get': { valid: {}, wrong: [{}, { noteId: 'x' }], completed: aNote },
    'notes.create': {
      valid: { title: 'Title', body: 'words', about: { kind: 'document', id: documentId } },
      wrong: [{ body: 7 }, { body: 'a\ud800' }, { day: '2026-13-01' }, { title: 'x'.repeat(501) }],
    },
    'notes.save': { valid: { body: 'more' }, wrong: [{}, { version: 0 }], completed: aNoteAndVersion },
    'notes.remove': { valid: {}, wrong: [{}, { noteIds: [] }], completed: aListOfNotes },
    'notes.history': { valid: {}, wrong: [{}, { noteId: 7 }], completed: aNote },
    'notes.version': { valid: {}, wrong: [{}, { version: 'first' }], completed: aNoteAndVersion },
    'notes.journal': { valid: { day: '2026-01-02' }, wrong: [{}, { day: '2026-02-30' }, { day: 'today' }] },
    'notes.backlinks': {
      valid: { target: { kind: 'document', id: documentId } },
      wrong: [{}, { target: { kind: 'day', id: documentId } }, { target: documentId }],
    },
    'notes.mentions': {
      valid: { target: { kind: 'document', id: documentId } },
      wrong: [{}, { target: { kind: 'tag' } }],
    },
    'notes.complete': {
      valid: { text: 'a', limit: 3 },
      wrong: [{}, { text: 'x'.repeat(201) }, { text: 'a', kinds: ['day'] }],
    },
    'notes.resolve': {
      valid: { targets: [{ kind: 'document', id: documentId }] },
      wrong: [{}, { targets: documentId }, { targets: [{ kind: 'document', id: 'x' }] }],
    },
    'undo.status': { valid: {}, wrong: [] },
    'undo.list': {
      valid: { limit: 5 },
      wrong: [{ limit: 0 }, { limit: 201 }, { cursor: 'nowhere' }, { cursor: 7 }],
    },
    'undo.undo': { valid: {}, wrong: [{ upTo: 0 }, { upTo: '1' }, { upTo: 1.5 }, { confirmedRecords: 1.5 }] },
    'undo.redo': { valid: {}, wrong: [{ upTo: -1 }, { upTo: null }, { confirmedRecords: '3' }] },
    'trash.list': { valid: { limit: 5 }, wrong: [{ limit: 0 }, { cursor: '-1' }, { cursor: '' }] },
    'trash.restore': {
      valid: { records: [{ kind: 'document', id: documentId }] },
      wrong: [
        {},
        { records: [] },
        { records: [{ kind: 'highlight', id: documentId }] },
        { records: [{ kind: 'tag' }] },
        { records: [{ kind: 'note', id: 7 }] },
        { records: { kind: 'document', id: documentId } },
      ],
      before: { method: 'documents.remove', input: { documentIds: [documentId] } },
    },
    'trash.empty': { valid: {}, wrong: [{ records: [] }, { records: [null] }, { confirmedRecords: 'all' }] },
  };
}

type Completion = Readonly<Record<string, unknown>>;

async function made(
  core: TestCore,
  method: MethodName,
  input: Completion,
): Promise<{ id: string; version?: number | undefined }> {
  return z
    .looseObject({ id: z.string(), version: z.int().optional() })
    .parse(valueOf(await core.core.call(method, input)));
}

let tagsMade = 0;
async function tagIn(core: TestCore): Promise<string> {
  tagsMade += 1;
  return (await made(core, 'tags.create', { name: `Tag ${tagsMade}` })).id;
}

async function highlightIn(core: TestCore): Promise<string> {
  const [document] = await core.documents();
  return (await made(core, 'highlights.create', { documentId: document?.id, start: 0, end: 20 })).id;
}

async function linkIn(core: TestCore): Promise<string> {
  const [first, second] = await core.documents();
  const [from, to] = [first, second].map((document) => ({
    documentId: document?.id,
    range: { start: 0, end: 10 },
  }));
  return (await made(core, 'links.create', { kind: 'see-also', from, to })).id;
}

const aTag = async (core: TestCore): Promise<Completion> => ({ tagId: await tagIn(core) });
const twoTags = async (core: TestCore): Promise<Completion> => ({
  tagId: await tagIn(core),
  intoId: await tagIn(core),
});
const aListOfTags = async (core: TestCore): Promise<Completion> => ({ tagIds: [await tagIn(core)] });
const QUESTION = { query: '"death commission"', exact: false, scope: {}, spellingsOff: [] };
const aSavedSearch = async (core: TestCore): Promise<Completion> => {
  const { id } = await made(core, 'savedSearches.create', { name: 'Made', question: QUESTION });
  return { savedSearchId: id };
};
const aHighlight = async (core: TestCore): Promise<Completion> => ({ highlightId: await highlightIn(core) });
const aListOfHighlights = async (core: TestCore): Promise<Completion> => ({
  highlightIds: [await highlightIn(core)],
});
const aLink = async (core: TestCore): Promise<Completion> => ({ linkId: await linkIn(core) });
const aListOfLinks = async (core: TestCore): Promise<Completion> => ({ linkIds: [await linkIn(core)] });
const aNote = async (core: TestCore): Promise<Completion> => ({
  noteId: (await made(core, 'notes.create', {})).id,
});
const aListOfNotes = async (core: TestCore): Promise<Completion> => ({
  noteIds: [(await made(core, 'notes.create', {})).id],
});
const aNoteAndVersion = async (core: TestCore): Promise<Completion> => {
  const { id, version } = await made(core, 'notes.create', {});
  return { noteId: id, version };
};

async function start(): Promise<{ core: TestCore; cases: Readonly<Record<MethodName, Case>> }> {
  const core = startTestCore({ dataFolder: vaults.copy('open') });
  const documents = await core.documents();
  return { core, cases: casesFor(documents[0]?.id ?? '') };
}

describe.each(METHOD_NAMES)('%s', (method) => {
  it('answers a valid call in the shape of the contract', async () => {
    const { core, cases } = await start();
    const { before, completed, protection = 'open', valid } = cases[method];
    const target = method === 'vault.create' ? freshCore() : protection === 'open' ? core : protectedCore();
    if (before !== undefined) valueOf(await target.core.call(before.method, before.input));
    const completion = await completed?.(target);
    const result = await target.core.call(method, { ...valid, ...completion });
    expect(contract[method].output.safeParse(valueOf(result)).error).toBeUndefined();
  });

  it('refuses a field it does not know, and whatever is not an object', async () => {
    const { core, cases } = await start();
    const { valid } = cases[method];
    const extra = JSON.parse('{"__proto__": {"limit": 1}}');
    for (const input of [{ ...valid, flavour: 'red' }, { ...valid, ...extra, constructor: 1 }, extra]) {
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
    const { core, cases } = await start();
    const absent = freshCore();
    const { valid, completed } = cases[method];
    const isOfLibrary = contract[method].needs === 'library';
    const completion = isOfLibrary ? await completed?.(core) : {};
    const code = codeOf(await absent.core.call(method, { ...valid, ...completion }));
    const expected = cases[method].whenAbsent ?? 'ok';
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

function protectedCore(): TestCore {
  return startTestCore({ dataFolder: vaults.copy('passphrase') });
}
