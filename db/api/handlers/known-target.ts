import type { DocumentId } from '../../contract/ids.ts';
import type { NoteTarget } from '../../contract/notes.ts';
import type { KnownTarget } from '../../store/note-links.ts';
import type { OpenLibrary } from '../open-library.ts';

/** A target under every id it is known by: notes name a document by the version there was when they were written. */
export function knownAs({ stores }: OpenLibrary, target: NoteTarget): KnownTarget {
  if (target.kind !== 'document') return { kind: target.kind, ids: [target.id] };
  const current = stores.documentVersions.current(target.id);
  const ids: readonly DocumentId[] = current === null ? [] : stores.documentVersions.idsOf(current.rowId);
  return { kind: 'document', ids: [...new Set([target.id, ...ids])] };
}
