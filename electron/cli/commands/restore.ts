import { existsSync } from 'node:fs';
import { bringBackup } from '../../../db/service/exchange-backups.ts';
import type { CoreClient } from '../../../db/service/core-client.ts';
import type { BackupName } from '../../../db/contract/ids.ts';
import { fail, type Result } from '../../../db/contract/result.ts';
import type { RestoredLibrary } from '../../../db/contract/vault.ts';
import { checkNothingElseInside } from '../../shared/data-folder.ts';
import { failed, type CommandRequest, type Outcome } from '../command.ts';
import { callCore } from '../library-session.ts';
import { passphraseToUnlock } from '../passphrase.ts';
import { counted } from '../print.ts';
import type { CommandLineIo } from '../io.ts';

/** Puts a full backup in the library's place; where there is no library yet, the backup makes one. */
export async function runRestore({ words, session, io }: CommandRequest): Promise<Outcome> {
  const [file = ''] = words;
  if (!existsSync(file)) return failed(NO_SUCH_FILE.error);
  const core = await startFor(session);
  if (!core.ok) return failed(core.error);
  const brought = bringBackup(session.dataFolder, file);
  if (!brought.ok) return failed(brought.error);
  const { name, sha256 } = brought.value;
  const restored = await restore(core.value, name, io);
  const removed = await callCore(core.value, 'backups.remove', { name });
  if (!restored.ok) return failed(restored.error);
  if (!removed.ok) io.warn(removed.error.message);
  const { seq, documents, kept, missingOriginals } = restored.value;
  if (kept !== null)
    io.warn(`The library that was here before is kept in its data folder as backups/${kept}`);
  if (missingOriginals > 0) io.warn(`${counted(missingOriginals, 'original')} could not be restored.`);
  return {
    kind: 'done',
    value: { file, seq, documents, sha256 },
    text: () => `Restored: ${counted(documents, 'document')}, ${counted(seq, 'change')}.`,
  };
}

/** The core of the library that is here, or of a folder in which the backup may make one. */
async function startFor(session: CommandRequest['session']): Promise<Result<CoreClient>> {
  const core = await session.start(existsSync(session.dataFolder) ? 'to-look' : 'to-create');
  if (!core.ok) return core;
  const status = await callCore(core.value, 'vault.status', {});
  const isAbsent = status.ok && status.value.state === 'absent';
  const unused = isAbsent ? checkNothingElseInside({ path: session.dataFolder, isNamed: true }) : null;
  return unused?.ok === false ? unused : core;
}

const NO_SUCH_FILE = fail('not-found', 'There is no such file. Nothing was changed. Check its name.');

/** The passphrase is asked for only where one is needed. */
async function restore(
  core: CoreClient,
  name: BackupName,
  io: CommandLineIo,
): Promise<Result<RestoredLibrary>> {
  const first = await callCore(core, 'backups.restore', { name });
  if (first.ok || first.error.code !== 'passphrase-required') return first;
  const passphrase = await passphraseToUnlock(io);
  if (!passphrase.ok) return passphrase;
  return callCore(core, 'backups.restore', { name, passphrase: passphrase.value });
}
