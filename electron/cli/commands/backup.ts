import { checkBackupTarget, saveBackupAs } from '../../../db/service/exchange-backups.ts';
import { failed, type CommandRequest, type Outcome } from '../command.ts';
import { callCore } from '../library-session.ts';
import { counted } from '../print.ts';

/** Makes a full backup and moves it to FILE, which must not exist nor lie in the data folder; what was made on the way is removed. */
export async function runBackup({ words, session, io }: CommandRequest): Promise<Outcome> {
  const [file = ''] = words;
  const free = checkBackupTarget(session.dataFolder, file);
  if (!free.ok) return failed(free.error);
  const core = await session.open();
  if (!core.ok) return failed(core.error);
  const made = await callCore(core.value, 'backups.create', {});
  if (!made.ok) return failed(made.error);
  const { backup, documents, sha256, missingOriginals } = made.value;
  const saved = saveBackupAs(session.dataFolder, backup.name, file);
  const removed = await callCore(core.value, 'backups.remove', { name: backup.name });
  if (!saved.ok) return failed(saved.error);
  if (!removed.ok) io.warn(removed.error.message);
  if (missingOriginals > 0) {
    io.warn(
      `${counted(missingOriginals, 'original')} could not be read and ${missingOriginals === 1 ? 'is' : 'are'} not in it. Run: sanad verify`,
    );
  }
  return {
    kind: 'done',
    value: { file, seq: backup.seq, documents, sha256 },
    text: () => `${file}\n${counted(documents, 'document')}, SHA-256 ${sha256}`,
  };
}
