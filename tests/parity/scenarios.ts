import type { DocumentId } from '../../db/contract/ids.ts';
import type { KnownWork } from '../support/prepared-library.ts';
import type { MethodInput, MethodName } from '../../db/contract/contract.ts';

const UNKNOWN_DOCUMENT = '00000000000000000000000000';

interface Cases<Name extends MethodName> {
  /** Inputs that the method answers with a value. */
  readonly good: readonly MethodInput<Name>[];
  /** Inputs that it answers with a failure; of any type, because a host may be sent anything. */
  readonly bad: readonly unknown[];
}

/** What makes or opens a vault; each is tried on a vault in the state that it is for. */
type VaultMethod = Extract<MethodName, `vault.${string}`>;
type LibraryMethod = Exclude<MethodName, VaultMethod>;

const UNKNOWN_BACKUP = 'full-20200101t000000000z-1.sanad-backup';

const NO_OBJECTS = [null, 7, 'text', [], true];

/**
 * At least one good and one bad case for every method that works on an open library, in the order they are tried.
 * A method of the contract that is not here does not compile. `known` is a document of the library.
 */
export function libraryCases(
  known: DocumentId,
  work: KnownWork,
): { readonly [Name in LibraryMethod]: Cases<Name> } {
  return {
    'library.status': { good: [{}], bad: [{ verbose: true }, ...NO_OBJECTS] },
    'documents.list': {
      good: [
        {},
        { limit: 2, sort: 'words', order: 'descending' },
        { filter: '2016', language: 'en' },
        { filter: 'سند ‘“\u0000\ud800' },
      ],
      bad: [
        { limit: 0 },
        { limit: 201 },
        { limit: '2' },
        { sort: 'size' },
        { cursor: 'nowhere' },
        { cursor: '' },
      ],
    },
    'documents.get': {
      good: [{ documentId: known }],
      bad: [{ documentId: UNKNOWN_DOCUMENT }, { documentId: '../vault.json' }, { documentId: 7 }, {}],
    },
    'documents.text': {
      good: [
        { documentId: known, start: 0, end: 100 },
        { documentId: known, start: 100, end: 10_000_000 },
      ],
      bad: [
        { documentId: UNKNOWN_DOCUMENT, start: 0, end: 1 },
        { documentId: known, start: -1, end: 1 },
        { documentId: known, start: 0.5, end: 1 },
        { documentId: known, start: '0', end: '1' },
        { documentId: known },
      ],
    },
    'passages.list': {
      good: [{ documentId: known }, { documentId: known, limit: 3 }],
      bad: [{ documentId: UNKNOWN_DOCUMENT }, { documentId: known, cursor: 'nowhere' }, {}],
    },
    'search.run': {
      good: [
        { query: 'Raisi' },
        { query: 'Raisi', exact: true, limit: 1 },
        { query: '"greatest crime" -Khamenei OR (Evin*', documentId: known },
        { query: '' },
        { query: 'خمینی ‘’“”' },
        { query: 'ab'.repeat(5_000) },
      ],
      bad: [{ query: 7 }, {}, { query: 'Evin', limit: 0 }, { query: 'Evin', page: 2 }],
    },
    'search.facets': {
      good: [
        { query: 'Raisi' },
        {
          query: 'Raisi',
          exact: true,
          scope: { years: [''], kinds: ['paragraph'], tags: { any: [work.tagId] } },
        },
        { query: '__proto__:x \u202E\u0000' },
      ],
      bad: [{ query: 'Raisi', scope: { years: ['88'] } }, { query: 'x', scope: { colour: [] } }, {}],
    },
    'search.groups': {
      good: [{ query: 'words' }, { query: 'First', limit: 1, exact: true }, { query: '((((' }],
      bad: [{ query: 'words', limit: 0 }, { query: null }, { query: 'words', documentId: known }],
    },
    'search.concordance': {
      good: [
        { query: 'commission', sort: 'after', limit: 5 },
        { query: 'commission', sort: 'before', limit: 5, cursor: '5' },
        { query: 'خمینی ‘’“”', documentId: known },
      ],
      bad: [
        { query: 'commission', cursor: 'five' },
        { query: 'commission', documentId: UNKNOWN_DOCUMENT },
        { query: 'commission', sort: 'colour' },
      ],
    },
    'search.matrix': {
      good: [
        { names: ['Raisi', 'Ebrahim Raisi', '', '*** \u202E\u0000'] },
        { names: ['Raisi'], exact: true, scope: { languages: ['en'] } },
      ],
      bad: [{ names: [] }, { names: Array.from({ length: 26 }, () => 'Raisi') }, { names: 'Raisi' }],
    },
    'savedSearches.create': {
      good: [
        {
          name: 'سومین',
          question: { query: 'Raisi', exact: false, scope: { years: ['1988', ''] }, spellingsOff: [] },
        },
      ],
      bad: [
        { name: 'KEPT', question: { query: 'x', exact: false, scope: {}, spellingsOff: [] } },
        { name: 'x', question: { query: 'a\u0000', exact: false, scope: {}, spellingsOff: [] } },
        { name: '\u202Ex', question: { query: 'x', exact: false, scope: {}, spellingsOff: [] } },
        { name: 'x' },
      ],
    },
    'savedSearches.update': {
      good: [{ savedSearchId: work.savedSearchId, name: 'Renamed' }],
      bad: [
        { savedSearchId: UNKNOWN_DOCUMENT, name: 'x' },
        { savedSearchId: work.savedSearchId, name: ' ' },
        {},
      ],
    },
    'savedSearches.list': { good: [{}, { limit: 1 }], bad: [{ cursor: 'nowhere' }, { limit: 201 }] },
    'savedSearches.remove': {
      good: [{ savedSearchId: work.savedSearchId }],
      bad: [{ savedSearchId: work.savedSearchId }, { savedSearchId: '__proto__' }, {}],
    },
    'search.marks': {
      good: [{ documentId: known, query: 'Raisi' }],
      bad: [{ documentId: UNKNOWN_DOCUMENT, query: 'Raisi' }, { query: 'Raisi' }, { documentId: known }],
    },
    'search.find': {
      good: [{ documentId: known, text: 'Death Comm', exact: true }],
      bad: [
        { documentId: UNKNOWN_DOCUMENT, text: 'Evin' },
        { documentId: known, text: null },
      ],
    },
    'readingPositions.set': {
      good: [{ documentId: known, start: 42 }],
      bad: [
        { documentId: UNKNOWN_DOCUMENT, start: 1 },
        { documentId: known, start: -1 },
        { documentId: known, start: null },
      ],
    },
    'readingPositions.get': {
      good: [{ documentId: known }],
      bad: [{ documentId: UNKNOWN_DOCUMENT }, { documentId: null }],
    },
    'settings.set': {
      good: [{ theme: 'dark', readingSizePx: 24 }, {}],
      bad: [{ theme: 'sepia' }, { readingSizePx: 1_000 }, { colour: 'red' }, { isRailExpanded: 'yes' }],
    },
    'settings.get': { good: [{}], bad: [{ theme: true }] },
    'library.acceptSetBack': { good: [{}], bad: [{ seenSeq: 7 }, ...NO_OBJECTS] },
    'library.verify': {
      good: [{}, { job: UNKNOWN_DOCUMENT }],
      bad: [{ job: '' }, { deep: true }, ...NO_OBJECTS],
    },
    'backups.list': { good: [{}, { limit: 1 }], bad: [{ limit: 0 }, { cursor: 'nowhere' }, ...NO_OBJECTS] },
    'backups.planRestore': {
      good: [{ name: work.backup }],
      bad: [{ name: UNKNOWN_BACKUP }, { name: '../vault.json' }, {}, ...NO_OBJECTS],
    },
    'backups.create': { good: [{}], bad: [{ job: 7 }, { file: 'x' }, ...NO_OBJECTS] },
    'jobs.cancel': { good: [{ job: UNKNOWN_DOCUMENT }], bad: [{}, { job: 7 }, ...NO_OBJECTS] },
    'tags.list': {
      good: [{}, { limit: 1 }, { text: 'fir' }, { documentId: known }],
      bad: [{ limit: 1001 }, { cursor: 'nowhere' }, { documentId: UNKNOWN_DOCUMENT }],
    },
    'tags.get': { good: [{ tagId: work.tagId }], bad: [{ tagId: UNKNOWN_DOCUMENT }, {}] },
    'tags.create': {
      good: [{ name: 'Third', parentId: work.tagId, colour: 'blue', aliases: ['3'] }],
      bad: [{ name: '' }, { name: 'first' }, { name: 'x', parentId: UNKNOWN_DOCUMENT }, { name: 'a\u0000' }],
    },
    'tags.update': {
      good: [{ tagId: work.tagId, name: 'Renamed', description: 'سند' }],
      bad: [{ tagId: work.tagId, colour: 'pink' }, { tagId: UNKNOWN_DOCUMENT, name: 'x' }, {}],
    },
    'tags.planMerge': {
      good: [{ tagId: work.otherTagId, intoId: work.tagId }],
      bad: [{ tagId: work.tagId, intoId: work.tagId }, { tagId: work.tagId }],
    },
    'tags.move': {
      good: [{ tagId: work.otherTagId, parentId: work.tagId }],
      bad: [{ tagId: work.tagId, parentId: work.otherTagId }, { tagId: work.tagId }],
    },
    'tags.apply': {
      good: [{ tagIds: [work.otherTagId], documentIds: [known], noteIds: [work.noteId] }],
      bad: [{ tagIds: [] }, { tagIds: [UNKNOWN_DOCUMENT], documentIds: [known] }],
    },
    'tags.together': { good: [{}, { tagId: work.tagId }], bad: [{ limit: 0 }, { cursor: '-' }] },
    'tags.withdraw': {
      good: [{ tagIds: [work.otherTagId], noteIds: [work.noteId] }],
      bad: [{ tagIds: [work.tagId], noteIds: [UNKNOWN_DOCUMENT] }, {}],
    },
    'tags.merge': {
      good: [{ tagId: work.otherTagId, intoId: work.tagId }],
      bad: [{ tagId: work.otherTagId, intoId: work.tagId }, {}],
    },
    'highlights.list': {
      good: [{}, { documentId: known, colour: 'yellow', text: 'a', tags: { any: [work.tagId] } }],
      bad: [{ documentId: UNKNOWN_DOCUMENT }, { colour: 'pink' }, { cursor: 'nowhere' }],
    },
    'highlights.get': { good: [{ highlightId: work.highlightId }], bad: [{ highlightId: known }, {}] },
    'highlights.create': {
      good: [{ documentId: known, start: 50, end: 90, comment: 'سند', tagIds: [work.tagId] }],
      bad: [
        { documentId: known, start: 90, end: 50 },
        { documentId: known, start: 0, end: 9_000_000 },
        { documentId: UNKNOWN_DOCUMENT, start: 0, end: 5 },
      ],
    },
    'highlights.update': {
      good: [{ highlightIds: [work.highlightId], colour: 'red', comment: 'words' }],
      bad: [{ highlightIds: [] }, { highlightIds: [known], colour: 'red' }],
    },
    'highlights.place': {
      good: [{ highlightId: work.highlightId, start: 10, end: 60 }],
      bad: [{ highlightId: work.highlightId, start: 5, end: 5 }, {}],
    },
    'highlights.confirmPlace': {
      good: [{ highlightIds: [work.highlightId] }],
      bad: [{ highlightIds: [known] }, {}],
    },
    'links.list': {
      good: [{}, { documentId: known }, { state: 'moved' }],
      bad: [{ documentId: UNKNOWN_DOCUMENT }, { limit: 0 }, { state: 'anchored' }],
    },
    'links.get': { good: [{ linkId: work.linkId }], bad: [{ linkId: known }, {}] },
    'links.create': {
      good: [
        {
          kind: 'repeats',
          from: { documentId: known, range: { start: 5, end: 20 } },
          to: { documentId: known, range: { start: 60, end: 80 } },
        },
      ],
      bad: [
        { kind: 'repeats', from: { documentId: known, range: null }, to: { documentId: known, range: null } },
        { kind: 'likes', from: { documentId: known, range: null }, to: { documentId: known, range: null } },
        {},
      ],
    },
    'links.update': {
      good: [{ linkId: work.linkId, kind: 'cites', comment: 'words', isTurned: true }],
      bad: [{ linkId: known, comment: 'x' }, {}],
    },
    'links.placeEnd': {
      good: [{ linkId: work.linkId, side: 'to', start: 30, end: 44 }],
      bad: [
        { linkId: work.linkId, side: 'middle', start: 0, end: 5 },
        { linkId: known, side: 'to', start: 0, end: 5 },
        {},
      ],
    },
    'links.remove': {
      good: [{ linkIds: [work.linkId] }],
      bad: [{ linkIds: [work.linkId] }, { linkIds: [] }],
    },
    'highlights.remove': {
      good: [{ highlightIds: [work.highlightId] }],
      bad: [{ highlightIds: [work.highlightId] }, {}],
    },
    'notes.list': {
      good: [{}, { text: 'wor', role: 'note', sort: 'title', about: { kind: 'document', id: known } }],
      bad: [{ role: 'diary' }, { cursor: 'nowhere' }, { about: { kind: 'day' } }],
    },
    'notes.get': { good: [{ noteId: work.noteId }], bad: [{ noteId: known }, {}] },
    'notes.create': {
      good: [
        { title: 'Another', body: `See [[document:${known}|it]]`, about: { kind: 'document', id: known } },
        { role: 'journal', day: '2026-01-02', tagIds: [work.tagId] },
      ],
      bad: [{ body: 'a\u0000' }, { role: 'journal' }, { about: { kind: 'tag', id: UNKNOWN_DOCUMENT } }],
    },
    'notes.save': {
      good: [{ noteId: work.noteId, version: work.noteVersion, body: 'یک یادداشت', editing: 'one' }],
      bad: [
        { noteId: work.noteId, version: work.noteVersion, body: 'late' },
        { noteId: known, version: 1 },
      ],
    },
    'notes.history': { good: [{ noteId: work.noteId }], bad: [{ noteId: known }, {}] },
    'notes.version': {
      good: [{ noteId: work.noteId, version: work.noteVersion }],
      bad: [{ noteId: work.noteId, version: 999_999 }, {}],
    },
    'notes.journal': { good: [{ day: '2026-01-02' }, { day: '2026-01-03' }], bad: [{ day: 'today' }, {}] },
    'notes.backlinks': {
      good: [{ target: { kind: 'document', id: known } }],
      bad: [{ target: known }, { target: { kind: 'day', id: known } }],
    },
    'notes.mentions': {
      good: [{ target: { kind: 'tag', id: work.tagId } }],
      bad: [{ target: null }, { target: { kind: 'tag', id: work.tagId }, cursor: '-' }],
    },
    'notes.complete': {
      good: [{ text: 'a' }, { text: '', kinds: ['tag'], limit: 2 }],
      bad: [{ text: 7 }, {}],
    },
    'notes.resolve': {
      good: [
        {
          targets: [
            { kind: 'tag', id: UNKNOWN_DOCUMENT },
            { kind: 'document', id: known },
          ],
        },
      ],
      bad: [{ targets: [{ kind: 'tag' }] }, {}],
    },
    'notes.remove': { good: [{ noteIds: [work.noteId] }], bad: [{ noteIds: [work.noteId] }, {}] },
    'tags.remove': { good: [{ tagIds: [work.tagId] }], bad: [{ tagIds: [work.tagId] }, { tagIds: [] }] },
    'documents.planVersion': {
      good: [{ documentId: known, text: 'A corrected text.' }],
      bad: [{ documentId: UNKNOWN_DOCUMENT, text: 'x' }, { documentId: known, text: '' }, {}],
    },
    // One after the other: the document is removed, brought back, removed again and restored.
    'documents.remove': {
      good: [{ documentIds: [known] }],
      bad: [
        { documentIds: [known] },
        { documentIds: [UNKNOWN_DOCUMENT] },
        { documentIds: [] },
        { documentIds: '../vault.json' },
        { documentIds: [known], confirmedRecords: -1 },
        {},
      ],
    },
    'trash.list': { good: [{}, { limit: 1 }], bad: [{ cursor: 'nowhere' }, { limit: 0 }, ...NO_OBJECTS] },
    'undo.status': { good: [{}], bad: [{ verbose: true }, ...NO_OBJECTS] },
    'undo.undo': { good: [{}], bad: [{ upTo: 0 }, { upTo: 99 }, { confirmedRecords: 'all' }, ...NO_OBJECTS] },
    'undo.redo': { good: [{}], bad: [{ upTo: '1' }, { upTo: 99 }, { step: 1 }] },
    'undo.list': { good: [{}, { limit: 1 }], bad: [{ cursor: '-1' }, { limit: 201 }] },
    'trash.restore': {
      good: [{ records: [{ kind: 'document', id: known }] }],
      bad: [
        { records: [{ kind: 'document', id: known }] },
        { records: [{ kind: 'highlight', id: known }] },
        { records: [] },
        { records: [{ kind: 'note', id: '<img onerror=x>' }] },
        {},
      ],
    },
    'trash.empty': {
      good: [{ records: [{ kind: 'note', id: work.noteId }], confirmedRecords: 1 }],
      bad: [{ records: [{ kind: 'document', id: known }] }, { records: [] }, { confirmedRecords: null }],
    },
    'documents.addVersion': {
      good: [{ documentId: known, file: 'corrected.txt', text: 'A corrected text.' }],
      bad: [
        { documentId: known, file: 'again.txt', text: 'Another text.' },
        { documentId: UNKNOWN_DOCUMENT, file: 'x.txt', text: 'x' },
        { documentId: known, file: '/x.txt', text: 'x' },
      ],
    },
    // Last, because another library lies there afterwards.
    'backups.restore': {
      good: [{ name: work.backup }],
      bad: [{ name: UNKNOWN_BACKUP }, { name: work.backup, passphrase: '' }, {}, ...NO_OBJECTS],
    },
    'backups.remove': {
      good: [{ name: work.backup }],
      bad: [{ name: work.backup }, { name: '..' }, {}, ...NO_OBJECTS],
    },
  };
}

