import type { AnyCall } from '../support/random-work.ts';
import {
  addPassphrase,
  annotate,
  annotateOrUndo,
  backUp,
  changePassphrase,
  correct,
  create,
  dropRecoveryCode,
  erase,
  lockAndUnlock,
  makeRecoveryCode,
  PASSPHRASES,
  recover,
  removeOldestBackup,
  removeProtection,
  restoreNewestBackup,
  type Act,
  type ActContext,
} from './acts.ts';

/** What a data folder holds at the start. The vaults with work have a full backup that is older than the last of it. */
export type StartName =
  'nothing' | 'an open vault' | 'an open vault with work' | 'a protected vault with work' | 'a backup alone';

export interface Scenario {
  readonly from: StartName;
  /** Commands of one workload. */
  readonly steps: number;
  /** Kills of one workload before another seed is taken. */
  readonly roundsPerSeed: number;
  /** The command made at a step, counted from 1. */
  readonly act: (step: number, context: ActContext) => Act;
}

export type ScenarioName =
  'work' | 'correct' | 'create' | 'passphrase' | 'protect' | 'back up' | 'restore' | 'move' | 'erase';

const PASSPHRASE_ACTS = [
  changePassphrase,
  changePassphrase,
  makeRecoveryCode,
  dropRecoveryCode,
  lockAndUnlock,
];

/** What is done to a library while its process is killed, its power cut or its disk filled. */
export const SCENARIOS: Readonly<Record<ScenarioName, Scenario>> = {
  /** Annotating, merging, moving, removing, restoring, undoing and redoing. */
  work: { from: 'an open vault', steps: 40, roundsPerSeed: 25, act: () => annotateOrUndo },
  /** Corrected versions of a document that was annotated. */
  correct: {
    from: 'an open vault with work',
    steps: 6,
    roundsPerSeed: 25,
    act: (step) => (step % 2 === 1 ? correct : annotateOrUndo),
  },
  /** A new library with the documents that come with Sanad, with a passphrase for every third seed. */
  create: {
    from: 'nothing',
    steps: 2,
    roundsPerSeed: 25,
    act: (step, { random }) => (step === 1 ? create(random() < 0.33 ? PASSPHRASES[0] : null) : annotate),
  },
  /** Changing the passphrase, making, dropping and using recovery codes, locking and unlocking. */
  passphrase: {
    from: 'a protected vault with work',
    steps: 3,
    roundsPerSeed: 8,
    act: (_step, { random, paper }) => {
      const acts = paper.recoveryCodes.length > 0 ? [...PASSPHRASE_ACTS, recover, recover] : PASSPHRASE_ACTS;
      return acts[Math.floor(random() * acts.length)] ?? changePassphrase;
    },
  },
  /** A passphrase for an open library, which is encrypted anew; its protection taken away, and given again. */
  protect: sequence('an open vault with work', [
    annotate,
    addPassphrase(PASSPHRASES[1]),
    annotate,
    removeProtection,
    addPassphrase(PASSPHRASES[2]),
  ]),
  'back up': sequence('an open vault with work', [
    annotate,
    backUp,
    annotate,
    backUp,
    removeOldestBackup,
    annotate,
  ]),
  restore: sequence('an open vault with work', [
    annotate,
    restoreNewestBackup,
    annotate,
    backUp,
    annotate,
    restoreNewestBackup,
  ]),
  /** A backup of another computer's library, restored where there is none. */
  move: sequence('a backup alone', [restoreNewestBackup, annotate]),
  erase: sequence('a protected vault with work', [annotate, erase, create(null), annotate, erase]),
};

function sequence(from: StartName, acts: readonly Act[]): Scenario {
  return { from, steps: acts.length, roundsPerSeed: 20, act: (step) => acts[step - 1] ?? annotate };
}

/** Opens what has to be opened before the first command. */
export async function begin(call: AnyCall, scenario: ScenarioName): Promise<ActContext['paper']> {
  if (SCENARIOS[scenario].from !== 'a protected vault with work')
    return { passphrase: null, recoveryCodes: [] };
  const unlocked = await call('vault.unlock', { passphrase: PASSPHRASES[0] });
  if (!unlocked.ok) throw new Error(unlocked.error.code);
  return { passphrase: PASSPHRASES[0], recoveryCodes: [] };
}
