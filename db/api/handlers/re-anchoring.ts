import type { AnchorOfDocument } from '../../store/anchors.ts';
import type { StoredDocument } from '../../store/documents.ts';
import { openAnchorResolver, type ResolvedAnchor } from '../../text/resolve-anchor.ts';
import type { OpenLibrary } from '../open-library.ts';

/** An anchor of a document and where it goes in the newer text; `null` for one on the whole document. */
export interface AnchorToMove {
  readonly anchor: AnchorOfDocument;
  readonly place: ResolvedAnchor | null;
}

/** Finds out where every highlight and link end of a document goes when its text becomes another. Changes nothing. */
export function resolveAnchors(
  { stores }: OpenLibrary,
  older: StoredDocument,
  newerText: string,
): readonly AnchorToMove[] {
  const anchors = stores.anchors.ofDocument(older.rowId);
  if (anchors.every(({ extent }) => extent === 'document')) {
    return anchors.map((anchor) => ({ anchor, place: null }));
  }
  const resolver = openAnchorResolver({
    older: stores.texts.slice(older.rowId, 0, older.length),
    newer: newerText,
  });
  return anchors.map((anchor) => ({
    anchor,
    place: anchor.extent === 'document' ? null : resolver.resolve(anchor),
  }));
}

/** Moves anchors to the document of the newer text. One that is not found keeps its words. */
export function moveAnchors(
  { stores }: OpenLibrary,
  documentRowId: number,
  moved: readonly AnchorToMove[],
): void {
  for (const { anchor, place } of moved) {
    stores.anchors.update({ ...anchor, ...changeOf(place), documentRowId });
    if (place?.kind !== 'anchored' || anchor.highlightRowId === null) continue;
    if (place.cut.words !== anchor.words) stores.highlights.setWords(anchor.highlightRowId, place.cut.words);
  }
}

function changeOf(place: ResolvedAnchor | null): Partial<AnchorOfDocument> {
  if (place === null) return {};
  if (place.kind === 'anchored') return { ...place.cut, state: 'anchored' };
  if (place.kind === 'needs-placing') return { start: 0, end: 0, state: 'needs-placing' };
  return { start: place.place.start, end: place.place.end, state: 'moved' };
}
