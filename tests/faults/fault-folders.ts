import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCore } from '../../db/service/core.ts';
import { backupOfFile } from '../../db/vault/backup-names.ts';
import { buildCorpus } from '../../seeds/build-corpus.ts';
import { seededRandom, type AnyCall } from '../support/random-work.ts';
import { annotate, backUp, PASSPHRASES, type ActContext } from './acts.ts';
import { buildWorkload } from './build-workload.ts';
import { SCENARIOS, type ScenarioName, type StartName } from './scenarios.ts';

/** A data folder and the file of bundled documents it may be filled from. */
export interface FaultPlace {
  readonly dataFolder: string;
  readonly corpusFile: string;
}

/** Folders of one run of faults, removed with it. */
export interface FaultFolders {
  readonly corpusFile: string;
  /** The workload, as one file. */
  readonly workload: string;
  /** Where programs keep what they compiled, so that the next one starts sooner. */
  readonly compiled: string;
  /** A fresh folder with what a scenario begins from. */
  startOf(scenario: ScenarioName): string;
  /** An empty folder. */
  empty(): string;
  remove(folder: string): void;
  removeAll(): void;
}

export async function prepareFolders(): Promise<FaultFolders> {
  const root = mkdtempSync(join(tmpdir(), 'sanad-faults-'));
  const corpusFile = join(root, 'corpus.sqlite');
  buildCorpus(corpusFile);
  let made = 0;
  const empty = (): string => {
    const folder = join(root, `data-${made}`);
    made += 1;
    mkdirSync(folder);
    return folder;
  };
  const starts: Readonly<Record<StartName, string>> = {
    nothing: empty(),
    'an open vault': empty(),
    'an open vault with work': empty(),
    'a protected vault with work': empty(),
    'a backup alone': empty(),
  };
  const prepare = (start: StartName, passphrase: string | null, commands: number): Promise<void> =>
    prepareVault({ dataFolder: starts[start], corpusFile }, passphrase, commands);
  await prepare('an open vault', null, 0);
  await prepare('an open vault with work', null, 16);
  await prepare('a protected vault with work', PASSPHRASES[0], 16);
  copyFullBackups(starts['an open vault with work'], starts['a backup alone']);
  const workload = await buildWorkload(root);
  return {
    corpusFile,
    workload,
    compiled: join(root, 'compiled'),
    startOf(scenario) {
      const folder = empty();
      cpSync(starts[SCENARIOS[scenario].from], folder, { recursive: true });
      return folder;
    },
    empty,
    remove: (folder) => rmSync(folder, { recursive: true, force: true }),
    removeAll: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The automatic ones would need the key of the library they were made of. */
function copyFullBackups(from: string, to: string): void {
  mkdirSync(join(to, 'backups'));
  for (const name of readdirSync(join(from, 'backups'))) {
    if (backupOfFile(name)?.label.kind !== 'full') continue;
    cpSync(join(from, 'backups', name), join(to, 'backups', name));
  }
}

/** A new vault; where there are commands to make, a full backup lies between two halves of them. */
async function prepareVault(place: FaultPlace, passphrase: string | null, commands: number): Promise<void> {
  const opened = openCore({ ...place, appVersion: '0', log: () => undefined });
  if (!opened.ok) throw new Error(opened.error.code);
  const call: AnyCall = (method, input) => opened.value.call(method, input);
  try {
    const created = await call('vault.create', { passphrase });
    if (!created.ok) throw new Error(created.error.code);
    const context: ActContext = { random: seededRandom(7), paper: { passphrase, recoveryCodes: [] } };
    for (let command = 0; command < commands; command += 1) {
      if (command === commands / 2) {
        const code = await backUp(call, context);
        if (code !== 'ok') throw new Error(code);
      }
      await annotate(call, context);
    }
  } finally {
    opened.value.close();
  }
}
