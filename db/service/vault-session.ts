import {
  checkLibraryFiles,
  createLibrary,
  openForCalls,
  type OpenedForCalls,
  type OpenLibrary,
  type Rollback,
  type Vault,
} from '../api/open-library.ts';
import { documentId, vaultId } from '../contract/ids.ts';
import type { VaultStatus } from '../contract/models.ts';
import { assertNever, fail, succeed, type Failure, type Result } from '../contract/result.ts';
import { settleCreation } from '../vault/creation-folder.ts';
import { inspectDataFolder } from '../vault/data-folder.ts';
import { unsealOpenly, unsealWithPassphrase } from '../vault/key-slots.ts';
import { keepSeenState, type Schedule, type SeenStateKeeper } from '../vault/state-file.ts';
import { storageFailure } from '../vault/storage-failure.ts';
import { protectionOf, readVaultFile, vaultFileDamaged, type VaultFile } from '../vault/vault-file.ts';

export interface VaultPorts {
  readonly folder: string;
  readonly corpusFile: string;
  readonly appVersion: string;
  readonly newId: () => string;
  readonly schedule: Schedule;
  /** The library is older than it was once. A warning: it opens all the same. */
  readonly onRollback: (rollback: Rollback) => void;
  /** `state.json` could not be written. A warning: the library itself is safe. */
  readonly onStateFailure: (error: unknown) => void;
}

export interface VaultSession extends Vault {
  /** Closes the library, if it is open. */
  close(): void;
}

/** `obstructed`: there is a vault, but something keeps it shut that no passphrase can change. */
type State =
  | { readonly kind: 'absent' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'obstructed'; readonly failure: Failure }
  | { readonly kind: 'open'; readonly open: Open };

interface Open extends OpenedForCalls {
  readonly seenState: SeenStateKeeper;
}

/**
 * The vault of one owned data folder, through all its states. A vault without a passphrase opens at once.
 *
 * What keeps a library shut can be put right while Sanad runs, so an obstructed one is looked at again at each call.
 */
export function startVaultSession(ports: VaultPorts): VaultSession {
  let state = findState(ports);

  function lookAgainIf(kind: State['kind']): void {
    if (state.kind === kind) state = findState(ports);
  }

  function openWith(file: VaultFile, dataKey: Buffer): Result<VaultStatus> {
    const opened = openWithKey(ports, file, dataKey);
    if (!opened.ok) return opened;
    state = { kind: 'open', open: opened.value };
    return succeed({ state: 'open', protection: opened.value.library.protection });
  }

  return {
    status() {
      lookAgainIf('obstructed');
      return statusOf(state);
    },
    create(passphrase) {
      lookAgainIf('obstructed');
      if (state.kind === 'obstructed') return { ok: false, error: state.failure };
      try {
        return createAndOpen(ports, passphrase, openWith);
      } finally {
        lookAgainIf('absent'); // it failed, and what is on the disk now counts
      }
    },
    unlock(passphrase) {
      lookAgainIf('obstructed');
      if (state.kind === 'absent') return vaultAbsent();
      if (state.kind === 'obstructed') return { ok: false, error: state.failure };
      if (state.kind === 'open' && state.open.library.protection === 'open') return statusOf(state);
      const unsealed = unsealVault(ports.folder, passphrase);
      if (!unsealed.ok) return unsealed;
      if (state.kind === 'locked') return openWith(unsealed.value.file, unsealed.value.dataKey);
      unsealed.value.dataKey.fill(0); // open already: the passphrase was only checked
      return statusOf(state);
    },
    library() {
      lookAgainIf('obstructed');
      return libraryOf(state);
    },
    noteCommit(seq) {
      if (state.kind === 'open') state.open.seenState.note(seq);
    },
    close() {
      if (state.kind !== 'open') return;
      state.open.seenState.close();
      state.open.close();
      state = { kind: 'locked' };
    },
  };
}

