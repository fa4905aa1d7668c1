import type { DocumentId, VaultId } from '../contract/ids.ts';
import { succeed, type Result } from '../contract/result.ts';
import { LIBRARY_MIGRATIONS, ORIGINALS_MIGRATIONS } from '../schema/migrations/list.ts';
import { migrate } from '../schema/migrate.ts';
import { createVault, type VaultDatabases } from '../vault/create-vault.ts';
import { openCorpusFile } from './corpus-file.ts';
import { openLibraryStores } from './library.ts';
import { takeInCorpus, type CorpusSource } from './take-in-corpus.ts';

export interface LibraryPlan {
  readonly folder: string;
  readonly vaultId: VaultId;
  /** `null` makes an open vault: encrypted, but not protected. */
  readonly passphrase: string | null;
  readonly corpusFile: string;
  /** Called once for each bundled document. */
  readonly newDocumentId: () => DocumentId;
}

/**
 * Makes a vault that holds the bundled documents and answers its data key, which the caller overwrites. Nothing is left of it on failure: neither when the corpus is missing
 * (asked first, before a key is derived) nor when the disk is full halfway.
 */
export function createLibrary({ corpusFile, newDocumentId, ...plan }: LibraryPlan): Result<Buffer> {
  const corpus = openCorpusFile(corpusFile);
  if (!corpus.ok) return corpus;
  corpus.value.close();
  return createVault({
    ...plan,
    fill: (databases) => fillLibrary(databases, plan.vaultId, { corpusFile, newDocumentId }),
  });
}

function fillLibrary(databases: VaultDatabases, vaultId: VaultId, source: CorpusSource): Result<number> {
  const library = migrate(databases.library, LIBRARY_MIGRATIONS);
  if (!library.ok) return library;
  const originals = migrate(databases.originals, ORIGINALS_MIGRATIONS);
  if (!originals.ok) return originals;
  const stores = openLibraryStores(databases.library, databases.originals);
  stores.meta.create(vaultId);
  const taken = takeInCorpus(stores, source);
  return taken.ok ? succeed(stores.meta.read().seq) : taken;
}
