import type { Topic } from '../../contract/contract.ts';
import { documentId, type TagId } from '../../contract/ids.ts';
import { fail, succeed, type Result } from '../../contract/result.ts';
import { MAX_TAGGINGS, MAX_TAGS_OF_RECORD } from '../../contract/tags.ts';
import type { UndoSubject } from '../../contract/undo.ts';
import type { CarrierTable } from '../../store/tag-filter.ts';
import type { StoredTag } from '../../store/tag-rows.ts';
import type { UndoableCommand } from '../handler.ts';
import type { OpenLibrary } from '../open-library.ts';
import { findRecords, findTags, type FoundRecords, type NamedRecords } from './known-tags.ts';

const TOPIC_OF: Readonly<Record<CarrierTable, Topic>> = {
  document_tag: 'documents',
  highlight_tag: 'highlights',
  note_tag: 'notes',
};
/** Most names of tags in the name of one step. */
const NAMED_IN_STEP = 3;

export const applyTags: UndoableCommand<'tags.apply'> = (library, input) => {
  const tagging = findTagging(library, input.tagIds, input);
  return tagging.ok ? asChange(library, tagging.value, putOn(library, tagging.value)) : tagging;
};

export const withdrawTags: UndoableCommand<'tags.withdraw'> = (library, input) => {
  const tagging = findTagging(library, input.tagIds, input);
  if (!tagging.ok) return tagging;
  const { tags, records } = tagging.value;
  const tagRowIds = tags.map(({ rowId }) => rowId);
  const changed = records.map(({ carriers, rowIds }): Tagged => {
    const count = library.stores.tags.carriers.remove({ carriers, recordRowIds: rowIds, tagRowIds });
    return { carriers, count };
  });
  return asChange(library, tagging.value, succeed(changed));
};

/** Tags to be put on or taken off records; both are there. */
export interface FoundTagging {
  readonly tags: readonly StoredTag[];
  readonly records: readonly FoundRecords[];
}

/** How many records of a kind were changed. */
export interface Tagged {
  readonly carriers: CarrierTable;
  readonly count: number;
}

/** Puts tags on records; fails with `too-large` where a record would then carry too many. */
export function putOn({ stores }: OpenLibrary, { tags, records }: FoundTagging): Result<readonly Tagged[]> {
  const { carriers: store } = stores.tags;
  const tagRowIds = tags.map(({ rowId }) => rowId);
  const changed: Tagged[] = [];
  for (const { carriers, rowIds } of records) {
    changed.push({ carriers, count: store.add({ carriers, recordRowIds: rowIds, tagRowIds }) });
    if (store.areTooMany(carriers, rowIds)) return tooManyTags();
  }
  return succeed(changed);
}

/** What every window must read again after records were given tags. */
export function topicsOf(changed: readonly Tagged[]): readonly Topic[] {
  const topics = changed.filter(({ count }) => count > 0).map(({ carriers }) => TOPIC_OF[carriers]);
  return topics.length === 0 ? [] : ['tags', ...topics];
}

function findTagging(
  library: OpenLibrary,
  tagIds: readonly TagId[],
  named: NamedRecords,
): Result<FoundTagging> {
  const tags = findTags(library, tagIds);
  if (!tags.ok) return tags;
  const records = findRecords(library, named);
  if (!records.ok) return records;
  const number = records.value.reduce((sum, { rowIds }) => sum + rowIds.length, 0);
  if (number * tags.value.length > MAX_TAGGINGS) return tooManyTaggings();
  return succeed({ tags: tags.value, records: records.value });
}

function asChange(library: OpenLibrary, tagging: FoundTagging, result: Result<readonly Tagged[]>) {
  if (!result.ok) return result;
  const changed = result.value.reduce((sum, { count }) => sum + count, 0);
  const subject = subjectOf(library, tagging, changed);
  return succeed({ value: { changed }, topics: topicsOf(result.value), subject });
}

/** The tags by name; a single document by its title. */
function subjectOf({ stores }: OpenLibrary, { tags, records }: FoundTagging, count: number): UndoSubject {
  const names = tags.slice(0, NAMED_IN_STEP).map((tag) => tag.name);
  const name = names.join(', ') + (tags.length > NAMED_IN_STEP ? ', …' : '');
  const [only, ...others] = records.flatMap(({ carriers, ids }) => ids.map((id) => ({ carriers, id })));
  if (only === undefined || others.length > 0 || only.carriers !== 'document_tag') return { name, count };
  const title = stores.documents.find(documentId.parse(only.id))?.title;
  return title === undefined ? { name, count } : { name, into: title, count };
}

function tooManyTags(): Result<never> {
  return fail(
    'too-large',
    `A record can carry ${MAX_TAGS_OF_RECORD} tags, and one of these would have more. Nothing was changed. Take some off it first.`,
    { limit: MAX_TAGS_OF_RECORD },
  );
}

function tooManyTaggings(): Result<never> {
  return fail(
    'too-large',
    'These are too many tags for so many records at once. Nothing was changed. Choose fewer tags or fewer records.',
    { limit: MAX_TAGGINGS },
  );
}
