import type { Backup } from '../../../db/contract/vault.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { useMomentWords } from '../notes/moment-words.ts';

/** What a backup is called in a sentence: its kind and its moment. */
export function useBackupName(): (backup: Backup) => { readonly kind: string; readonly moment: string } {
  const { list } = useStrings().backups;
  const { full } = useMomentWords();
  return ({ kind, madeAt }) => ({ kind: list.kinds[kind].one, moment: full(madeAt) });
}
