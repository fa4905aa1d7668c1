import type { TagId } from '../../contract/ids.ts';
import { fail, succeed, type Result } from '../../contract/result.ts';
import type { CarrierTable } from '../../store/tag-filter.ts';
import type { StoredTag } from '../../store/tag-rows.ts';
import type { OpenLibrary } from '../open-library.ts';

/** The tag of that id, or `not-found`; one in the trash is not there. */
export function findTag({ stores }: OpenLibrary, id: TagId): Result<StoredTag> {
  const tag = stores.tags.find(id);
  return tag === null ? noSuchTag() : succeed(tag);
}

/** The tags of these ids, each once, or `not-found` where one is not there. */
export function findTags({ stores }: OpenLibrary, ids: readonly TagId[]): Result<readonly StoredTag[]> {
  const tags = stores.tags.findAll(ids);
  return tags.length === new Set(ids).size ? succeed(tags) : noSuchTag();
}

/** The parent a tag is to have: `null` for the top level. */
export function findParent(library: OpenLibrary, id: TagId | null): Result<StoredTag | null> {
  return id === null ? succeed(null) : findTag(library, id);
}

function noSuchTag(): Result<never> {
  return fail(
    'not-found',
    'There is no such tag in this library. Nothing was changed. Look it up in the list.',
  );
}

/** The records that tags are put on or taken off, as the contract names them. */
export interface NamedRecords {
  readonly documentIds?: readonly string[] | undefined;
  readonly highlightIds?: readonly string[] | undefined;
  readonly noteIds?: readonly string[] | undefined;
}

export interface FoundRecords {
  readonly carriers: CarrierTable;
  readonly ids: readonly string[];
  readonly rowIds: readonly number[];
}

/** Row ids of the records by kind, kinds without any left out, or `not-found` where one is not there. */
export function findRecords({ stores }: OpenLibrary, named: NamedRecords): Result<readonly FoundRecords[]> {
  const wanted = [
    ['document_tag', named.documentIds],
    ['highlight_tag', named.highlightIds],
    ['note_tag', named.noteIds],
  ] as const;
  const found: FoundRecords[] = [];
  for (const [carriers, ids] of wanted) {
    if (ids === undefined || ids.length === 0) continue;
    const rowIds = stores.tags.carriers.find(carriers, ids);
    if (rowIds === null) return noSuchRecord();
    found.push({ carriers, ids, rowIds });
  }
  return succeed(found);
}

function noSuchRecord(): Result<never> {
  return fail(
    'not-found',
    'One of these records is not in this library, or it is in the trash. Nothing was changed. Look it up in the list.',
  );
}
