import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DiskModel } from './disk-model.ts';
import { prepareFolders, type FaultFolders } from './fault-folders.ts';
import type { FileStep } from './file-trace.ts';
import { diskAtStart, recordSteps } from './power-cut.ts';
import type { ScenarioName } from './scenarios.ts';

// What has to be safe on the disk before a step that decides something: a window of a few steps among thousands, which
// cuts at random would not hit. Read from what was written in a run that nothing disturbed.
let folders: FaultFolders;
const recorded = new Map<ScenarioName, Promise<readonly FileStep[]>>();

beforeAll(async () => {
  folders = await prepareFolders();
});

afterAll(() => folders.removeAll());

function stepsOf(scenario: ScenarioName): Promise<readonly FileStep[]> {
  const steps = recorded.get(scenario) ?? recordSteps(folders, { scenario, seed: 1 });
  recorded.set(scenario, steps);
  return steps;
}

interface Decision {
  readonly scenario: ScenarioName;
  readonly decides: (step: FileStep) => boolean;
  readonly needs: readonly string[];
}

/** What was not yet safe before each of the steps that decide; fails where there is no such step. */
async function unsafeBefore({ scenario, decides, needs }: Decision): Promise<readonly string[]> {
  const disk: DiskModel = diskAtStart(folders, scenario);
  const unsafe: string[] = [];
  let decisions = 0;
  for (const step of await stepsOf(scenario)) {
    if (decides(step)) {
      decisions += 1;
      unsafe.push(...needs.filter((path) => !disk.isSettled(path)));
    }
    disk.take(step);
  }
  expect(decisions).toBeGreaterThan(0);
  return unsafe;
}

function renames(to: string, from?: string): Decision['decides'] {
  return (step) => step.kind === 'rename' && step.to === to && (from === undefined || step.from === from);
}

function setsLibraryAside(step: FileStep): boolean {
  return step.kind === 'rename' && step.from === 'library.db' && step.to.startsWith('backups/');
}

function removesPlan(step: FileStep): boolean {
  return step.kind === 'remove' && step.path === 'restoring/plan.json';
}

function overwritesOldSlots(step: FileStep): boolean {
  return step.kind === 'write' && step.path === 'vault.json' && step.isNameless === true;
}

test('a new vault.json takes its place when everything it opens is in place for good', async () => {
  const decides = renames('vault.json', 'creating/vault.json');
  const needs = ['library.db', 'originals.db', 'state.json', 'creating/vault.json'];
  expect(await unsafeBefore({ scenario: 'create', decides, needs })).toEqual([]);
});

const LAID_READY = ['library.db', 'originals.db', 'state.json'];

test('the plan of a restoring is written when all it speaks of lies ready for good', async () => {
  const decides = renames('restoring/plan.json');
  const needs = ['restoring', 'backups', ...LAID_READY.map((name) => `restoring/${name}`)];
  expect(await unsafeBefore({ scenario: 'restore', decides, needs })).toEqual([]);
});

test('nothing is moved by the plan of a restoring before it is there for good', async () => {
  const needs = ['restoring/plan.json'];
  expect(await unsafeBefore({ scenario: 'restore', decides: setsLibraryAside, needs })).toEqual([]);
});

test('the plan of a restoring goes when everything is in its place for good', async () => {
  expect(await unsafeBefore({ scenario: 'restore', decides: removesPlan, needs: LAID_READY })).toEqual([]);
});

const ENCRYPTED_ANEW = ['rotating/library.db', 'rotating/originals.db'];

test('the key file of a library that was encrypted anew is written when that library is there for good', async () => {
  const decides = renames('rotating/vault.json');
  const needs = ['rotating', ...ENCRYPTED_ANEW];
  expect(await unsafeBefore({ scenario: 'protect', decides, needs })).toEqual([]);
});

test('nothing of the old library is overwritten before the new key file is there for good', async () => {
  let isDecided = false;
  const decides = (step: FileStep): boolean => {
    isDecided ||= renames('rotating/vault.json')(step);
    if (step.kind === 'remove' && step.path === 'rotating') isDecided = false;
    return isDecided && step.kind === 'write' && step.path === 'library.db' && step.offset === 0;
  };
  expect(await unsafeBefore({ scenario: 'protect', decides, needs: ['rotating/vault.json'] })).toEqual([]);
});

// SQLite and others sync these as well; what becomes of a library is not to rest on that alone.
test.each([
  ['restore', 'restoring', 'plan.json', LAID_READY],
  ['protect', 'rotating', 'vault.json', ['library.db', 'originals.db']],
] as const)('while “%s” goes on, all of %s is synced right before its %s is written', async (...row) => {
  const [scenario, folder, decisive, files] = row;
  const steps = await stepsOf(scenario);
  const decision = steps.findIndex(
    ({ kind, ...step }) => kind === 'open' && isAt(step, `${folder}/${decisive}`),
  );
  const before = steps.slice(0, decision);
  const lastOther = before.findLastIndex(({ kind }) => kind !== 'sync' && kind !== 'make-folder');
  const synced = before.slice(lastOther + 1).map((step) => (step.kind === 'sync' ? step.path : null));
  const ofFiles = files.map((name) => synced.lastIndexOf(`${folder}/${name}`));
  const ofFolders = ['', folder].map((name) => synced.lastIndexOf(name));
  expect(Math.min(...ofFiles)).toBeGreaterThan(-1);
  expect(Math.min(...ofFolders)).toBeGreaterThan(Math.max(...ofFiles));
});

/** A file that is written in one piece is opened under a name of its own first. */
function isAt(step: object, path: string): boolean {
  return 'path' in step && step.path === `${path}.tmp`;
}

test('the slots of an old vault.json are overwritten when the new one has its name for good', async () => {
  const needs = ['vault.json'];
  expect(await unsafeBefore({ scenario: 'protect', decides: overwritesOldSlots, needs })).toEqual([]);
});
