import { z } from 'zod';
import { backupName, jobId } from './ids.ts';
import { moment, pageInput, pageOf, type MethodShape } from './method.ts';

export const vaultProtection = z.enum(['passphrase', 'open']);
export type VaultProtection = z.infer<typeof vaultProtection>;

/** `absent`: no vault yet; `locked`: closed with a passphrase; `open`: readable now. */
export const vaultState = z.enum(['absent', 'locked', 'open']);
export type VaultState = z.infer<typeof vaultState>;

export const vaultStatus = z.strictObject({
  state: vaultState,
  protection: vaultProtection.nullable(),
  /** Whether a recovery code has been made; known even while it is locked. */
  hasRecoveryCode: z.boolean(),
  /**
   * The library is damaged and open for reading only, as far as it can be read: every command on it fails with
   * `library-read-only`, and what cannot be read fails with `library-damaged`. Backups can be restored.
   */
  isReadOnly: z.boolean(),
});
export type VaultStatus = z.infer<typeof vaultStatus>;

// A passphrase has no upper limit for its owner; the bound only keeps a hostile request from filling memory.
const passphrase = z.string().min(1).max(100_000);

/** As typed: groups, case, spaces and dashes do not matter, and O, I and L are read as the digits they look like. */
const recoveryCode = z.string().min(1).max(200);

/**
 * A file in the data folder's `backups/`. `automatic`: the library alone, opened by the vault's own key. `full`: one
 * file with the originals and the key slots of that time. `before-restore`: the library as it was when another was put
 * in its place. `damaged`: a damaged library that was set aside.
 */
export const backupKind = z.enum(['automatic', 'full', 'before-restore', 'damaged']);
export type BackupKind = z.infer<typeof backupKind>;

export const backup = z.strictObject({
  name: backupName,
  kind: backupKind,
  /** The commit counter of the library in it; `null` where it cannot be told. */
  seq: z.int().min(0).nullable(),
  madeAt: moment,
  bytes: z.int().min(0),
  /**
   * How a full backup is protected, whatever the library is protected by now; `null` for the others, which the library's
   * own key opens, and where it cannot be told.
   */
  protection: vaultProtection.nullable(),
});
export type Backup = z.infer<typeof backup>;

