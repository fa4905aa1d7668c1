import type { Topic } from '../../contract/contract.ts';
import { tagId, type TagId } from '../../contract/ids.ts';
import { MAX_TAG_DESCRIPTION_LENGTH } from '../../contract/limits.ts';
import { fail, succeed, type Result } from '../../contract/result.ts';
import { MAX_TAG_ALIASES, MAX_TAG_DEPTH, type Tag, type TagMergePlan } from '../../contract/tags.ts';
import type { UndoSubject } from '../../contract/undo.ts';
import type { MergePair } from '../../store/tag-merge.ts';
import type { StoredTag } from '../../store/tag-rows.ts';
import type { LibraryQuery, UndoableChange, UndoableCommand } from '../handler.ts';
import type { OpenLibrary } from '../open-library.ts';
import { unknownCursor } from './known-document.ts';
import { findParent, findRecords, findTag, findTags } from './known-tags.ts';
import { pageThatFits } from './page-that-fits.ts';
import { listedRecord } from './tag-list-record.ts';
import { putOn, topicsOf } from './tag-records.ts';

const DEFAULT_PAGE = 200;
const CURSOR = /^\d{1,15}$/;
/** A renamed or merged tag is another word on everything that carries it. */
const CHANGED_BY_TAGS: readonly Topic[] = ['tags', 'notes'];

export const listTags: LibraryQuery<'tags.list'> = (library, input) => {
  const record = listedRecord(library, input);
  if (!record.ok) return record;
  const page = library.stores.tags.list.page({
    limit: input.limit ?? DEFAULT_PAGE,
    cursor: input.cursor,
    text: input.text,
    ...(record.value === null ? {} : { record: record.value }),
  });
  if (page === null) return unknownCursor();
  const found = library.stores.tags.summaries.of(page.tags);
  const records = pageThatFits(found, lengthOf);
  const next = records.length < found.length ? (records.at(-1)?.id ?? null) : page.next;
  return succeed({ records: [...records], total: page.total, next });
};

export const getTag: LibraryQuery<'tags.get'> = (library, input) => read(library, input.tagId);

export const createTag: UndoableCommand<'tags.create'> = (library, input) => {
  const { stores, newId, nowMs } = library;
  const parent = findParent(library, input.parentId ?? null);
  if (!parent.ok) return parent;
  const parentRowId = parent.value?.rowId ?? null;
  if (stores.tags.findSibling(parentRowId, input.name) !== null) return nameTaken();
  if (stores.tags.tree.depthOf(parentRowId) >= MAX_TAG_DEPTH) return tooDeep();
  const records = findRecords(library, input);
  if (!records.ok) return records;
  const id = tagId.parse(newId());
  const rowId = stores.tags.insert({
    id,
    parentRowId,
    name: input.name,
    colour: input.colour ?? stores.tags.nextColour(),
    description: input.description ?? '',
    createdAt: nowMs(),
  });
  stores.tags.setAliases(rowId, input.name, input.aliases ?? []);
  const made = findTags(library, [id]);
  if (!made.ok) return made;
  const tagged = putOn(library, { tags: made.value, records: records.value });
  if (!tagged.ok) return tagged;
  return changed(library, id, { topics: ['tags', ...topicsOf(tagged.value)], subject: { name: input.name } });
};

export const updateTag: UndoableCommand<'tags.update'> = (library, input) => {
  const { stores } = library;
  const found = findTag(library, input.tagId);
  if (!found.ok) return found;
  const tag = found.value;
  const words = {
    rowId: tag.rowId,
    name: input.name ?? tag.name,
    colour: input.colour ?? tag.colour,
    description: input.description ?? tag.description,
  };
  const namesake = stores.tags.findSibling(tag.parentRowId, words.name);
  if (namesake !== null && namesake !== tag.rowId) return nameTaken();
  const aliases = stores.tags.aliases(tag.rowId);
  stores.tags.update(words);
  stores.tags.setAliases(tag.rowId, words.name, input.aliases ?? aliases);
  const isSame =
    words.name === tag.name &&
    words.colour === tag.colour &&
    words.description === tag.description &&
    JSON.stringify(stores.tags.aliases(tag.rowId)) === JSON.stringify(aliases);
  const isRenamed = words.name !== tag.name;
  const subject = { name: tag.name, ...(isRenamed ? { into: words.name } : {}) };
  return changed(library, tag.id, { topics: isSame ? [] : CHANGED_BY_TAGS, subject });
};

export const moveTag: UndoableCommand<'tags.move'> = (library, input) => {
  const { stores } = library;
  const found = findTag(library, input.tagId);
  if (!found.ok) return found;
  const parent = findParent(library, input.parentId);
  if (!parent.ok) return parent;
  const tag = found.value;
  const parentRowId = parent.value?.rowId ?? null;
  const subject = { name: tag.name, ...(parent.value === null ? {} : { into: parent.value.name }) };
  if (parentRowId === tag.parentRowId) return changed(library, tag.id, { topics: [], subject });
  if (parentRowId !== null && stores.tags.tree.isWithin(parentRowId, tag.rowId)) return belowItself();
  if (stores.tags.findSibling(parentRowId, tag.name) !== null) return nameTaken();
  const depth = stores.tags.tree.depthOf(parentRowId) + stores.tags.tree.heightOf(tag.rowId);
  if (depth > MAX_TAG_DEPTH) return tooDeep();
  stores.tags.setParent(tag.rowId, parentRowId);
  return changed(library, tag.id, { topics: ['tags', 'documents', 'highlights'], subject });
};

