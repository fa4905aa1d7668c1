import type { Database } from 'better-sqlite3';
import type { VaultId } from '../contract/ids.ts';

/** The one row that says which vault this library belongs to and how many changes it has seen. */
export interface Meta {
  readonly vaultId: VaultId;
  /** Raised by every commit; never goes back. */
  readonly seq: number;
  /** Raised by every change that a window may have to show. */
  readonly revision: number;
}

export function openMetaStore(database: Database) {
  const insert = database.prepare<[VaultId]>(
    'INSERT INTO meta (id, vault_id, seq, revision) VALUES (1, ?, 0, 0)',
  );
  const select = database.prepare<[], Meta>(
    'SELECT vault_id AS vaultId, seq, revision FROM meta WHERE id = 1',
  );
  const raise = database.prepare<[], Meta>(
    'UPDATE meta SET seq = seq + 1, revision = revision + 1 WHERE id = 1 RETURNING vault_id AS vaultId, seq, revision',
  );
  const present = (row: Meta | undefined): Meta => {
    if (row === undefined) throw new Error('The library has no meta row');
    return row;
  };
  return {
    create: (vaultId: VaultId): void => {
      insert.run(vaultId);
    },
    read: (): Meta => present(select.get()),
    /** To be called in the transaction of the change it counts. */
    raise: (): Meta => present(raise.get()),
  };
}