/** The states a vault may be in before a call that makes or opens one. */
export type VaultState = 'absent' | 'open' | 'locked';

interface VaultCase {
  readonly method: VaultMethod;
  readonly input: unknown;
  readonly isGood: boolean;
}

/** Calls in an order in which one may change what the next one meets. */
export interface VaultScenario {
  readonly name: string;
  readonly state: VaultState;
  readonly cases: readonly VaultCase[];
}

function good(method: VaultMethod, input: unknown): VaultCase {
  return { method, input, isGood: true };
}

function bad(method: VaultMethod, input: unknown): VaultCase {
  return { method, input, isGood: false };
}

/** What opens the locked vault. */
interface Secrets {
  readonly passphrase: string;
  readonly recoveryCode: string;
}

export function vaultScenarios({ passphrase, recoveryCode }: Secrets): readonly VaultScenario[] {
  return [
    {
      name: 'a vault is made without a passphrase',
      state: 'absent',
      cases: [
        good('vault.status', {}),
        bad('vault.unlock', { passphrase: 'any' }),
        bad('vault.create', {}),
        bad('vault.create', { passphrase: '' }),
        good('vault.create', { passphrase: null }),
        good('vault.status', {}),
        bad('vault.create', { passphrase: null }),
      ],
    },
    {
      name: 'a vault is made with a passphrase',
      state: 'absent',
      cases: [good('vault.create', { passphrase: 'سه خوانندهٔ آرام' })],
    },
    {
      name: 'a vault is open',
      state: 'open',
      cases: [
        good('vault.status', {}),
        bad('vault.status', { verbose: true }),
        ...NO_OBJECTS.map((input) => bad('vault.status', input)),
        good('vault.unlock', { passphrase: 'any' }),
        good('vault.touch', {}),
        bad('vault.touch', { at: 1 }),
        bad('vault.lock', {}),
        bad('vault.changePassphrase', { current: 'any', next: 'other' }),
        bad('vault.makeRecoveryCode', { passphrase: 'any' }),
        bad('vault.dropRecoveryCode', { passphrase: 'any' }),
        bad('vault.recover', { code: '00000', passphrase: 'any' }),
        bad('vault.removeProtection', { passphrase: 'any' }),
        bad('vault.addPassphrase', { passphrase: '' }),
        good('vault.planPassphrase', {}),
        bad('vault.planPassphrase', { passphrase: 'any' }),
        good('vault.addPassphrase', { passphrase: 'سه خوانندهٔ آرام' }),
        bad('vault.addPassphrase', { passphrase: 'سه خوانندهٔ آرام' }),
      ],
    },
    {
      name: 'a vault is locked',
      state: 'locked',
      cases: [
        good('vault.status', {}),
        bad('vault.create', { passphrase: 'another' }),
        bad('vault.unlock', { passphrase: 7 }),
        bad('vault.unlock', { passphrase: 'wrong' }),
        bad('vault.recover', { code: '00000-00000', passphrase: 'another' }),
        bad('vault.recover', { code: '', passphrase: 'another' }),
        bad('vault.makeRecoveryCode', { passphrase: 'wrong' }),
        // Locked all the while, because each run of the command line opens the vault anew.
        good('vault.lock', {}),
        bad('vault.lock', { now: true }),
        bad('vault.changePassphrase', { current: 'wrong', next: 'another' }),
        bad('vault.changePassphrase', { current: passphrase }),
        good('vault.changePassphrase', { current: passphrase, next: 'چهار واژهٔ دیگر' }),
        good('vault.makeRecoveryCode', { passphrase: 'چهار واژهٔ دیگر' }),
        bad('vault.dropRecoveryCode', { passphrase }),
        good('vault.dropRecoveryCode', { passphrase: 'چهار واژهٔ دیگر' }),
        good('vault.unlock', { passphrase: 'چهار واژهٔ دیگر' }),
      ],
    },
    {
      name: 'a vault is recovered',
      state: 'locked',
      cases: [
        good('vault.recover', { code: recoveryCode, passphrase: 'چهار واژهٔ دیگر' }),
        bad('vault.recover', { code: recoveryCode, passphrase: 'another' }),
        bad('vault.unlock', { passphrase }),
        good('vault.unlock', { passphrase: 'چهار واژهٔ دیگر' }),
      ],
    },
    {
      name: 'a vault loses its protection',
      state: 'locked',
      cases: [
        bad('vault.removeProtection', { passphrase: 'wrong' }),
        bad('vault.removeProtection', {}),
        good('vault.removeProtection', { passphrase }),
        bad('vault.removeProtection', { passphrase }),
        good('vault.status', {}),
      ],
    },
    {
      name: 'a vault is erased',
      state: 'locked',
      cases: [
        bad('vault.erase', {}),
        bad('vault.erase', { confirmation: 'yes' }),
        good('vault.erase', { confirmation: 'erase' }),
        bad('vault.erase', { confirmation: 'erase' }),
        bad('vault.lock', {}),
        bad('vault.makeRecoveryCode', { passphrase }),
        good('vault.status', {}),
      ],
    },
  ];
}
