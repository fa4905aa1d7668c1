import { linkId, type LinkId } from '../../contract/ids.ts';
import type { Link, LinkEnd } from '../../contract/links.ts';
import { canonicalOffset } from '../../contract/models.ts';
import { fail, succeed, type Result } from '../../contract/result.ts';
import type { UndoSubject } from '../../contract/undo.ts';
import type { AnchorInDocument } from '../../store/anchors.ts';
import type { StoredLink } from '../../store/links.ts';
import { asMoment } from '../../store/moments.ts';
import { cutText } from '../../text/anchor.ts';
import { passageDirection } from '../../text/direction.ts';
import type { LibraryQuery, UndoableChange, UndoableCommand } from '../handler.ts';
import type { OpenLibrary } from '../open-library.ts';
import { anchorInDocument } from './anchor-in-document.ts';
import { findDocument, findPresentDocument, unknownCursor } from './known-document.ts';
import { endsOf, findTwins, insertEnd, isSaidByAnother, isSamePlace, readEnd } from './link-ends.ts';
import { pageThatFits } from './page-that-fits.ts';

const DEFAULT_PAGE = 100;
/** Most of the words at an end, in UTF-16 units. */
const SHOWN_WORDS = 400;
/** Of its words in the name of a step that can be undone. */
const NAME_LENGTH = 80;

export const listLinks: LibraryQuery<'links.list'> = (library, input) => {
  const { stores } = library;
  const document = input.documentId === undefined ? null : findDocument(library, input.documentId);
  if (document !== null && !document.ok) return document;
  const cursor = input.cursor === undefined ? null : linkId.safeParse(input.cursor);
  if (cursor !== null && !cursor.success) return unknownCursor();
  const size = input.limit ?? DEFAULT_PAGE;
  const filter = { documentRowId: document?.value.rowId ?? null, state: input.state ?? null };
  const page = { ...filter, after: cursor?.data ?? null, limit: size + 1 }; // one more tells whether there is a next page
  const found = stores.links.list(page);
  if (found === null) return unknownCursor();
  const total = stores.links.count(filter);
  const records = pageThatFits(describe(library, found.slice(0, size)), lengthOf);
  const next = records.length < found.length ? (records.at(-1)?.id ?? null) : null;
  return succeed({ records: [...records], total, next });
};

export const getLink: LibraryQuery<'links.get'> = (library, input) => read(library, input.linkId);

export const createLink: UndoableCommand<'links.create'> = (library, input) => {
  const { stores, newId, nowMs } = library;
  const from = readEnd(library, input.from);
  if (!from.ok) return from;
  const to = readEnd(library, input.to);
  if (!to.ok) return to;
  if (isSamePlace(from.value.place, to.value.place)) return linkToItself();
  const { kind, comment = '' } = input;
  const twins = findTwins(library, { kind, from: from.value.place, to: to.value.place });
  if (twins.length > 0) return linkThere();
  const id = linkId.parse(newId());
  const madeAt = nowMs();
  stores.links.insert({
    id,
    kind,
    fromAnchorRowId: insertEnd(library, from.value),
    toAnchorRowId: insertEnd(library, to.value),
    comment,
    createdAt: madeAt,
    changedAt: madeAt,
  });
  return changed(library, id);
};

export const updateLink: UndoableCommand<'links.update'> = (library, input) => {
  const { stores, nowMs } = library;
  const found = stores.links.find(input.linkId);
  if (found === null) return noSuchLink();
  const isTurned = input.isTurned === true;
  const next: StoredLink = {
    ...found,
    kind: input.kind ?? found.kind,
    comment: input.comment ?? found.comment,
    fromAnchorRowId: isTurned ? found.toAnchorRowId : found.fromAnchorRowId,
    toAnchorRowId: isTurned ? found.fromAnchorRowId : found.toAnchorRowId,
    changedAt: nowMs(),
  };
  if (!isTurned && next.kind === found.kind && next.comment === found.comment)
    return unchanged(library, found.id);
  if (isSaidByAnother(library, next, endsOf(library, next))) return linkThere();
  stores.links.update(next);
  return changed(library, found.id);
};

