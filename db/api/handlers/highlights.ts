import type { Topic } from '../../contract/contract.ts';
import { highlightId, type HighlightId } from '../../contract/ids.ts';
import type { Highlight } from '../../contract/highlights.ts';
import { canonicalOffset } from '../../contract/models.ts';
import { fail, succeed, type Result } from '../../contract/result.ts';
import type { UndoSubject } from '../../contract/undo.ts';
import type { ListedHighlight } from '../../store/highlight-list.ts';
import type { StoredHighlight } from '../../store/highlights.ts';
import { asMoment } from '../../store/moments.ts';
import { CONTEXT_LENGTH, cutAnchor, cutText } from '../../text/anchor.ts';
import { passageDirection } from '../../text/direction.ts';
import { typedWords } from '../../text/folded-words.ts';
import type { LibraryQuery, UndoableChange, UndoableCommand } from '../handler.ts';
import type { OpenLibrary } from '../open-library.ts';
import { anchorInDocument } from './anchor-in-document.ts';
import { findDocument, findPresentDocument, unknownCursor } from './known-document.ts';
import { pageThatFits } from './page-that-fits.ts';

const DEFAULT_PAGE = 100;
/** Most of a highlight's words in a list, in UTF-16 units. */
const LISTED_WORDS = 2_000;
/** Of its words in the name of a step that can be undone. */
const NAME_LENGTH = 80;

export const listHighlights: LibraryQuery<'highlights.list'> = (library, input) => {
  const document = input.documentId === undefined ? null : findDocument(library, input.documentId);
  if (document !== null && !document.ok) return document;
  const after = input.cursor === undefined ? null : highlightId.safeParse(input.cursor);
  if (after !== null && !after.success) return unknownCursor();
  const page = library.stores.highlightList.page({
    documentRowId: document?.value.rowId ?? null,
    colour: input.colour ?? null,
    state: input.state ?? null,
    tags: input.tags,
    words: typedWords(input.text ?? ''),
    after: after?.data ?? null,
    limit: (input.limit ?? DEFAULT_PAGE) + 1, // one more tells whether there is a next page
  });
  if (page === null) return unknownCursor();
  const found = page.highlights.slice(0, input.limit ?? DEFAULT_PAGE);
  const cut = found.map((highlight) => ({ ...highlight, words: cutText(highlight.words, LISTED_WORDS) }));
  const records = pageThatFits(describe(library, cut), lengthOf);
  const next = records.length < page.highlights.length ? (records.at(-1)?.id ?? null) : null;
  return succeed({ records: [...records], total: page.total, next });
};

export const getHighlight: LibraryQuery<'highlights.get'> = (library, input) =>
  read(library, input.highlightId);

export const createHighlight: UndoableCommand<'highlights.create'> = (library, input) => {
  const { stores, newId, nowMs } = library;
  const document = findPresentDocument(library, input.documentId);
  if (!document.ok) return document;
  const cut = anchorInDocument(library, document.value, input);
  if (!cut.ok) return cut;
  const id = highlightId.parse(newId());
  const rowId = stores.highlights.insert({
    id,
    anchorRowId: stores.anchors.insert(document.value.rowId, cut.value),
    words: cut.value.words,
    colour: input.colour ?? stores.settings.read().highlightColour,
    comment: input.comment ?? '',
    madeAt: nowMs(),
  });
  const tagIds = [...new Set(input.tagIds)];
  if (stores.highlights.addTags(rowId, tagIds) < tagIds.length) return unknownTag();
  return changed(library, id, tagIds.length > 0 ? ['highlights', 'tags'] : ['highlights']);
};

export const updateHighlights: UndoableCommand<'highlights.update'> = (library, input) => {
  const { stores, nowMs } = library;
  const ids = distinct(input.highlightIds);
  const unknown = refuseUnknown(library, ids);
  if (unknown !== null) return unknown;
  const { colour = null, comment = null } = input;
  const different = stores.highlights.update(ids, { colour, comment, changedAt: nowMs() });
  const topics = different.length === 0 ? [] : (['highlights'] as const);
  return succeed({
    value: { changed: different.length },
    topics,
    subject: subjectOf(library, different),
  });
};

export const placeHighlight: UndoableCommand<'highlights.place'> = (library, input) => {
  const found = present(library, input.highlightId);
  if (!found.ok) return found;
  const { rowId, anchor, id } = found.value;
  const documentId = library.stores.highlightList.find(id)?.documentId;
  const document = documentId === undefined ? noSuchHighlight() : findPresentDocument(library, documentId);
  if (!document.ok) return document;
  const cut = anchorInDocument(library, document.value, input);
  if (!cut.ok) return cut;
  const isThere =
    anchor.state === 'anchored' && anchor.start === cut.value.start && anchor.end === cut.value.end;
  if (!isThere) {
    library.stores.anchors.update({ ...anchor, ...cut.value, state: 'anchored' });
    library.stores.highlights.setWords(rowId, cut.value.words);
    library.stores.highlights.touch(rowId, library.nowMs());
  }
  return changed(library, id, isThere ? [] : ['highlights']);
};

