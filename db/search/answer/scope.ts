import type { Database } from 'better-sqlite3';
import { PASSAGE_KINDS } from '../../contract/models.ts';
import type { SearchScope } from '../../contract/search.ts';
import type { TagFilter } from '../../contract/tags.ts';
import { openLibraryTraits, type LibraryTraits, type Values } from './library-traits.ts';
import type { PassageSet } from '../index/passage-sets.ts';
import type { PassageTable } from '../index/segments.ts';
import { openTagTraits, type TagTraits } from './tag-traits.ts';

/** What passages and documents are told apart by, one bit for each. */
export const WISHES = { publishers: 1, years: 2, languages: 4, tags: 8, kinds: 16 } as const;
export type Wish = keyof typeof WISHES;

/** A scope, read for the library as it is now. */
export interface ReadScope {
  readonly traits: LibraryTraits;
  readonly tags: TagTraits;
  /** By document row id: the bits of the wishes that it does not fulfil. */
  readonly documentFailures: Uint8Array;
  /** By the place of a kind in `PASSAGE_KINDS`: the bit of that wish, or 0. */
  readonly kindFailures: Uint8Array;
}

export type ScopeReader = (scope: SearchScope | undefined) => ReadScope;

export function openScopeReader(db: Database): ScopeReader {
  const libraryTraits = openLibraryTraits(db);
  const tagTraits = openTagTraits(db);
  return (scope = {}) => {
    const traits = libraryTraits();
    const tags = tagTraits();
    const documentFailures = new Uint8Array(traits.lastDocument + 1);
    for (const wish of ['publishers', 'years', 'languages'] as const) {
      const kept = numbersOf(scope[wish], traits.values[wish]);
      if (kept) failOthers(documentFailures, { numbers: traits[wish], kept, bit: WISHES[wish] });
    }
    if (isWish(scope.tags)) failByTags(documentFailures, scope.tags, tags);
    const kinds = scope.kinds ?? [];
    const kindFailures = Uint8Array.from(PASSAGE_KINDS, (kind) =>
      kinds.length === 0 || kinds.includes(kind) ? 0 : WISHES.kinds,
    );
    return { traits, tags, documentFailures, kindFailures };
  };
}

/**
 * The passages of a scope that a search may answer with; absent where the scope has no wish. Those of documents in the
 * trash or with another version in their place are never among them, so that what is found within is not either.
 */
export function openScope(
  db: Database,
  readScope: ScopeReader,
  passageTable: () => PassageTable,
): (scope: SearchScope) => PassageSet | undefined {
  const commits = db.prepare<[], number>('SELECT seq FROM meta').pluck();
  // The same scope is asked for by several methods after one another, and at every key.
  let known: { readonly stamp: string; readonly passages: PassageSet } | undefined;
  return (scope) => {
    if (!hasWish(scope)) return undefined;
    const stamp = `${commits.get()} ${JSON.stringify(scope)}`;
    const { deleted } = passageTable();
    if (known?.stamp !== stamp) known = { stamp, passages: passagesOf(readScope(scope), deleted) };
    return known.passages;
  };
}

function hasWish({ publishers, years, languages, tags, kinds }: SearchScope): boolean {
  return [publishers, years, languages, kinds].some((list) => (list ?? []).length > 0) || isWish(tags);
}

function isWish(tags: TagFilter | undefined): tags is TagFilter {
  return [tags?.all, tags?.any, tags?.none].some((list) => (list ?? []).length > 0);
}

function passagesOf(
  { traits, documentFailures, kindFailures }: ReadScope,
  deleted: Uint8Array | undefined,
): PassageSet {
  const kept = new Uint32Array(traits.lastPassage);
  let count = 0;
  for (let passage = 1; passage <= traits.lastPassage; passage += 1) {
    const document = traits.documents[passage] ?? 0;
    if (document === 0 || deleted?.[passage] === 1) continue;
    const failures = (documentFailures[document] ?? 0) | (kindFailures[traits.kinds[passage] ?? 0] ?? 0);
    if (failures === 0) kept[count++] = passage;
  }
  return kept.slice(0, count);
}

/** Numbers of the values wished for; absent where there is no wish. */
function numbersOf(wished: readonly string[] | undefined, values: Values): ReadonlySet<number> | undefined {
  if (wished === undefined || wished.length === 0) return undefined;
  return new Set(wished.flatMap((text) => values.known(text) ?? []));
}

function failOthers(
  failures: Uint8Array,
  wish: { readonly numbers: Uint32Array; readonly kept: ReadonlySet<number>; readonly bit: number },
): void {
  for (let document = 1; document < failures.length; document += 1) {
    if (!wish.kept.has(wish.numbers[document] ?? 0))
      failures[document] = (failures[document] ?? 0) | wish.bit;
  }
}

/** As `tagFilterCondition` of the store: a tag stands for those below it, one that is not there for no document. */
function failByTags(failures: Uint8Array, { all, any, none }: TagFilter, tags: TagTraits): void {
  const wanted = [...new Set(all ?? [])].map((id) => tags.rowIdOf(id) ?? 0);
  const anyOf = new Set((any ?? []).map((id) => tags.rowIdOf(id) ?? 0));
  const noneOf = new Set((none ?? []).flatMap((id) => tags.rowIdOf(id) ?? []));
  for (let document = 1; document < failures.length; document += 1) {
    const carried = tags.ofDocument.get(document) ?? [];
    const isKept =
      wanted.every((rowId) => carried.includes(rowId)) &&
      (anyOf.size === 0 || carried.some((rowId) => anyOf.has(rowId))) &&
      !carried.some((rowId) => noneOf.has(rowId));
    if (!isKept) failures[document] = (failures[document] ?? 0) | WISHES.tags;
  }
}
