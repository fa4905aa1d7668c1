import { backupName, type BackupName } from '../contract/ids.ts';
import type { BackupKind } from '../contract/vault.ts';

/** What the name of a backup says; it has to be known while nobody has given the passphrase. */
export interface BackupLabel {
  readonly kind: BackupKind;
  readonly madeAtMs: number;
  /** `null` where the library in it could not be read. */
  readonly seq: number | null;
}

const ENDING = { automatic: 'db', 'before-restore': 'db', damaged: 'db', full: 'sanad-backup' } as const;

const NAME =
  /^(automatic|before-restore|damaged|full)-(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)(\d{3})z(?:-(\d{1,15}))?\.(db|sanad-backup)$/;

/** `automatic-20261123t094000123z-42.db`: kind, moment in UTC, commit counter. A name that is taken is never given. */
export function nameBackup(label: BackupLabel, isTaken: (name: BackupName) => boolean): BackupName {
  for (let madeAtMs = label.madeAtMs; ; madeAtMs += 1) {
    const name = backupName.parse(`${stem({ ...label, madeAtMs })}.${ENDING[label.kind]}`);
    if (!isTaken(name)) return name;
  }
}

function stem({ kind, madeAtMs, seq }: BackupLabel): string {
  const stamp = new Date(madeAtMs).toISOString().replaceAll(/[-:.]/g, '').toLowerCase();
  return seq === null ? `${kind}-${stamp}` : `${kind}-${stamp}-${seq}`;
}

/** `null` for a file that Sanad did not name. */
export function readBackupName(name: string): BackupLabel | null {
  const match = NAME.exec(name);
  if (match === null) return null;
  const [, kind, year, month, day, hour, minute, second, thousandth, seq, ending] = match;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.${thousandth}Z`;
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime()) || moment.toISOString() !== iso) return null;
  // Sound: the pattern has no other kinds.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const known = kind as BackupKind;
  if (ENDING[known] !== ending) return null;
  return { kind: known, madeAtMs: moment.getTime(), seq: seq === undefined ? null : Number(seq) };
}

/** What may stand after the name of a backup: what was set aside with it, or what is left of one being made. */
const COMPANION =
  /^(.+\.(?:db|sanad-backup))(?:\.(?:originals|vault|tmp|part|\d{1,9}\.part))?(?:-(?:wal|shm|journal))?$/;

/** The backup that a file in `backups/` belongs to, itself or one that lies beside it; `null` where it is not Sanad's. */
export function backupOfFile(
  fileName: string,
): { readonly name: string; readonly label: BackupLabel } | null {
  const name = COMPANION.exec(fileName)?.[1];
  const label = name === undefined ? null : readBackupName(name);
  return name === undefined || label === null ? null : { name, label };
}
