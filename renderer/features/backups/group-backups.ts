import type { Backup, BackupKind } from '../../../db/contract/vault.ts';

export interface BackupGroup {
  readonly kind: BackupKind;
  /** In the order in which they came. */
  readonly backups: readonly Backup[];
}

/** What one made oneself comes first, what was set aside last. */
const ORDER: readonly BackupKind[] = ['full', 'automatic', 'before-restore', 'damaged'];

/** The backups by what they are; a kind of which there is none is left out. */
export function groupBackups(backups: readonly Backup[]): readonly BackupGroup[] {
  return ORDER.map((kind) => ({ kind, backups: backups.filter((backup) => backup.kind === kind) })).filter(
    (group) => group.backups.length > 0,
  );
}
