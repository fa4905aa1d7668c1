import { z } from 'zod';
import { backup } from '../../db/contract/vault.ts';
import type { MethodName } from '../../db/contract/contract.ts';
import type { Result } from '../../db/contract/result.ts';
import { makeRandomCommand, type AnyCall, type Random } from '../support/random-work.ts';

/** What the researcher would have on paper: how the vault opens, as far as it was acknowledged. */
export interface Paper {
  passphrase: string | null;
  /** Every code that was shown, in the order they were made; the last one may have been used up. */
  readonly recoveryCodes: string[];
}

export interface ActContext {
  readonly random: Random;
  readonly paper: Paper;
}

/** Makes one command on a library, and answers its code. The same for the same library and the same random numbers. */
export type Act = (call: AnyCall, context: ActContext) => Promise<string>;

/** The passphrases that a vault of these scenarios may have at any moment, in no order. */
export const PASSPHRASES = [
  'آزمایش گذرواژه',
  'second passphrase of a test',
  'third passphrase of a test',
] as const;

export const annotate: Act = async (call, { random }) =>
  codeOf((await makeRandomCommand(call, random)).result);

/** Annotates, or takes back, or makes again. */
export const annotateOrUndo: Act = async (call, context) => {
  const way = context.random();
  if (way < 0.1) return codeOf(await confirmed(call, 'undo.undo', {}));
  if (way < 0.15) return codeOf(await confirmed(call, 'undo.redo', {}));
  return annotate(call, context);
};

export function create(passphrase: string | null): Act {
  return async (call, { paper }) => {
    const created = await call('vault.create', { passphrase });
    if (created.ok) paper.passphrase = passphrase;
    return codeOf(created);
  };
}

export const changePassphrase: Act = async (call, { random, paper }) => {
  const others = PASSPHRASES.filter((passphrase) => passphrase !== paper.passphrase);
  const next = others[Math.floor(random() * others.length)] ?? PASSPHRASES[0];
  const changed = await call('vault.changePassphrase', { current: paper.passphrase ?? '', next });
  if (changed.ok) paper.passphrase = next;
  return codeOf(changed);
};

/** Protects an open vault: a new data key. */
export function addPassphrase(passphrase: string): Act {
  return async (call, { paper }) => {
    const added = await call('vault.addPassphrase', { passphrase });
    if (added.ok) paper.passphrase = passphrase;
    return codeOf(added);
  };
}

export const removeProtection: Act = async (call, { paper }) => {
  const removed = await call('vault.removeProtection', { passphrase: paper.passphrase ?? '' });
  if (removed.ok) paper.passphrase = null;
  return codeOf(removed);
};

export const makeRecoveryCode: Act = async (call, { paper }) => {
  const made = await call('vault.makeRecoveryCode', { passphrase: paper.passphrase ?? '' });
  if (made.ok) paper.recoveryCodes.push(z.object({ code: z.string() }).parse(made.value).code);
  return codeOf(made);
};

export const dropRecoveryCode: Act = async (call, { paper }) =>
  codeOf(await call('vault.dropRecoveryCode', { passphrase: paper.passphrase ?? '' }));

/** Comes in with the recovery code and sets another passphrase. */
export const recover: Act = async (call, { random, paper }) => {
  const code = paper.recoveryCodes.at(-1) ?? 'none';
  const passphrase = PASSPHRASES[Math.floor(random() * PASSPHRASES.length)] ?? PASSPHRASES[0];
  const recovered = await call('vault.recover', { code, passphrase });
  if (recovered.ok) paper.passphrase = passphrase;
  return codeOf(recovered);
};

/** Locks, with the automatic backup that comes with it, and opens again. */
export const lockAndUnlock: Act = async (call, { paper }) => {
  const locked = await call('vault.lock', {});
  if (!locked.ok) return codeOf(locked);
  return codeOf(await call('vault.unlock', { passphrase: paper.passphrase ?? '' }));
};

export const backUp: Act = async (call) => codeOf(await call('backups.create', {}));

export const removeOldestBackup: Act = async (call) => {
  const oldest = (await fullBackups(call)).at(-1);
  return oldest === undefined ? 'none' : codeOf(await call('backups.remove', { name: oldest }));
};

export const restoreNewestBackup: Act = async (call) => {
  const [newest] = await fullBackups(call);
  return newest === undefined ? 'none' : codeOf(await call('backups.restore', { name: newest }));
};

export const erase: Act = async (call, { paper }) => {
  const erased = await call('vault.erase', { confirmation: 'erase' });
  if (erased.ok) paper.passphrase = null;
  return codeOf(erased);
};

/** A corrected version of the first document: one word in twenty is another one. */
export const correct: Act = async (call, { random }) => {
  const listed = await call('documents.list', { limit: 1 });
  const [first] = listed.ok ? z.object({ records: z.array(withId) }).parse(listed.value).records : [];
  if (first === undefined) return 'none';
  const got = await call('documents.get', { documentId: first.id });
  if (!got.ok) return codeOf(got);
  const { length } = z.object({ length: z.int() }).parse(got.value);
  const read = await call('documents.text', { documentId: first.id, start: 0, end: length });
  if (!read.ok) return codeOf(read);
  const { text } = z.object({ text: z.string() }).parse(read.value);
  const corrected = text.replaceAll(/\p{L}{3,}/gu, (word) => (random() < 0.05 ? `${word}s` : word));
  const input = { documentId: first.id, file: 'corrected.txt', text: corrected };
  return codeOf(await confirmed(call, 'documents.addVersion', input));
};

const withId = z.object({ id: z.string() });

/** Newest first. */
async function fullBackups(call: AnyCall): Promise<readonly string[]> {
  const listed = await call('backups.list', { limit: 200 });
  if (!listed.ok) return [];
  const { records } = z.object({ records: z.array(backup) }).parse(listed.value);
  return records.filter(({ kind }) => kind === 'full').map(({ name }) => name);
}

/** Says yes where the command asks first. */
async function confirmed(call: AnyCall, method: MethodName, input: object): Promise<Result<unknown>> {
  const first = await call(method, input);
  if (first.ok || first.error.code !== 'confirmation-needed') return first;
  return call(method, { ...input, confirmedRecords: first.error.details?.['records'] });
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}