export const planMerge: LibraryQuery<'tags.planMerge'> = (library, input) => {
  const merge = findMerge(library, input);
  return merge.ok ? succeed(merge.value.plan) : merge;
};

export const mergeTag: UndoableCommand<'tags.merge'> = (library, input) => {
  const merge = findMerge(library, input);
  if (!merge.ok) return merge;
  const { ended, into, pairs } = merge.value;
  library.stores.tags.merge.run(pairs);
  const subject = { name: ended.name, into: into.name };
  return changed(library, into.id, { topics: ['tags', 'documents', 'highlights', 'notes'], subject });
};

export const removeTags: UndoableCommand<'tags.remove'> = (library, input) => {
  const { stores, nowMs } = library;
  const found = findTags(library, input.tagIds);
  if (!found.ok) return found;
  const rowIds = found.value.map(({ rowId }) => rowId);
  const removed = stores.tags.tree.trash(rowIds, nowMs());
  const subject = { name: found.value[0]?.name ?? '', count: removed };
  return succeed({ value: { removed }, topics: ['tags', 'documents', 'highlights', 'notes'], subject });
};

export const listTagPairs: LibraryQuery<'tags.together'> = (library, input) => {
  const tag = input.tagId === undefined ? null : findTag(library, input.tagId);
  if (tag !== null && !tag.ok) return tag;
  if (input.cursor !== undefined && !CURSOR.test(input.cursor)) return unknownCursor();
  const offset = Number(input.cursor ?? 0);
  const limit = input.limit ?? DEFAULT_PAGE;
  const page = library.stores.tags.pairs.page({ tagRowId: tag?.value.rowId ?? null, offset, limit });
  const next = offset + page.pairs.length;
  const isEnd = page.pairs.length === 0 || next >= page.total;
  return succeed({ records: [...page.pairs], total: page.total, next: isEnd ? null : String(next) });
};

interface FoundMerge {
  readonly ended: StoredTag;
  readonly into: StoredTag;
  readonly pairs: readonly MergePair[];
  readonly plan: TagMergePlan;
}

/** The two tags and what merging them will change, or why they cannot be merged. */
function findMerge(
  library: OpenLibrary,
  input: { readonly tagId: TagId; readonly intoId: TagId },
): Result<FoundMerge> {
  const { stores } = library;
  const ended = findTag(library, input.tagId);
  if (!ended.ok) return ended;
  const into = findTag(library, input.intoId);
  if (!into.ok) return into;
  if (stores.tags.tree.isWithin(into.value.rowId, ended.value.rowId)) return mergedIntoItself();
  const pairs = stores.tags.merge.pairs({ origin: ended.value.rowId, target: into.value.rowId });
  const words = stores.tags.merge.words(pairs);
  if (words.mostAliases > MAX_TAG_ALIASES || words.longestDescription > MAX_TAG_DESCRIPTION_LENGTH) {
    return tooManyWords();
  }
  const depth = stores.tags.tree.depthOf(into.value.rowId) + stores.tags.tree.heightOf(ended.value.rowId) - 1;
  if (depth > MAX_TAG_DEPTH) return tooDeep();
  return succeed({ ended: ended.value, into: into.value, pairs, plan: stores.tags.merge.plan(pairs) });
}

function read(library: OpenLibrary, id: TagId): Result<Tag> {
  const found = findTag(library, id);
  if (!found.ok) return found;
  const [tag] = library.stores.tags.summaries.of([found.value]);
  if (tag === undefined) throw new Error('A tag that was found has no summary');
  return succeed(tag);
}

function changed(
  library: OpenLibrary,
  id: TagId,
  what: { readonly topics: readonly Topic[]; readonly subject: UndoSubject },
): Result<UndoableChange<Tag>> {
  const tag = read(library, id);
  return tag.ok ? succeed({ value: tag.value, ...what }) : tag;
}

function lengthOf({ name, aliases, description }: Tag): number {
  return aliases.reduce((length, alias) => length + alias.length + 3, name.length + description.length);
}

function nameTaken(): Result<never> {
  return fail(
    'name-taken',
    'There is already a tag of this name at this place. Nothing was changed. Choose another name, or use the one that is there.',
  );
}

function belowItself(): Result<never> {
  return fail(
    'invalid-input',
    'A tag cannot be put below itself or below one of its own. Nothing was changed. Choose another place.',
  );
}

function mergedIntoItself(): Result<never> {
  return fail(
    'invalid-input',
    'A tag cannot be merged into itself or into one below it. Nothing was changed. Choose another tag.',
  );
}

function tooDeep(): Result<never> {
  return fail(
    'too-large',
    `The tree of tags can have ${MAX_TAG_DEPTH} levels, and this would make more. Nothing was changed. Choose a place higher up.`,
    { limit: MAX_TAG_DEPTH },
  );
}

function tooManyWords(): Result<never> {
  return fail(
    'too-large',
    'The merged tag would have too many aliases or too long a description. Nothing was changed. Shorten one of the two first.',
  );
}
