import { fail, succeed, type Result } from '../../db/contract/result.ts';
import type { CommandLineIo } from './io.ts';
import { isWeakPassphrase } from './weak-passphrase.ts';

/** `null` is no passphrase: the library is encrypted, but its key lies beside it. */
export async function choosePassphrase(
  io: CommandLineIo,
  { mayBeUnprotected }: { readonly mayBeUnprotected: boolean },
): Promise<Result<string | null>> {
  if (mayBeUnprotected) return succeed(null);
  const given = givenPassphrase(io);
  if (given !== undefined) return chosen(io, given);
  if (io.askSecret === null) {
    return fail(
      'passphrase-required',
      'There is no library here yet. Nothing was made. Set SANAD_PASSPHRASE to make one with a passphrase, or add --unprotected.',
    );
  }
  io.warn('There is no library here yet. Choose a passphrase of several words; nobody can open it without.');
  const first = await io.askSecret('New passphrase: ');
  if (first === null || first === '') return GAVE_UP;
  const second = await io.askSecret('The same again: ');
  if (second === null) return GAVE_UP;
  // In the form the key is made from: one keyboard may write a letter and its sign apart, another as one.
  if (first.normalize('NFKC') === second.normalize('NFKC')) return chosen(io, first);
  return fail('invalid-input', 'The two passphrases differ. Nothing was made. Run the command again.');
}

/** Any passphrase is taken; one that would soon be guessed is called that. */
function chosen(io: CommandLineIo, passphrase: string): Result<string> {
  if (isWeakPassphrase(passphrase)) {
    io.warn(
      'This passphrase is short or repeats itself: whoever takes the library may guess it. Six words that do not belong together are hard to guess.',
    );
  }
  return succeed(passphrase);
}

/** A passphrase that is set for a library without one protects nothing: whoever set it may think that it does. */
export function warnOfNeedlessPassphrase(io: CommandLineIo): void {
  if (givenPassphrase(io) === undefined) return;
  io.warn(
    'SANAD_PASSPHRASE is set, but this library has no passphrase: whoever has this computer can read it. Add one in the settings, or with: sanad call vault.addPassphrase -',
  );
}

export async function passphraseToUnlock(io: CommandLineIo): Promise<Result<string>> {
  const given = givenPassphrase(io);
  if (given !== undefined) return succeed(given);
  if (io.askSecret === null) {
    return fail(
      'passphrase-required',
      'The library is locked. Nothing was done. Set SANAD_PASSPHRASE, or run the command on a terminal.',
    );
  }
  const typed = await io.askSecret('Passphrase: ');
  return typed === null || typed === '' ? GAVE_UP : succeed(typed);
}

const GAVE_UP = fail(
  'cancelled',
  'No passphrase was given. Nothing was done. Run the command again to give one.',
);

function givenPassphrase({ environment }: CommandLineIo): string | undefined {
  const given = environment['SANAD_PASSPHRASE'];
  return given === '' ? undefined : given;
}
