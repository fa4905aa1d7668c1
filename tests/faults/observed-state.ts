import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { z } from 'zod';
import { backup, vaultStatus, type Backup } from '../../db/contract/vault.ts';
import { unsealWithRecoveryCode } from '../../db/vault/key-slots.ts';
import { findOwnFiles } from '../../db/vault/own-files.ts';
import { recoverySecret } from '../../db/vault/recovery-code.ts';
import { readVaultFile } from '../../db/vault/vault-file.ts';
import { digestOf } from '../support/library-contents.ts';
import type { AnyCall } from '../support/random-work.ts';
import { PASSPHRASES, type Paper } from './acts.ts';

/**
 * All that matters of a data folder in one line without a space: how the vault opens, which recovery code counts, what
 * each backup would restore, and what the library holds. Random salts and keys do not show in it. `paper` says which
 * passphrase it was opened with.
 *
 * Automatic backups are made and removed by themselves, so they are not told.
 */
export async function observeState(folder: string, call: AnyCall, paper: Paper): Promise<string> {
  const answered = await call('vault.status', {});
  if (!answered.ok) return answered.error.code;
  const status = vaultStatus.parse(answered.value);
  const backups = await observeBackups(call, paper);
  if (status.state === 'absent') return `absent/${filesLeft(folder)}/${backups}`;
  if (status.state === 'locked') return 'locked';
  return [
    status.protection === 'open' ? 'unprotected' : `passphrase${PASSPHRASES.indexOf(keyOf(paper)) + 1}`,
    status.hasRecoveryCode ? `code${whichCode(folder, paper.recoveryCodes)}` : 'no-code',
    backups,
    await digestOf(call, { history: true }),
  ].join('/');
}

function keyOf({ passphrase }: Paper): (typeof PASSPHRASES)[number] {
  return PASSPHRASES.find((known) => known === passphrase) ?? PASSPHRASES[0];
}

/** Sanad's files in a folder without a library; after an erasure there may be none. */
function filesLeft(folder: string): string {
  const names = findOwnFiles(folder).files.map((path) => relative(folder, path));
  const left = names.filter((name) => !name.startsWith('backups/'));
  return left.length === 0 ? 'empty' : left.toSorted().join('+');
}

/** The number of the code on paper that opens the vault; the number after the last one for a code nobody was shown. */
function whichCode(folder: string, codes: readonly string[]): number {
  const file = readVaultFile(folder);
  if (!file.ok) return 0;
  const place = codes.findLastIndex((code) => {
    const secret = recoverySecret(code);
    return secret.ok && unsealWithRecoveryCode(file.value, secret.value).ok;
  });
  return place === -1 ? codes.length + 1 : place + 1;
}

async function observeBackups(call: AnyCall, { passphrase }: Paper): Promise<string> {
  const listed = await call('backups.list', { limit: 200 });
  if (!listed.ok) return listed.error.code;
  const { records } = z.object({ records: z.array(backup) }).parse(listed.value);
  const lines: string[] = [];
  for (const record of records.filter(({ kind }) => kind !== 'automatic')) {
    const asked = { name: record.name, ...(passphrase === null ? {} : { passphrase }) };
    lines.push(describeBackup(record, await call('backups.planRestore', asked)));
  }
  if (lines.length === 0) return 'no-backup';
  return `${lines.length}-backups-${createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 8)}`;
}

/** Automatic backups that could not be restored, by what is said of them; there may be none. */
export async function unusableAutomaticBackups(call: AnyCall): Promise<readonly string[]> {
  const listed = await call('backups.list', { limit: 200 });
  if (!listed.ok) return [];
  const { records } = z.object({ records: z.array(backup) }).parse(listed.value);
  const unusable: string[] = [];
  for (const { kind, name } of records) {
    const plan = kind === 'automatic' ? await call('backups.planRestore', { name }) : null;
    if (plan?.ok === false) unusable.push(plan.error.code);
  }
  return unusable;
}

function describeBackup({ kind, seq, protection }: Backup, plan: Awaited<ReturnType<AnyCall>>): string {
  if (!plan.ok) return `${kind} ${plan.error.code}`;
  const { inBackup } = z.object({ inBackup: z.unknown() }).parse(plan.value);
  return `${kind} ${seq} ${protection} ${JSON.stringify(inBackup)}`;
}
