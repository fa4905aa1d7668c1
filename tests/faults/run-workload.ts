import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { vaultStatus } from '../../db/contract/vault.ts';
import { openCore } from '../../db/service/core.ts';
import type { AnyCall } from '../support/random-work.ts';
import { PASSPHRASES, type Paper } from './acts.ts';
import type { FaultFolders, FaultPlace } from './fault-folders.ts';
import { observeState, unusableAutomaticBackups } from './observed-state.ts';
import type { WorkloadStart } from './workload.ts';

export interface Ran {
  /** What there was at the start and after each command that was acknowledged; `-` where nobody looked. */
  readonly states: readonly string[];
  /** The code of each command. */
  readonly codes: readonly string[];
  /** The recovery codes that were shown. */
  readonly recoveryCodes: readonly string[];
  readonly hasClosed: boolean;
  readonly errors: string;
}

export interface RunOptions extends Omit<WorkloadStart, 'corpusFile'> {
  /** Put before the program: what watches or disturbs it. */
  readonly under?: readonly string[];
  /** Called with the way to kill it, once it has said what it begins with. */
  readonly onReady?: (kill: () => void) => void;
}

/** Runs a workload to its end, whatever that is. */
export function runWorkload(
  { corpusFile, compiled, workload }: Pick<FaultFolders, 'corpusFile' | 'compiled' | 'workload'>,
  { under = [], onReady, ...rest }: RunOptions,
): Promise<Ran> {
  const start: WorkloadStart = { ...rest, corpusFile };
  const [program, ...parameters] = [...under, process.execPath, workload, JSON.stringify(start)];
  const child = spawn(program, parameters, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  const lines: string[] = [];
  let errors = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    if (line.startsWith('ready')) onReady?.(() => child.kill('SIGKILL'));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve({ ...readLines(lines), errors }));
  });
}

/** Reads what a workload said, one line each. */
export function readLines(lines: readonly string[]): Omit<Ran, 'errors'> {
  const states: string[] = [];
  const codes: string[] = [];
  const recoveryCodes: string[] = [];
  for (const line of lines) {
    const [word, first = '', second = '', third = ''] = line.split(' ');
    if (word === 'ready') states.push(first);
    if (word === 'code') recoveryCodes.push(first);
    if (word === 'done') {
      states.push(second);
      codes.push(third);
    }
  }
  return { states, codes, recoveryCodes, hasClosed: lines.includes('closed') };
}

/** What may be expected of a folder; the passphrases of the expected states are tried before the others. */
export interface Expected {
  readonly states: readonly string[];
  readonly recoveryCodes: readonly string[];
}

/** Opens what a fault left as a start would, and answers what is there, or the code that says why it does not open. */
export async function reopen(place: FaultPlace, expected: Expected): Promise<string> {
  const opened = openCore({ ...place, appVersion: '0', log: () => undefined });
  if (!opened.ok) return opened.error.code;
  const core = opened.value;
  const call: AnyCall = (method, input) => core.call(method, input);
  const paper: Paper = { passphrase: null, recoveryCodes: [...expected.recoveryCodes] };
  try {
    const status = await core.call('vault.status', {});
    if (!status.ok) return status.error.code;
    if (vaultStatus.parse(status.value).state === 'locked') {
      paper.passphrase = await unlock(call, expected.states);
      if (paper.passphrase === null) return 'no-passphrase-opens-it';
    }
    const state = await observeState(place.dataFolder, call, paper);
    const unusable = await unusableAutomaticBackups(call);
    return unusable.length === 0 ? state : `${state}/unusable-backups:${unusable.join('+')}`;
  } finally {
    core.close();
  }
}

/** The passphrase that opens it; `null` where none of them does. */
async function unlock(call: AnyCall, states: readonly string[]): Promise<string | null> {
  const isLikely = (passphrase: (typeof PASSPHRASES)[number]): boolean =>
    states.some((state) => state.startsWith(`passphrase${PASSPHRASES.indexOf(passphrase) + 1}/`));
  const inOrder = PASSPHRASES.toSorted((one, other) => Number(isLikely(other)) - Number(isLikely(one)));
  for (const passphrase of inOrder) {
    const unlocked = await call('vault.unlock', { passphrase });
    if (unlocked.ok) return passphrase;
  }
  return null;
}

/** What may be there after the last acknowledged command, or after the one that was under way. */
export function allowedAfter(reference: readonly string[], acknowledged: number): readonly string[] {
  return reference.slice(acknowledged, acknowledged + 2);
}
