import type { Failure } from '../../../db/contract/result.ts';
import { useStrings } from '../../strings/language-context.tsx';

/** Why something about a backup was refused, in the words of these pages. */
export function useBackupRefusal(): (failure: Failure) => string {
  const { backups, errors } = useStrings();
  return ({ code }) => {
    if (code === 'changed-meanwhile') return backups.refusals.busy;
    if (code === 'not-found') return backups.refusals.gone;
    if (code === 'passphrase-wrong') return backups.restore.passphraseWrong;
    return errors.codes[code];
  };
}
