import { succeed } from '../../contract/result.ts';
import type { LibraryQuery, VaultCommand } from '../handler.ts';

export const readLibraryStatus: LibraryQuery<'library.status'> = ({
  stores,
  protection,
  appVersion,
  upkeep,
}) => {
  const { setBack, lastBackupAtMs, isDiskFull } = upkeep();
  return succeed({
    version: appVersion,
    protection,
    ...stores.documents.totals(),
    seq: stores.meta.read().seq,
    setBack,
    lastBackupAt: lastBackupAtMs === null ? null : new Date(lastBackupAtMs).toISOString(),
    isDiskFull,
  });
};

export const acceptSetBack: VaultCommand<'library.acceptSetBack'> = (vault) => {
  const accepted = vault.acceptSetBack();
  return accepted.ok ? succeed({ value: {}, topics: ['vault'] }) : accepted;
};
