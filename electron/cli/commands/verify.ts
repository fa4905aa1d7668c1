import type { Problem } from '../../../db/contract/vault.ts';
import { fail, type Failure } from '../../../db/contract/result.ts';
import { failed, type CommandRequest, type Outcome } from '../command.ts';
import { readCondition, type LibraryCondition } from '../library-condition.ts';
import { callCore } from '../library-session.ts';
import { counted } from '../print.ts';

/**
 * Says what is wrong with the library, if anything is. The whole answer is given either way; its exit status says by itself
 * whether somebody has to look at it.
 */
export async function runVerify({ session }: CommandRequest): Promise<Outcome> {
  const core = await session.open();
  if (!core.ok) return failed(core.error);
  const verified = await callCore(core.value, 'library.verify', {});
  if (!verified.ok) return failed(verified.error);
  // Afterwards: reading everything may have met the damage first.
  const condition = await readCondition(core.value);
  if (!condition.ok) return failed(condition.error);
  const { ok, problems } = verified.value;
  const { keys, sentences } = condition.value;
  const value = { ok, problems, ...keys };
  const text = () => [...sentences, ...problems.map(describe)].join('\n');
  const failure = failureOf(problems, keys);
  if (failure !== null) return { kind: 'done-with-problems', value, text, failure };
  return { kind: 'done', value, text: () => 'Everything is as it should be.' };
}

function describe({ what, id, message }: Problem): string {
  return [what, id, message].filter(Boolean).join('  ');
}

function failureOf(problems: readonly Problem[], keys: LibraryCondition['keys']): Failure | null {
  if (problems.length > 0) {
    const found = counted(problems.length, 'problem');
    return fail(
      'library-damaged',
      `The library is not as it should be: ${found} found. Nothing was changed. Keep this output, and restore a backup where one is whole.`,
    ).error;
  }
  if (keys.isReadOnly === true) return READ_ONLY.error;
  return keys.setBack === undefined ? null : SET_BACK.error;
}

const READ_ONLY = fail(
  'library-damaged',
  'The library is damaged and open for reading only. Nothing was changed. Restore a backup.',
);

const SET_BACK = fail(
  'changed-meanwhile',
  'The files are whole, but the library is older than it was. Nothing was changed. Look into it, then: sanad call library.acceptSetBack',
);
