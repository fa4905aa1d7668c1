import { storageFailure } from '../vault/storage-failure.ts';
import type { LibraryStores } from './library.ts';

/**
 * What remains to be done once a destruction is durable: originals that no document has any more are deleted, and the
 * write-ahead logs, which still hold the pages as they were before, are folded in and cut to nothing.
 *
 * Where it is interrupted, or the disk takes nothing more, nothing is lost: it is made up for when the library is opened next.
 */
export function finishWiping(stores: LibraryStores): void {
  try {
    removeOrphans(stores);
    for (const database of new Set(Object.values(stores.databases))) {
      database.pragma('wal_checkpoint(TRUNCATE)');
    }
  } catch (error) {
    if (storageFailure(error) === null) throw error;
  }
}

/**
 * Deletes originals without a document: what an interrupted destruction left, or an import that was interrupted between
 * the two, which writes it again. Costs two counts where there is none.
 */
function removeOrphans({ documents, originals }: LibraryStores): void {
  if (originals.count() <= documents.count()) return;
  for (const sha256 of originals.hashes()) {
    if (documents.findByHash(sha256) === null) originals.remove(sha256);
  }
}
