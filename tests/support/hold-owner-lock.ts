import { takeOwnerLock } from '../../db/vault/owner-lock.ts';

/** A process of its own that takes the lock of the folder it is given, says so, and holds it until it is ended. */
const folder = process.argv[2];
if (folder === undefined) throw new Error('Which folder?');
const lock = takeOwnerLock(folder);
process.stdout.write(lock.ok ? 'taken\n' : `${lock.error.code}\n`);
process.stdin.resume();
process.stdin.on('end', () => {
  if (lock.ok) lock.value.release();
});
