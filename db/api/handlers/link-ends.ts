import type { LinkKind, LinkPlace } from '../../contract/links.ts';
import { succeed, type Result } from '../../contract/result.ts';
import type { AnchorInDocument } from '../../store/anchors.ts';
import type { LinkEndPlace, StoredLink } from '../../store/links.ts';
import type { CutAnchor } from '../../text/anchor.ts';
import type { OpenLibrary } from '../open-library.ts';
import { anchorInDocument } from './anchor-in-document.ts';
import { findPresentDocument } from './known-document.ts';

/** Kinds that say the same from both ends: such a link turned round is the same link. */
const MUTUAL_KINDS: ReadonlySet<LinkKind> = new Set(['same-utterance', 'see-also']);

/** An end that was chosen: `cut` is `null` for a whole document. */
interface ChosenEnd {
  readonly place: LinkEndPlace;
  readonly cut: CutAnchor | null;
}

/** Reads an end that was chosen, or says what is wrong with it. */
export function readEnd(library: OpenLibrary, { documentId, range }: LinkPlace): Result<ChosenEnd> {
  const document = findPresentDocument(library, documentId);
  if (!document.ok) return document;
  const documentRowId = document.value.rowId;
  if (range === null) {
    return succeed({ place: { documentRowId, extent: 'document', start: 0, end: 0 }, cut: null });
  }
  const cut = anchorInDocument(library, document.value, range);
  if (!cut.ok) return cut;
  const { start, end } = cut.value;
  return succeed({ place: { documentRowId, extent: 'range', start, end }, cut: cut.value });
}

export function insertEnd({ stores }: OpenLibrary, { place, cut }: ChosenEnd): number {
  return cut === null
    ? stores.anchors.insertWhole(place.documentRowId)
    : stores.anchors.insert(place.documentRowId, cut);
}

interface Ends {
  readonly kind: LinkKind;
  readonly from: LinkEndPlace;
  readonly to: LinkEndPlace;
}

/** Where a link's ends lie, and in which state they are. */
interface AnchoredEnds {
  readonly from: AnchorInDocument;
  readonly to: AnchorInDocument;
}

export function endsOf(
  { stores }: OpenLibrary,
  { fromAnchorRowId, toAnchorRowId }: StoredLink,
): AnchoredEnds {
  const ends = stores.anchors.inDocuments([fromAnchorRowId, toAnchorRowId]);
  const [from, to] = [ends.get(fromAnchorRowId), ends.get(toAnchorRowId)];
  if (from === undefined || to === undefined) throw new Error('A link without an end');
  return { from, to };
}

/** Whether another link would say the same; one with an end that has no place says it of nowhere. */
export function isSaidByAnother(
  library: OpenLibrary,
  { rowId, kind }: StoredLink,
  { from, to }: AnchoredEnds,
): boolean {
  if (from.state === 'needs-placing' || to.state === 'needs-placing') return false;
  return findTwins(library, { kind, from, to }).some((twin) => twin !== rowId);
}

/** Row ids of links that say the same. */
export function findTwins({ stores }: OpenLibrary, { kind, from, to }: Ends): number[] {
  const straight = stores.links.findTwin({ kind, from, to });
  const turned = MUTUAL_KINDS.has(kind) ? stores.links.findTwin({ kind, from: to, to: from }) : null;
  return [straight, turned].filter((rowId) => rowId !== null);
}

export function isSamePlace(one: LinkEndPlace, other: LinkEndPlace): boolean {
  return (
    one.documentRowId === other.documentRowId &&
    one.extent === other.extent &&
    one.start === other.start &&
    one.end === other.end
  );
}
