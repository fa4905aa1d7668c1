import { randomInt } from 'node:crypto';
import { readRecoveryCode, RECOVERY_CODE, writeRecoveryCode } from '../contract/recovery-code.ts';
import { assertNever, fail, succeed, type Result } from '../contract/result.ts';

const NUMBERS = RECOVERY_CODE.bits / 5;

/** A new code as it is to be written down. It lives in a string, which cannot be overwritten; it is shown once and dropped. */
export function newRecoveryCode(): string {
  return writeRecoveryCode(Array.from({ length: NUMBERS }, () => randomInt(32)));
}

/**
 * What a key is made from, or `recovery-code-wrong` with what is wrong about it: `details.group` names the first group
 * that is mistyped, `details.missing` says how many groups are not there.
 */
export function recoverySecret(typed: string): Result<string> {
  const read = readRecoveryCode(typed);
  switch (read.kind) {
    case 'complete':
      return succeed(read.code);
    case 'mistyped':
      return fail(
        'recovery-code-wrong',
        `Group ${read.groups[0] ?? 1} of the recovery code is not as it was written down. Nothing was changed. Compare it and type it again.`,
        { group: read.groups[0] ?? 1 },
      );
    case 'unfinished':
      return fail(
        'recovery-code-wrong',
        `The recovery code has ${RECOVERY_CODE.groups} groups, and not all of them were typed. Nothing was changed. Type the whole code.`,
        { missing: RECOVERY_CODE.groups - read.groups },
      );
    default:
      return assertNever(read);
  }
}
