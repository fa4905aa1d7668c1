import {
  openDamagedForCalls,
  openForCalls,
  type LibraryOpening,
  type LibraryUpkeep,
  type OpenedForCalls,
} from '../api/open-library.ts';
import { succeed, type Result } from '../contract/result.ts';
import { newestBackup } from '../vault/backups-folder.ts';
import { releaseBallast } from '../vault/ballast.ts';
import { keepSeenState, readStateFile, type SeenStart, type SeenStateKeeper } from '../vault/state-file.ts';
import { storageFailure } from '../vault/storage-failure.ts';
import { hasRecoveryCode, protectionOf, type VaultFile } from '../vault/vault-file.ts';
import { backUpEachHour } from './automatic-backups.ts';
import { startReserve, type Reserve } from './reserve.ts';
import type { OpenVault, VaultPorts, VaultState } from './vault-state.ts';

/** Overwrites the key, whether the library opened or not; leaves no file open if it did not. */
export function openWithKey(ports: VaultPorts, file: VaultFile, dataKey: Buffer): Result<VaultState> {
  const kept: UpkeepCell = { read: () => ({ setBack: null, lastBackupAtMs: null, isDiskFull: false }) };
  let opened: Result<OpenedForCalls> | null = null;
  try {
    opened = openAsFarAsPossible(ports, openingOf(ports, file, kept), dataKey);
    if (!opened.ok) return opened;
    const open = keepUp(ports, { opened: opened.value, dataKey, kept });
    return succeed({ kind: 'open', open, hasRecoveryCode: hasRecoveryCode(file) });
  } catch (error) {
    if (opened?.ok === true) opened.value.close();
    const failure = storageFailure(error);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  } finally {
    dataKey.fill(0);
  }
}

/** What the open library asks for its upkeep, put in place once that has begun. */
interface UpkeepCell {
  read: () => LibraryUpkeep;
}

function openingOf(ports: VaultPorts, file: VaultFile, kept: UpkeepCell): LibraryOpening {
  const { folder, appVersion, newId, nowMs } = ports;
  const protection = protectionOf(file);
  return { folder, appVersion, newId, nowMs, vaultId: file.vaultId, protection, upkeep: () => kept.read() };
}

/** A damaged library, or one without its originals, is opened for reading; one that a full disk keeps shut, with the space that is held in reserve. */
function openAsFarAsPossible(
  ports: VaultPorts,
  opening: LibraryOpening,
  dataKey: Buffer,
): Result<OpenedForCalls> {
  const opened = orFailure(() => openForCalls(opening, dataKey));
  if (opened.ok) return opened;
  switch (opened.error.code) {
    case 'disk-full':
      return releaseBallast(ports.folder) ? openForCalls(opening, dataKey) : opened;
    case 'library-missing':
    case 'library-damaged': {
      const damaged = orFailure(() => openDamagedForCalls(opening, dataKey));
      if (damaged.ok) ports.onDamage();
      return damaged;
    }
    default:
      return opened;
  }
}

function orFailure<Value>(attempt: () => Result<Value>): Result<Value> {
  try {
    return attempt();
  } catch (error) {
    const failure = storageFailure(error);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
}

interface Opening {
  readonly opened: OpenedForCalls;
  readonly dataKey: Buffer;
  readonly kept: UpkeepCell;
}

/** Begins what goes on beside an open library. Beside a damaged one nothing does: nothing is to be kept of it. */
function keepUp(ports: VaultPorts, { opened, dataKey, kept }: Opening): OpenVault {
  const { library, rollback } = opened;
  const { vaultId, seq } = library.stores.meta.read();
  if (rollback !== null) ports.onRollback(rollback);
  let setBack = rollback;
  const { folder, schedule, onStateFailure: onFailure } = ports;
  const start = seenAtOpening(folder, { vaultId, seq, rollback });
  const seenState = library.isReadOnly ? NOT_KEPT : keepSeenState(folder, start, { schedule, onFailure });
  const reserve = library.isReadOnly
    ? NO_RESERVE
    : startReserve({ folder, schedule, onChange: () => ports.onChange(['vault']) });
  const open: OpenVault = {
    ...opened,
    seenState,
    reserve,
    dataKey: Buffer.from(dataKey),
    openedAtSeq: seq,
    acceptSetBack() {
      seenState.acceptSetBack();
      setBack = null;
    },
    close() {
      reserve.close();
      endBackups();
      opened.close();
    },
  };
  const endBackups = library.isReadOnly ? () => undefined : backUpEachHour(ports, open);
  kept.read = () => ({
    setBack,
    lastBackupAtMs: newestBackup(folder, ['automatic', 'full'])?.madeAtMs ?? null,
    isDiskFull: reserve.isDiskFull(),
  });
  return open;
}

/** One that was just found set back is another library than the one that was backed up last. */
function seenAtOpening(
  folder: string,
  { vaultId, seq, rollback }: Pick<SeenStart, 'vaultId' | 'seq'> & Pick<OpenedForCalls, 'rollback'>,
): SeenStart {
  const before = readStateFile(folder);
  const isSame = before?.vaultId === vaultId && before.seq <= seq;
  const backedUpAs = isSame ? before.backedUpAs : undefined;
  return { vaultId, seq, ...(rollback === null ? {} : { setBack: rollback }), backedUpAs };
}

const NOT_KEPT: SeenStateKeeper = {
  note: () => undefined,
  acceptSetBack: () => undefined,
  doubt: () => undefined,
  noteBackup: () => undefined,
  backedUpAs: () => null,
  close: () => undefined,
};

const NO_RESERVE: Reserve = { isDiskFull: () => false, release: () => false, close: () => undefined };
