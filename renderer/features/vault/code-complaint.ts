import { RECOVERY_CODE, type ReadRecoveryCode } from '../../../db/contract/recovery-code.ts';
import { assertNever } from '../../../db/contract/result.ts';
import type { Strings } from '../../strings/en.ts';

/** What is wrong with a recovery code as it was typed, in a sentence; `null` for a whole one. */
export function codeComplaint(read: ReadRecoveryCode, words: Strings['protection']['code']): string | null {
  switch (read.kind) {
    case 'complete':
      return null;
    case 'unfinished':
      return read.groups === 0 ? words.empty : words.unfinished(read.groups);
    case 'mistyped':
      return read.groups.every((group) => group > RECOVERY_CODE.groups)
        ? words.tooMany
        : words.mistyped(read.groups.filter((group) => group <= RECOVERY_CODE.groups));
    default:
      return assertNever(read);
  }
}
