import { once } from 'node:events';
import { documentId, vaultId } from '../../db/contract/ids.ts';
import { newId } from '../../db/service/new-id.ts';
import { createLibrary } from '../../db/store/create-library.ts';
import { takeOwnerLock } from '../../db/vault/owner-lock.ts';

/**
 * A process of its own that makes a vault without a passphrase when it is told to, and says when it is done. It is meant
 * to be killed while it does.
 */
const [folder, corpusFile] = process.argv.slice(2);
if (folder === undefined || corpusFile === undefined) throw new Error('Which folder, which corpus?');
const lock = takeOwnerLock(folder);
process.stdout.write(lock.ok ? 'ready\n' : `${lock.error.code}\n`);
await once(process.stdin, 'data');
const startedAt = performance.now();
const created = createLibrary({
  folder,
  corpusFile,
  passphrase: null,
  vaultId: vaultId.parse(newId()),
  newDocumentId: () => documentId.parse(newId()),
});
process.stdout.write(`${created.ok ? Math.ceil(performance.now() - startedAt) : created.error.code}\n`);
process.stdin.destroy();
