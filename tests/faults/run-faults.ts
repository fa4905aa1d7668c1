import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { z } from 'zod';
import {
  countWritesOfSession,
  isScenarioName,
  SCENARIO_NAMES,
  tallyFailingDisk,
  tallyKills,
  tallyPowerCuts,
  type FaultTally,
} from './fault-suite.ts';
import { prepareFolders, type FaultFolders } from './fault-folders.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';

/**
 * The long run: `npm run faults [-- --kills N --cuts N --writes N --only SCENARIO --seed N --minutes N]`. Prints a table,
 * one row per fault and scenario, and ends with status 1 if anything was not as promised. `--kills` and `--cuts` count over
 * all scenarios; `--writes` says how many of the session's writes fail, all of them unless it is given.
 *
 * The scenarios take turns, and what was found so far is told after each, so that a run that is ended early counts.
 */
const CUTS_PER_SEED = 40;
/** `work` is what researchers do all day, and its rounds are quick. */
const WEIGHTS: Readonly<Partial<Record<ScenarioName, number>>> = { work: 8, correct: 3, create: 2, move: 2 };

const options = readOptions(process.argv.slice(2));
const endsAt = performance.now() + options.minutes * 60_000;
const isOver = (): boolean => performance.now() > endsAt;
const tallies = new Map<string, FaultTally>();
const folders = await prepareFolders();
try {
  await takeTurns(options.kills, ({ scenario, seed, rounds }) =>
    tallyKills(folders, { scenario, seed, rounds: Math.min(rounds, SCENARIOS[scenario].roundsPerSeed) }),
  );
  await takeTurns(options.cuts, ({ scenario, seed, rounds }) =>
    tallyPowerCuts(folders, { scenario, seed, rounds: Math.min(rounds, CUTS_PER_SEED) }),
  );
  await failDisk(folders);
} finally {
  folders.removeAll();
}
process.stdout.write(`${report().join('\n')}\n`);
process.exitCode = [...tallies.values()].some(({ broken }) => broken.length > 0) ? 1 : 0;

interface Turn {
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly rounds: number;
}

/** One seed of each scenario, and again, until there are as many rounds as asked for. */
async function takeTurns(total: number, take: (turn: Turn) => Promise<FaultTally>): Promise<void> {
  const names = options.only === null ? SCENARIO_NAMES : [options.only];
  let left = total;
  for (let { seed } = options; left > 0; seed += 100) {
    for (const scenario of names) {
      for (let turn = 0; turn < (WEIGHTS[scenario] ?? 1); turn += 1) {
        if (left <= 0 || isOver()) return;
        const tally = await take({ scenario, seed: seed + turn, rounds: left });
        left -= tally.rounds;
        count(tally);
      }
    }
  }
}

async function failDisk(prepared: FaultFolders): Promise<void> {
  if (options.writes === 0 || isOver()) return;
  const all = await countWritesOfSession(prepared);
  process.stderr.write(`The session makes ${all} writes.\n`);
  const writes = Array.from({ length: Math.min(all, options.writes) }, (_unused, index) => index + 1);
  for (let first = 0; first < writes.length && !isOver(); first += 10) {
    for (const error of ['ENOSPC', 'EIO'] as const) {
      count(await tallyFailingDisk(prepared, { error, writes: writes.slice(first, first + 10) }));
    }
  }
}

function count(tally: FaultTally): void {
  const key = `${tally.fault} ${tally.scenario}`;
  const before = tallies.get(key);
  tallies.set(key, {
    ...tally,
    rounds: (before?.rounds ?? 0) + tally.rounds,
    midway: (before?.midway ?? 0) + tally.midway,
    broken: [...(before?.broken ?? []), ...tally.broken],
  });
  const { rounds, broken } = tallies.get(key) ?? tally;
  process.stderr.write(`${key}: ${rounds} rounds, ${broken.length} not as promised\n`);
  for (const line of tally.broken) process.stderr.write(`  ${line}\n`);
}

function report(): readonly string[] {
  const all = [...tallies.values()];
  return [
    `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? ''}, driver ${driverVersion()}`,
    '',
    '| fault | scenario | rounds | midway | not as promised |',
    '| --- | --- | --- | --- | --- |',
    ...all.map(
      ({ fault, scenario, rounds, midway, broken }) =>
        `| ${fault} | ${scenario} | ${rounds} | ${midway} | ${broken.length} |`,
    ),
    ...all.flatMap(({ fault, scenario, broken }) => broken.map((line) => `${fault}, ${scenario}: ${line}`)),
  ];
}

function driverVersion(): string {
  const file = new URL('../../node_modules/better-sqlite3/package.json', import.meta.url);
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}

function readOptions(flags: readonly string[]) {
  const after = (name: string): string | undefined => {
    const place = flags.indexOf(`--${name}`);
    return place === -1 ? undefined : flags[place + 1];
  };
  const numberOf = (name: string, usual: number): number => {
    const given = Number(after(name) ?? usual);
    if (!(given >= 0)) throw new Error(`--${name} needs a number`);
    return given;
  };
  const only = after('only') ?? null;
  if (only !== null && !isScenarioName(only)) throw new Error(`There is no scenario “${only}”`);
  return {
    only,
    kills: numberOf('kills', 2000),
    cuts: numberOf('cuts', 2000),
    writes: numberOf('writes', Number.POSITIVE_INFINITY),
    seed: numberOf('seed', 1000),
    minutes: numberOf('minutes', Number.POSITIVE_INFINITY),
  };
}
