import type { Database } from 'better-sqlite3';
import type { TextDirection } from '../../contract/models.ts';
import type { SearchGroups } from '../../contract/search.ts';
import { tagNameKey } from '../../store/tag-name-key.ts';
import { openTagRows } from '../../store/tag-rows.ts';
import { openTagSummaries } from '../../store/tag-summaries.ts';
import { analyse } from '../../text/analyser.ts';
import { passageDirection } from '../../text/direction.ts';
import { makeExcerpt } from '../../text/excerpt.ts';
import { openGroupRecords } from './group-records.ts';
import { findPlaces, indexForms, marksOf, type FormIndex } from '../answer/mark-passage.ts';
import { openOwnIndex, type FoundTexts, type OwnIndex } from './own-index.ts';
import { openOwnTexts, OWN_TEXT_KINDS, type OwnTextKind } from './own-texts.ts';
import { NO_PASSAGES } from '../index/passage-sets.ts';
import { parseQuery } from '../query/query-language.ts';
import type { SearchSources } from '../answer/run-search.ts';
import { openTagTraits } from '../answer/tag-traits.ts';

export interface GroupsRequest {
  readonly query: string;
  readonly exact: boolean;
  /** Records of each group. */
  readonly limit: number;
}

/** Answers the groups; yields from time to time, so that other calls can be answered. */
export type Groups = (
  request: GroupsRequest,
) => Generator<{ readonly done: number; readonly total: number }, SearchGroups>;

interface FoundExcerpt {
  /** The field of the text that it is from. */
  readonly field: number;
  readonly excerpt: string;
  readonly marks: [number, number][];
  readonly direction: TextDirection;
}

const NOTHING: FoundTexts = { ids: NO_PASSAGES, forms: [] };

/** Titles, highlights, notes and tags that a query finds: see `search.groups`. */
export function openGroups(db: Database, sources: SearchSources): Groups {
  const index = openOwnIndex(db, sources);
  const texts = openOwnTexts(db);
  const records = openGroupRecords(db);
  const showTags = openShownTags(db);

  /** The records shown, each with the piece of its text that has the words. */
  function show<Shown extends { readonly rowId: number }>(
    kind: OwnTextKind,
    forms: FormIndex,
    shown: readonly Shown[],
  ) {
    const read = texts[kind].read(shown.map(({ rowId }) => rowId));
    const excerpts = new Map(read.map(({ id, fields }) => [id, excerptOf(kind, fields, forms)]));
    return shown.flatMap(({ rowId, ...record }) => {
      const found = excerpts.get(rowId);
      return found === undefined ? [] : [{ record, found }];
    });
  }

  return function* (request) {
    const found = yield* findAll(index, request);
    const { limit } = request;
    const group = <Shown extends { readonly rowId: number }>(
      kind: OwnTextKind,
      read: (rowIds: Uint32Array, limit: number) => readonly Shown[],
    ) => show(kind, indexForms(found[kind].forms), read(found[kind].ids, limit));
    const highlights = group('highlights', records.highlights);
    return {
      titles: { total: found.titles.ids.length, records: group('titles', records.titles).map(whole) },
      highlights: {
        total: found.highlights.ids.length,
        records: highlights.map((shown) => ({
          ...whole(shown),
          in: shown.found.field === 0 ? ('words' as const) : ('comment' as const),
        })),
      },
      notes: { total: found.notes.ids.length, records: group('notes', records.notes).map(whole) },
      tags: { total: found.tags.ids.length, records: group('tags', showTags).map(whole) },
    };
  };
}

function whole<Shown>({ record, found }: { readonly record: Shown; readonly found: FoundExcerpt }) {
  const { excerpt, marks, direction } = found;
  return { ...record, excerpt, marks, direction };
}

function* findAll(
  index: OwnIndex,
  { query, exact }: GroupsRequest,
): Generator<{ readonly done: number; readonly total: number }, Readonly<Record<OwnTextKind, FoundTexts>>> {
  const { root } = parseQuery(query);
  const found = { titles: NOTHING, highlights: NOTHING, notes: NOTHING, tags: NOTHING };
  if (!root) return found;
  let done = 0;
  for (const kind of OWN_TEXT_KINDS) {
    for (const texts of index.refresh(kind)) yield { done: (done += texts), total: 0 };
    found[kind] = index.find(kind, { root, breadth: exact ? 'exact' : 'all-spellings' });
  }
  return found;
}

/** From the first field that has the words; a note's title, which is shown anyway, comes after its body. */
function excerptOf(kind: OwnTextKind, fields: readonly string[], forms: FormIndex): FoundExcerpt {
  const order = [...fields.keys()];
  if (kind === 'notes') order.push(order.shift() ?? 0);
  for (const field of order) {
    const text = fields[field] ?? '';
    const tokens = analyse(text);
    const places = findPlaces(tokens, forms);
    if (places.length > 0) return cut(text, field, marksOf(tokens, places));
  }
  const first = order.find((field) => (fields[field] ?? '').trim() !== '') ?? 0;
  return cut(fields[first] ?? '', first, []);
}

function cut(text: string, field: number, marked: ReturnType<typeof marksOf>): FoundExcerpt {
  const { excerpt, marks } = makeExcerpt(text, marked);
  return {
    field,
    excerpt,
    marks: marks.map(([from, to]): [number, number] => [from, to]),
    direction: passageDirection(excerpt, 0, excerpt.length) ?? 'ltr',
  };
}

/** Tags in the order of their paths, with how many carry them. */
function openShownTags(db: Database) {
  const traits = openTagTraits(db);
  const rows = openTagRows(db);
  const summaries = openTagSummaries(db);
  return (rowIds: Uint32Array, limit: number) => {
    const { tags } = traits();
    const shown = Array.from(rowIds, (rowId) => tags.get(rowId))
      .filter((tag) => tag !== undefined)
      .map((tag) => ({ ...tag, key: tag.path.map(tagNameKey).join('\u0001') }))
      .toSorted((some, other) => (some.key < other.key ? -1 : 1))
      .slice(0, limit);
    const counted = new Map(
      summaries.of(rows.findAll(shown.map(({ id }) => id))).map((tag) => [tag.id, tag]),
    );
    return shown.map(({ rowId, id, path }) => ({
      rowId,
      tagId: id,
      path: [...path],
      documents: counted.get(id)?.documents ?? 0,
      highlights: counted.get(id)?.highlights ?? 0,
    }));
  };
}
