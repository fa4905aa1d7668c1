import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contract, METHOD_NAMES, type CoreEvent } from '../../db/contract/contract.ts';
import { documentId } from '../../db/contract/ids.ts';
import type { Result } from '../../db/contract/result.ts';
import { prepareLibrary } from '../support/prepared-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { CONNECTIONS, TRANSPORTS, type LibraryPlace } from './transports.ts';
import { libraryCases, vaultScenarios, type VaultState } from './scenarios.ts';

const DIRECT = 'a direct call';
const library = await prepareLibrary();
const work = await library.addWork();
const LIBRARY_CASES = libraryCases(library.knownDocument, work);
const OTHERS = Object.entries(TRANSPORTS).filter(([name]) => name !== DIRECT);

interface Tried {
  readonly method: string;
  readonly input: unknown;
  readonly isGood: boolean;
}

interface Scenario {
  readonly name: string;
  readonly state: VaultState;
  readonly cases: readonly Tried[];
}

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a library is open',
    state: 'open',
    cases: Object.entries(LIBRARY_CASES).flatMap(([method, { good, bad }]) => [
      ...good.map((input) => ({ method, input, isGood: true })),
      ...bad.map((input) => ({ method, input, isGood: false })),
    ]),
  },
  ...vaultScenarios(library),
];

type Comparable = (result: Result<unknown>) => unknown;

/**
 * An answer without that in which two runs of the same calls may differ: durations, moments, random codes, the random ids
 * of what a run has made (numbered as they come up), and the backups that each closing of the library makes.
 */
function compareOneRun(): Comparable {
  const ids: string[] = [];
  const numbered = (id: string): string => `id ${ids.includes(id) ? ids.indexOf(id) : ids.push(id) - 1}`;
  return (result) => {
    if (!result.ok) return { code: result.error.code, message: result.error.message };
    return JSON.parse(
      JSON.stringify(result.value, (key, value: unknown) =>
        key === 'tookMs' || key === 'code' || key.endsWith('At') || isNewBackup(value) ? 0 : value,
      ),
      (_key, value: unknown) => (isId(value) ? numbered(value) : withoutBackupHash(withoutAutomatic(value))),
    );
  };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && documentId.safeParse(value).success;
}

function withoutAutomatic(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('records' in value)) return value;
  if (!Array.isArray(value.records) || !value.records.some(isAutomatic)) return value;
  return { records: value.records.filter((record) => !isAutomatic(record)) };
}

function isAutomatic(record: unknown): boolean {
  return typeof record === 'object' && record !== null && 'kind' in record && record.kind === 'automatic';
}

/** The name says when it was made. */
function isNewBackup(value: unknown): boolean {
  return typeof value === 'string' && /^(?:automatic|full|before-restore)-\d/.test(value);
}

/** The hash of a backup that was just made: two of the same library differ by their random salts. */
function withoutBackupHash(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('missingOriginals' in value)) return value;
  return { ...value, sha256: 0 };
}

function place(state: VaultState): LibraryPlace {
  if (state === 'open') return { ...library, dataFolder: library.copyOpen() };
  if (state === 'locked') return { ...library, dataFolder: library.copyProtected() };
  const dataFolder = join(temporaryFolder(), 'data');
  mkdirSync(dataFolder);
  return { ...library, dataFolder };
}

interface Played {
  readonly method: string;
  readonly input: unknown;
  readonly isGood: boolean;
  readonly answer: unknown;
}

async function play(name: string, scenario: Scenario): Promise<readonly Played[]> {
  const open = TRANSPORTS[name];
  if (open === undefined) throw new Error(`there is no way called ${name}`);
  const connection = await open(place(scenario.state));
  const comparable = compareOneRun();
  const played: Played[] = [];
  for (const { method, input } of scenario.cases) {
    const result = await connection.call(method, input);
    played.push({ method, input, isGood: result.ok, answer: comparable(result) });
  }
  return played;
}

/** What a direct call answers, found out once for each scenario. */
const direct = new Map<string, Promise<readonly Played[]>>();
function playDirectly(scenario: Scenario): Promise<readonly Played[]> {
  const known = direct.get(scenario.name) ?? play(DIRECT, scenario);
  direct.set(scenario.name, known);
  return known;
}

describe('every method of the contract', () => {
  test('has a good and a bad case, and no case is for a method that is not there', () => {
    const cases = SCENARIOS.flatMap((scenario) => scenario.cases);
    for (const isGood of [true, false]) {
      const methods = new Set(cases.filter((tried) => tried.isGood === isGood).map(({ method }) => method));
      expect([...methods].toSorted()).toEqual(METHOD_NAMES.toSorted());
    }
  });

  test.each(Object.entries(TRANSPORTS))('is answered by %s, and no other method is', async (_name, open) => {
    const connection = await open(place('open'));
    const unknown: string[] = [];
    for (const method of [...METHOD_NAMES, 'nothing.here', 'toString', '__proto__', '']) {
      const result = await connection.call(method, { unexpected: true });
      if (!result.ok && result.error.code === 'unknown-method') unknown.push(method);
    }
    expect(unknown).toEqual(['nothing.here', 'toString', '__proto__', '']);
  });

  test.each(SCENARIOS)('has a fitting outcome for each case where $name', async (scenario) => {
    const played = await playDirectly(scenario);
    const surprises = played.filter(({ isGood }, index) => isGood !== scenario.cases[index]?.isGood);
    expect(surprises).toEqual([]);
  });
});

/** The command line is started for many a call. */
const STARTING_PROCESSES_MS = 90_000;

describe.each(SCENARIOS)('where $name', (scenario) => {
  test.each(OTHERS)(
    '%s answers what a direct call answers',
    async (name) => {
      expect(await play(name, scenario)).toEqual(await playDirectly(scenario));
    },
    STARTING_PROCESSES_MS,
  );
});

test.each(Object.entries(CONNECTIONS))(
  'a locked library answers “vault-locked” through %s',
  async (_name, open) => {
    const connection = await open(place('locked'));
    const firsts = METHOD_NAMES.filter((method) => contract[method].needs === 'library').map((method) => {
      const cases = Object.entries(LIBRARY_CASES).find(([name]) => name === method)?.[1];
      return { method, input: cases?.good[0] };
    });
    const codes = new Set<string>();
    for (const { method, input } of firsts) {
      const result = await connection.call(method, input);
      codes.add(result.ok ? `${method} answered` : result.error.code);
    }
    expect([...codes]).toEqual(['vault-locked']);
  },
);

test.each(Object.entries(CONNECTIONS))('%s tells its page what has changed', async (_name, open) => {
  const connection = await open(place('open'));
  const heard = Promise.withResolvers<CoreEvent>();
  const end = connection.subscribe((event) => heard.resolve(event));
  await connection.subscribed;
  await connection.call('settings.set', { theme: 'dark' });
  expect(await heard.promise).toEqual({
    kind: 'changed',
    topics: ['settings'],
    revision: expect.any(Number),
  });
  end();
});