/** The end stays in its document: in another document it would be another link. */
export const placeLinkEnd: UndoableCommand<'links.placeEnd'> = (library, input) => {
  const { stores, nowMs } = library;
  const found = stores.links.find(input.linkId);
  if (found === null) return noSuchLink();
  const ends = endsOf(library, found);
  const { [input.side]: before, [input.side === 'from' ? 'to' : 'from']: other } = ends;
  if (before.extent === 'document') return endOfWhole();
  const document = findPresentDocument(library, before.documentId);
  if (!document.ok) return document;
  const cut = anchorInDocument(library, document.value, input);
  if (!cut.ok) return cut;
  const placed = { ...before, ...cut.value, state: 'anchored' as const };
  if (before.state === 'anchored' && isSamePlace(before, placed)) return unchanged(library, found.id);
  if (isSamePlace(placed, other)) return linkToItself();
  if (isSaidByAnother(library, found, { ...ends, [input.side]: placed })) return linkAlreadyThere();
  stores.anchors.update(placed);
  stores.links.update({ ...found, changedAt: nowMs() });
  return changed(library, found.id);
};

export const removeLinks: UndoableCommand<'links.remove'> = (library, input) => {
  const { links } = library.stores;
  const ids = [...new Set(input.linkIds)];
  if (links.countPresent(ids) !== ids.length) return noSuchLink();
  const first = ids[0] === undefined ? null : links.find(ids[0]);
  const [shown] = first === null ? [] : describe(library, [first]);
  const subject = { ...(shown === undefined ? {} : subjectOf(shown)), count: ids.length };
  return succeed({ value: { removed: links.remove(ids) }, topics: ['links'], subject });
};

function describe({ stores }: OpenLibrary, links: readonly StoredLink[]): Link[] {
  const ends = stores.anchors.inDocuments(
    links.flatMap(({ fromAnchorRowId, toAnchorRowId }) => [fromAnchorRowId, toAnchorRowId]),
  );
  const endOf = (rowId: number): LinkEnd => {
    const anchor = ends.get(rowId);
    if (anchor === undefined) throw new Error('A link without an end');
    return describeEnd(anchor);
  };
  return links.map(({ id, kind, fromAnchorRowId, toAnchorRowId, comment, createdAt, changedAt }) => ({
    id,
    kind,
    from: endOf(fromAnchorRowId),
    to: endOf(toAnchorRowId),
    comment,
    createdAt: asMoment(createdAt),
    changedAt: asMoment(changedAt),
  }));
}

function describeEnd(anchor: AnchorInDocument): LinkEnd {
  const { documentId, documentTitle, extent, state } = anchor;
  const words = cutText(anchor.words, SHOWN_WORDS);
  const hasPlace = extent === 'range' && state !== 'needs-placing';
  const [start, end] = [canonicalOffset.parse(anchor.start), canonicalOffset.parse(anchor.end)];
  return {
    documentId,
    documentTitle,
    direction: passageDirection(words, 0, words.length) ?? anchor.documentDirection,
    state,
    range: hasPlace ? { start, end } : null,
    words,
  };
}

function lengthOf({ from, to, comment }: Link): number {
  const titles = from.documentTitle.length + to.documentTitle.length;
  return titles + from.words.length + to.words.length + comment.length;
}

function read(library: OpenLibrary, id: LinkId): Result<Link> {
  const found = library.stores.links.find(id);
  const [link] = found === null ? [] : describe(library, [found]);
  return link === undefined ? noSuchLink() : succeed(link);
}

function changed(library: OpenLibrary, id: LinkId): Result<UndoableChange<Link>> {
  const link = read(library, id);
  if (!link.ok) return link;
  return succeed({ value: link.value, topics: ['links'], subject: subjectOf(link.value) });
}

function unchanged(library: OpenLibrary, id: LinkId): Result<UndoableChange<Link>> {
  const link = read(library, id);
  return link.ok ? succeed({ value: link.value, topics: [], subject: {} }) : link;
}

/** Both ends by their words, or by the document's title where an end is the whole of it. */
function subjectOf({ from, to }: Link): UndoSubject {
  const [name, into] = [from, to].map(({ words, documentTitle }) =>
    cutText(words === '' ? documentTitle : words, NAME_LENGTH),
  );
  return { name: name ?? '', into: into ?? '' };
}

function noSuchLink(): Result<never> {
  return fail(
    'not-found',
    'There is no such link in this library. Nothing was changed. Look it up in the list.',
  );
}

function linkToItself(): Result<never> {
  return fail(
    'invalid-input',
    'Both ends of the link are the same place. Nothing was changed. Choose another place for one of them.',
  );
}

function endOfWhole(): Result<never> {
  return fail(
    'invalid-input',
    'That end of the link is a whole document and has no words to be placed. Nothing was changed. Make another link.',
  );
}

function linkAlreadyThere(): Result<never> {
  return fail(
    'already-there',
    'The same link is there already. Nothing was changed. Choose other words, or remove one of the two.',
  );
}

function linkThere(): Result<never> {
  return fail(
    'name-taken',
    'The same link is there already. Nothing was changed. Change its comment, or choose another kind.',
  );
}