const madeBackup = z.strictObject({
  backup,
  documents: z.int().min(0),
  /** Originals that could not be read and are not in it; everything else is. */
  missingOriginals: z.int().min(0),
  /** Of the whole file. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type MadeBackup = z.infer<typeof madeBackup>;

const libraryContents = z.strictObject({
  seq: z.int().min(0),
  documents: z.int().min(0),
  highlights: z.int().min(0),
  notes: z.int().min(0),
  tags: z.int().min(0),
  links: z.int().min(0),
});

/** What restoring would change; `inLibrary` is `null` where the present library cannot be read. */
const restorePlan = z.strictObject({
  backup,
  inBackup: libraryContents,
  inLibrary: libraryContents.nullable(),
});
export type RestorePlan = z.infer<typeof restorePlan>;

const restoredLibrary = z.strictObject({
  vault: vaultStatus,
  seq: z.int().min(0),
  documents: z.int().min(0),
  /** The library that was here before; `null` where there was none. */
  kept: backupName.nullable(),
  /** Originals that neither the backup nor the library had. */
  missingOriginals: z.int().min(0),
});
export type RestoredLibrary = z.infer<typeof restoredLibrary>;

export const problem = z.strictObject({
  /** What is not as it should be. */
  what: z.enum(['library', 'originals', 'original', 'document', 'index', 'highlight', 'custody']),
  /** Of the document or highlight; empty where the problem is the file's. */
  id: z.string(),
  message: z.string(),
});
export type Problem = z.infer<typeof problem>;

const noInput = z.strictObject({});

const restoreChoice = z.strictObject({
  name: backupName,
  passphrase: passphrase.optional(),
  job: jobId.optional(),
});

export const vaultMethods = {
  'vault.status': { kind: 'query', needs: 'nothing', input: noInput, output: vaultStatus },
  'vault.create': {
    kind: 'command',
    needs: 'nothing',
    /** `null` makes an open vault: encrypted, but not protected. */
    input: z.strictObject({ passphrase: passphrase.nullable() }),
    output: vaultStatus,
  },
  'vault.unlock': {
    kind: 'command',
    needs: 'nothing',
    input: z.strictObject({ passphrase }),
    output: vaultStatus,
  },
  /** Closes every file and overwrites the key. Fails with `not-protected` where no passphrase could open it again. */
  'vault.lock': { kind: 'command', needs: 'nothing', input: noInput, output: vaultStatus },
  /** Somebody is at work: the library is not locked for being idle until the time set has passed again. */
  'vault.touch': { kind: 'query', needs: 'nothing', input: noInput, output: z.strictObject({}) },
  'vault.changePassphrase': {
    kind: 'command',
    needs: 'nothing',
    input: z.strictObject({ current: passphrase, next: passphrase }),
    output: vaultStatus,
  },
  /**
   * What adding a passphrase would destroy, newest first: every backup that the old key opens, because anybody can read that
   * one. A full backup made under an earlier passphrase is among them where the library has had the same key since; what
   * only a passphrase opens stays.
   */
  'vault.planPassphrase': {
    kind: 'query',
    needs: 'nothing',
    input: noInput,
    output: z.strictObject({ ended: z.array(backup) }),
  },
  /**
   * Protects an open vault: a new data key, under which everything is encrypted anew. The backups that
   * `vault.planPassphrase` names are destroyed.
   */
  'vault.addPassphrase': {
    kind: 'command',
    needs: 'nothing',
    input: z.strictObject({ passphrase }),
    output: vaultStatus,
  },
  /** Makes a new recovery code, shown this once; an earlier one ends. */
  'vault.makeRecoveryCode': {
    kind: 'command',
    needs: 'nothing',
    input: z.strictObject({ passphrase }),
    output: z.strictObject({ code: z.string() }),
  },
  'vault.dropRecoveryCode': {
    kind: 'command',
    needs: 'nothing',
    input: z.strictObject({ passphrase }),
    output: vaultStatus,
  },
  /** Opens with the recovery code and sets a new passphrase in the same write. The code was used and ends. */
  'vault.recover': {
    kind: 'command',
    needs: 'nothing',
    input: z.strictObject({ code: recoveryCode, passphrase }),
    output: vaultStatus,
  },
  'vault.removeProtection': {
    kind: 'command',
    needs: 'nothing',
    input: z.strictObject({ passphrase }),
    output: vaultStatus,
  },
  /** Destroys the key slots, then everything else in the data folder, backups too. Needs no passphrase: it may be urgent. */
  'vault.erase': {
    kind: 'command',
    needs: 'nothing',
    input: z.strictObject({ confirmation: z.literal('erase') }),
    output: vaultStatus,
  },
  /** Newest first; known without the key. */
  'backups.list': {
    kind: 'query',
    needs: 'nothing',
    input: z.strictObject(pageInput),
    output: pageOf(backup),
  },
  /** Makes a full backup and reads it again from the disk before it counts. */
  'backups.create': {
    kind: 'command',
    needs: 'nothing',
    input: z.strictObject({ job: jobId.optional() }),
    output: madeBackup,
  },
  'backups.remove': {
    kind: 'command',
    needs: 'nothing',
    input: z.strictObject({ name: backupName }),
    output: z.strictObject({}),
  },
  /**
   * What restoring would change. A full backup is opened with the library's key, else with `passphrase`, the one it was
   * made under. `passphrase` is needed for an automatic one too while the library is locked or cannot be opened.
   */
  'backups.planRestore': {
    kind: 'query',
    needs: 'nothing',
    input: restoreChoice,
    output: restorePlan,
  },
  /**
   * Puts the backup in the library's place. What was there is kept in `backups/`, damaged or not. The library's passphrase
   * stays the one it has now; where there is no library yet it is the backup's.
   */
  'backups.restore': { kind: 'command', needs: 'nothing', input: restoreChoice, output: restoredLibrary },
  /** The notice that the library was set back has been read and need not be shown again. */
  'library.acceptSetBack': {
    kind: 'command',
    needs: 'nothing',
    input: noInput,
    output: z.strictObject({}),
  },
  /** Reads everything: both databases, the hash of each original, the place of each highlight. Can be stopped. */
  'library.verify': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({ job: jobId.optional() }),
    output: z.strictObject({ ok: z.boolean(), problems: z.array(problem) }),
  },
  /** Stops a long piece of work: its own call answers `cancelled`. */
  'jobs.cancel': {
    kind: 'query',
    needs: 'nothing',
    input: z.strictObject({ job: jobId }),
    output: z.strictObject({ wasRunning: z.boolean() }),
  },
} as const satisfies Record<string, MethodShape>;