export const confirmPlaces: UndoableCommand<'highlights.confirmPlace'> = (library, input) => {
  const { stores, nowMs } = library;
  const ids = distinct(input.highlightIds);
  const unknown = refuseUnknown(library, ids);
  if (unknown !== null) return unknown;
  const moved = stores.highlights.moved(ids);
  for (const highlight of moved) {
    confirmPlace(library, highlight);
    stores.highlights.touch(highlight.rowId, nowMs());
  }
  const subject = subjectOf(
    library,
    moved.map(({ id }) => id),
  );
  const topics = moved.length === 0 ? [] : (['highlights'] as const);
  return succeed({ value: { changed: moved.length }, topics, subject });
};

export const removeHighlights: UndoableCommand<'highlights.remove'> = (library, input) => {
  const ids = distinct(input.highlightIds);
  const unknown = refuseUnknown(library, ids);
  if (unknown !== null) return unknown;
  const subject = subjectOf(library, ids);
  const removed = library.stores.highlights.remove(ids);
  return succeed({ value: { removed }, topics: ['highlights'], subject });
};

/** From now on it is made on the words that stand there: those it was found by may have been others. */
function confirmPlace({ stores }: OpenLibrary, { rowId, anchor }: StoredHighlight): void {
  const from = Math.max(0, anchor.start - CONTEXT_LENGTH - 1);
  const text = stores.texts.slice(anchor.documentRowId, from, anchor.end + CONTEXT_LENGTH + 1);
  const cut = cutAnchor({ text, start: from }, anchor);
  if (cut === null) throw new Error('A highlight that moved has no words where it is');
  stores.anchors.update({ ...anchor, ...cut, state: 'anchored' });
  stores.highlights.setWords(rowId, cut.words);
}

function describe({ stores }: OpenLibrary, highlights: readonly ListedHighlight[]): Highlight[] {
  const tags = stores.tagLabels.of(
    'highlight_tag',
    highlights.map(({ rowId }) => rowId),
  );
  const notes = stores.noteCounts.of(
    'highlight',
    highlights.map(({ id }) => id),
  );
  return highlights.map(({ rowId, documentDirection, createdAt, changedAt, ...highlight }) => ({
    ...highlight,
    direction: passageDirection(highlight.words, 0, highlight.words.length) ?? documentDirection,
    start: canonicalOffset.parse(highlight.start),
    end: canonicalOffset.parse(highlight.end),
    tags: [...(tags.get(rowId) ?? [])],
    notes: notes.get(highlight.id) ?? 0,
    createdAt: asMoment(createdAt),
    changedAt: asMoment(changedAt),
  }));
}

function lengthOf({ words, before, after, comment, documentTitle, tags }: Highlight): number {
  const own = words.length + before.length + after.length + comment.length + documentTitle.length;
  return tags.reduce((length, { name }) => length + name.length, own);
}

function read(library: OpenLibrary, id: HighlightId): Result<Highlight> {
  const found = library.stores.highlightList.find(id);
  const [highlight] = found === null ? [] : describe(library, [found]);
  return highlight === undefined ? noSuchHighlight() : succeed(highlight);
}

function changed(
  library: OpenLibrary,
  id: HighlightId,
  topics: readonly Topic[],
): Result<UndoableChange<Highlight>> {
  const value = read(library, id);
  if (!value.ok) return value;
  const subject = { name: cutText(value.value.words, NAME_LENGTH) };
  return succeed({ value: value.value, topics, subject });
}

/** The words of the first of them, and how many there are. */
function subjectOf({ stores }: OpenLibrary, ids: readonly HighlightId[]): UndoSubject {
  const first = ids[0] === undefined ? null : stores.highlights.find(ids[0]);
  return { name: cutText(first?.anchor.words ?? '', NAME_LENGTH), count: ids.length };
}

function present({ stores }: OpenLibrary, id: HighlightId): Result<StoredHighlight> {
  const found = stores.highlights.find(id);
  return found === null ? noSuchHighlight() : succeed(found);
}

function distinct(ids: readonly HighlightId[]): HighlightId[] {
  return [...new Set(ids)];
}

function refuseUnknown({ stores }: OpenLibrary, ids: readonly HighlightId[]): Result<never> | null {
  return stores.highlights.countPresent(ids) === ids.length ? null : noSuchHighlight();
}

function noSuchHighlight(): Result<never> {
  return fail(
    'not-found',
    'There is no such highlight in this library. Nothing was changed. Look it up in the list.',
  );
}

function unknownTag(): Result<never> {
  return fail('not-found', 'There is no such tag in this library. Nothing was changed. Choose another.');
}
