import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { UNDOABLE_COMMANDS } from '../../../db/contract/undo.ts';
import { unsealWithPassphrase } from '../../../db/vault/key-slots.ts';
import { readVaultFile } from '../../../db/vault/vault-file.ts';
import { buildCorpus } from '../../../seeds/build-corpus.ts';
import {
  documentsOf,
  fillLibrary,
  makerOf,
  openCoreAt,
  type LargeLibrary,
  type Make,
  type Place,
} from './large-library.ts';
import { timeOpeningOnScreen, type OpeningTimes } from './measure-opening.ts';
import { undoableCommands } from './undoable-commands.ts';

export interface WorkMeasure {
  readonly measure: string;
  readonly p50: number;
  readonly p95: number;
  /** What the figure it is about must not exceed; `null` where there is none. */
  readonly target: number | null;
  readonly met: boolean | null;
}

const PASSPHRASE = 'seven quiet readers of old letters';
const COMMANDS_TIMED = 60;
const OPENINGS_TIMED = 60;
const UNLOCKS_TIMED = 5;
const COMMAND_TARGET_MS = 20;
const OPENING_TARGET_RATIO = 1.5;
const UNLOCK_TARGET_MS = 1_000;

/**
 * How long things take in a library with much work of the researcher's in it, encrypted, in real files, every command
 * durable. Times are in milliseconds but for the ratio.
 */
export async function measureWork(report: (line: string) => void): Promise<readonly WorkMeasure[]> {
  const root = mkdtempSync(join(tmpdir(), 'sanad-measures-'));
  try {
    const corpusFile = join(root, 'corpus.sqlite');
    buildCorpus(corpusFile);
    const [empty, full] = ['empty', 'full'].map((name) => join(root, name));
    for (const folder of [empty, full]) mkdirSync(folder ?? '');
    const titles = await createWithoutWork({ dataFolder: empty ?? '', corpusFile });
    const place = { dataFolder: full ?? '', corpusFile };
    const [library, calls] = await withCore(place, async (make) => {
      await make('vault.create', { passphrase: PASSPHRASE });
      const filled = await fillLibrary(make, report);
      return [filled, await measureCalls(place, make, filled)] as const;
    });
    report(`load ${loadavg()[0]?.toFixed(1) ?? ''}`);
    const times = await timeOpeningOnScreen({
      root,
      none: empty ?? '',
      full: full ?? '',
      passphrase: PASSPHRASE,
      titles,
    });
    const measures = [...times.flatMap(openingMeasures), ...calls];
    for (const measure of measures) report(describe(measure));
    // Last, because commands change what is opened.
    const commands = await withCore(place, async (make) => {
      await make('vault.unlock', { passphrase: PASSPHRASE });
      return measureCommands(make, library, report);
    });
    return [...measures, ...commands];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function withCore<Value>(place: Place, work: (make: Make) => Promise<Value>): Promise<Value> {
  const core = openCoreAt(place);
  try {
    return await work(makerOf(core));
  } finally {
    core.close();
  }
}

/** A library with nothing but the documents; answers the titles of the two first that are made work on. */
async function createWithoutWork(place: Place): Promise<readonly string[]> {
  return withCore(place, async (make) => {
    await make('vault.create', { passphrase: PASSPHRASE });
    return (await documentsOf(make)).slice(0, 2).map(({ title }) => title);
  });
}

/** The target is for the medians. */
function openingMeasures({ title, none, full }: OpeningTimes): readonly WorkMeasure[] {
  const ratio = percentile(full, 50) / percentile(none, 50);
  const tail = percentile(full, 95) / percentile(none, 95);
  return [
    measured(`“${title}” on the screen, without work`, none, null),
    measured(`“${title}” on the screen, with work`, full, null),
    {
      measure: 'the same, ratio',
      p50: ratio,
      p95: tail,
      target: OPENING_TARGET_RATIO,
      met: ratio <= OPENING_TARGET_RATIO,
    },
  ];
}

async function measureCalls(
  place: Place,
  make: Make,
  library: LargeLibrary,
): Promise<readonly WorkMeasure[]> {
  const measures: WorkMeasure[] = [];
  for (const { id, title } of library.documents.slice(0, 2)) {
    measures.push(measured(`calls that open “${title}”`, await timeOpening(make, id), null));
  }
  const unlocking = await timeUnlock(place, make);
  return [...measures, measured('unlocking after the key derivation', unlocking, UNLOCK_TARGET_MS)];
}

async function measureCommands(
  make: Make,
  library: LargeLibrary,
  report: (line: string) => void,
): Promise<readonly WorkMeasure[]> {
  const commands = undoableCommands(make, library);
  const measures: WorkMeasure[] = [];
  for (const command of UNDOABLE_COMMANDS) {
    const times: number[] = [];
    for (let number = 1; number <= COMMANDS_TIMED; number += 1) {
      const { input } = await commands[command](number);
      times.push(await time(() => make(command, input)));
    }
    const measure = measured(command, times, COMMAND_TARGET_MS);
    measures.push(measure);
    report(describe(measure));
  }
  return measures;
}

/** What the reader asks for before it shows the text: the record, the first passages, and the first of what is marked. */
async function timeOpening(make: Make, documentId: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < OPENINGS_TIMED; round += 1) {
    times.push(
      await time(async () => {
        await make('documents.get', { documentId });
        await make('passages.list', { documentId, limit: 200 });
        await make('highlights.list', { documentId, limit: 200 });
        await make('links.list', { documentId, limit: 200 });
      }),
    );
  }
  return times.slice(OPENINGS_TIMED / 6);
}

/** The derivation alone is timed beside each unlocking, and taken off. */
async function timeUnlock(place: Place, make: Make): Promise<readonly number[]> {
  const file = readVaultFile(place.dataFolder);
  if (!file.ok) throw new Error(file.error.code);
  const times: number[] = [];
  for (let round = 0; round < UNLOCKS_TIMED; round += 1) {
    await make('vault.lock', {});
    const derivation = await time(() => Promise.resolve(unsealWithPassphrase(file.value, PASSPHRASE)));
    times.push(
      Math.max(0, (await time(() => make('vault.unlock', { passphrase: PASSPHRASE }))) - derivation),
    );
  }
  return times;
}

/** One line, so that what was measured counts where the run is ended early. */
function describe({ measure, p50, p95 }: WorkMeasure): string {
  return `${measure}: p50 ${p50.toFixed(2)}, p95 ${p95.toFixed(2)}`;
}

async function time(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

function measured(measure: string, times: readonly number[], target: number | null): WorkMeasure {
  const p95 = percentile(times, 95);
  return { measure, p50: percentile(times, 50), p95, target, met: target === null ? null : p95 <= target };
}

function percentile(times: readonly number[], percent: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
