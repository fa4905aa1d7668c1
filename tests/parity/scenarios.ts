import type { DocumentId } from '../../db/contract/ids.ts';
import type { MethodInput, MethodName } from '../../db/contract/contract.ts';

const UNKNOWN_DOCUMENT = '00000000000000000000000000';

interface Cases<Name extends MethodName> {
  /** Inputs that the method answers with a value. */
  readonly good: readonly MethodInput<Name>[];
  /** Inputs that it answers with a failure; of any type, because a host may be sent anything. */
  readonly bad: readonly unknown[];
}

/** What makes or opens a vault; each is tried on a vault in the state that it is for. */
type VaultMethod = 'vault.status' | 'vault.create' | 'vault.unlock';
type LibraryMethod = Exclude<MethodName, VaultMethod>;

const NO_OBJECTS = [null, 7, 'text', [], true];

/**
 * At least one good and one bad case for every method that works on an open library, in the order they are tried.
 * A method of the contract that is not here does not compile. `known` is a document of the library.
 */
export function libraryCases(known: DocumentId): { readonly [Name in LibraryMethod]: Cases<Name> } {
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

/** `passphrase` is that of the locked vault. */
export function vaultScenarios(passphrase: string): readonly VaultScenario[] {
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
        good('vault.unlock', { passphrase }),
      ],
    },
  ];
}