function createAndOpen(
  ports: VaultPorts,
  passphrase: string | null,
  openWith: (file: VaultFile, dataKey: Buffer) => Result<VaultStatus>,
): Result<VaultStatus> {
  const { folder, corpusFile } = ports;
  const created = createLibrary({
    folder,
    corpusFile,
    passphrase,
    vaultId: vaultId.parse(ports.newId()),
    newDocumentId: () => documentId.parse(ports.newId()),
  });
  if (!created.ok) return created;
  try {
    const file = readVaultFile(folder);
    return file.ok ? openWith(file.value, created.value) : file;
  } finally {
    created.value.fill(0);
  }
}

/** Reads the state from the disk, where a creation that was cut short is finished or removed first. */
function findState(ports: VaultPorts): State {
  settleCreation(ports.folder);
  const contents = inspectDataFolder(ports.folder);
  if (contents === 'absent') return { kind: 'absent' };
  if (contents === 'vault-file-missing') return { kind: 'obstructed', failure: vaultFileDamaged() };
  const file = readVaultFile(ports.folder);
  if (!file.ok) return { kind: 'obstructed', failure: file.error };
  if (protectionOf(file.value) === 'passphrase') return { kind: 'locked' };
  const dataKey = unsealOpenly(file.value);
  if (!dataKey.ok) return { kind: 'obstructed', failure: dataKey.error };
  const opened = openWithKey(ports, file.value, dataKey.value);
  return opened.ok ? { kind: 'open', open: opened.value } : { kind: 'obstructed', failure: opened.error };
}

/** Looks at the library's files before the costly derivation: a missing one needs no passphrase to be told. */
function unsealVault(folder: string, passphrase: string): Result<{ file: VaultFile; dataKey: Buffer }> {
  const file = readVaultFile(folder);
  if (!file.ok) return file;
  const present = checkLibraryFiles(folder);
  if (!present.ok) return present;
  const dataKey = unsealWithPassphrase(file.value, passphrase);
  return dataKey.ok ? succeed({ file: file.value, dataKey: dataKey.value }) : dataKey;
}

/** Overwrites the key, whether the library opened or not; leaves no file open if it did not. */
function openWithKey(ports: VaultPorts, file: VaultFile, dataKey: Buffer): Result<Open> {
  const { folder, appVersion } = ports;
  const opening = { folder, appVersion, vaultId: file.vaultId, protection: protectionOf(file) };
  let opened: Result<OpenedForCalls> | null = null;
  try {
    opened = openForCalls(opening, dataKey);
    return opened.ok ? succeed(keepSeen(ports, opened.value)) : opened;
  } catch (error) {
    if (opened?.ok === true) opened.value.close();
    const failure = storageFailure(error);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  } finally {
    dataKey.fill(0);
  }
}

function keepSeen(ports: VaultPorts, opened: OpenedForCalls): Open {
  const { vaultId, seq } = opened.library.stores.meta.read();
  if (opened.rollback !== null) ports.onRollback(opened.rollback);
  const seenState = keepSeenState(
    ports.folder,
    { vaultId, seq },
    { schedule: ports.schedule, onFailure: ports.onStateFailure },
  );
  return { ...opened, seenState };
}

function statusOf(state: State): Result<VaultStatus> {
  switch (state.kind) {
    case 'absent':
      return succeed({ state: 'absent', protection: null });
    case 'locked':
      return succeed({ state: 'locked', protection: 'passphrase' });
    case 'open':
      return succeed({ state: 'open', protection: state.open.library.protection });
    case 'obstructed':
      return { ok: false, error: state.failure };
    default:
      return assertNever(state);
  }
}

function libraryOf(state: State): Result<OpenLibrary> {
  switch (state.kind) {
    case 'absent':
      return vaultAbsent();
    case 'locked':
      return fail(
        'vault-locked',
        'The library is locked. Nothing was changed. Unlock it with its passphrase.',
      );
    case 'open':
      return succeed(state.open.library);
    case 'obstructed':
      return { ok: false, error: state.failure };
    default:
      return assertNever(state);
  }
}

function vaultAbsent(): Result<never> {
  return fail(
    'vault-absent',
    'There is no library in the data folder yet. Nothing was changed. Create one first.',
  );
}
