import { mkdirSync, readFileSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { backupName, type BackupName } from '../contract/ids.ts';
import { fail, succeed, type Result } from '../contract/result.ts';
import { syncFolder, writeFileAtomically } from './atomic-file.ts';
import { backupPath, makeBackupsFolder } from './backups-folder.ts';
import { syncFile } from './copy-in-slices.ts';
import {
  exists,
  LIBRARY_FILE,
  ORIGINALS_FILE,
  RESTORE_FOLDER,
  RESTORE_PLAN_FILE,
  STATE_FILE,
  statsOf,
  VAULT_FILE,
} from './data-folder.ts';
import { RESTORE_FILE_NAMES } from './own-files.ts';
import { systemCode } from './storage-failure.ts';

/*
 * A restored library concerns up to four files, which no file system changes at once. So it is laid ready in a folder of
 * its own, while the present one stays as it is. The plan is written last into that folder, and that one write decides:
 * before it everything is taken back by removing the folder, after it everything is finished by moving files, at the
 * next start if need be. Neither needs a key. The present library is moved aside and stays in `backups/`.
 */

/** In the order in which they take their places. `state.json` belongs to the library whose counter it keeps. */
const RESTORED_FILES = [LIBRARY_FILE, ORIGINALS_FILE, STATE_FILE, VAULT_FILE] as const;
type RestoredFile = (typeof RESTORED_FILES)[number];

/** Where each goes when it is set aside, behind the name of the backup it becomes; `state.json` is not kept. */
const KEPT_AS: Readonly<Partial<Record<RestoredFile, string>>> = {
  [LIBRARY_FILE]: '',
  [ORIGINALS_FILE]: '.originals',
  [VAULT_FILE]: '.vault',
};

/** What SQLite may have left beside a database; in the place of the new one it would be taken for a part of it. */
const LOGS = ['-wal', '-shm', '-journal'] as const;

const planFile = z.strictObject({
  format: z.literal(1),
  /** The name under which the present library is kept. */
  keptAs: backupName,
  files: z.array(z.enum(RESTORED_FILES)),
});
type PlanFile = z.infer<typeof planFile>;

/** Makes the empty folder in which a library is laid ready; removes one that was left undecided. */
export function startRestore(folder: string): Result<string> {
  settleRestore(folder);
  const restore = join(folder, RESTORE_FOLDER);
  try {
    mkdirSync(restore, { mode: 0o700 });
    return succeed(restore);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    return foreignFolder();
  }
}

function foreignFolder(): Result<never> {
  return fail(
    'data-folder-unsuitable',
    `The data folder holds a folder named ${RESTORE_FOLDER} that is not as Sanad left it. Nothing was changed. Move it elsewhere and try again.`,
  );
}

/** Makes all that lies ready durable, and then the plan, which decides. The databases must be closed. */
export function sealRestore(folder: string, keptAs: BackupName): void {
  const restore = join(folder, RESTORE_FOLDER);
  const files = RESTORED_FILES.filter((name) => exists(join(restore, name)));
  for (const name of files) {
    if (exists(join(restore, `${name}-wal`))) throw new Error('A database that is to be moved has a log');
    syncFile(join(restore, name));
  }
  makeBackupsFolder(folder);
  syncFolder(restore);
  syncFolder(folder);
  const plan: PlanFile = { format: 1, keptAs, files };
  writeFileAtomically(join(restore, RESTORE_PLAN_FILE), Buffer.from(JSON.stringify(plan), 'utf8'));
}

/** To be called at the start of Sanad, before anything looks at the vault: takes back what was begun, or finishes it. */
export function settleRestore(folder: string): void {
  const restore = join(folder, RESTORE_FOLDER);
  if (statsOf(restore)?.isDirectory() !== true) return;
  const names = readdirSync(restore);
  if (!names.every((name) => RESTORE_FILE_NAMES.has(name))) return;
  if (names.includes(RESTORE_PLAN_FILE)) finishRestore(folder);
  else discardRestore(folder);
}

/** Finishes a restoring that was decided; one that is still being laid ready is left alone. */
export function finishDecidedRestore(folder: string): void {
  if (exists(join(folder, RESTORE_FOLDER, RESTORE_PLAN_FILE))) finishRestore(folder);
}

/** Only what was made there, and only where it decided nothing yet. */
export function discardRestore(folder: string): void {
  const restore = join(folder, RESTORE_FOLDER);
  if (!exists(restore) || exists(join(restore, RESTORE_PLAN_FILE))) return;
  // If the plan was there and was taken back, it has to be gone for good before what it speaks of is.
  syncFolder(restore);
  for (const name of RESTORE_FILE_NAMES) rmSync(join(restore, name), { force: true });
  rmdirSync(restore);
  syncFolder(folder);
}

/** Takes back a plan of which it is not certain that it was written, and everything that was laid ready. */
export function withdrawRestore(folder: string): void {
  rmSync(join(folder, RESTORE_FOLDER, RESTORE_PLAN_FILE), { force: true });
  discardRestore(folder);
}

/**
 * Moves the present library aside and the restored one into its place; goes on from wherever an earlier attempt stopped.
 *
 * What is aside is durable before anything takes its place, and everything is in place durably before the plan goes: the
 * next thing to happen is that the library is opened and changed.
 */
export function finishRestore(folder: string): void {
  const restore = join(folder, RESTORE_FOLDER);
  const plan = readPlan(restore);
  if (plan === null) return;
  // A process may have ended before the plan had its name for good: nothing is moved until it has.
  syncFolder(restore);
  const backups = makeBackupsFolder(folder);
  const waiting = plan.files.filter((name) => exists(join(restore, name)));
  for (const name of plan.files)
    setAside(folder, { name, keptAs: plan.keptAs, isWaiting: waiting.includes(name) });
  syncFolder(backups);
  syncFolder(folder);
  for (const name of waiting) renameSync(join(restore, name), join(folder, name));
  syncFolder(folder);
  rmSync(join(restore, RESTORE_PLAN_FILE));
  syncFolder(restore);
  rmdirSync(restore);
  syncFolder(folder);
}

interface Aside {
  readonly name: RestoredFile;
  readonly keptAs: BackupName;
  /** Whether the one that takes its place is still waiting, so that what stands there is the old one. */
  readonly isWaiting: boolean;
}

function setAside(folder: string, { name, keptAs, isWaiting }: Aside): void {
  const ending = KEPT_AS[name];
  if (ending === undefined) return;
  const kept = backupPath(folder, keptAs) + ending;
  const moves = [...(isWaiting ? [''] : []), ...(name === VAULT_FILE ? [] : LOGS)];
  for (const end of moves) {
    if (exists(join(folder, name + end))) renameSync(join(folder, name + end), kept + end);
  }
}

/** `null` where somebody edited it: then nothing is moved that was not meant to be. */
function readPlan(restore: string): PlanFile | null {
  try {
    return planFile.parse(JSON.parse(readFileSync(join(restore, RESTORE_PLAN_FILE), 'utf8')));
  } catch (error) {
    if (systemCode(error) !== null) throw error;
    return null;
  }
}
