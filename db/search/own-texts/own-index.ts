import type { Database } from 'better-sqlite3';
import { assertNever } from '../../contract/result.ts';
import { findName } from '../match/find-name.ts';
import { openGroupRecords } from './group-records.ts';
import { writtenForms, type WrittenForms } from '../answer/mark-passage.ts';
import { matchQuery, type FilterMatch, type QueryMatch } from '../match/match-query.ts';
import { openOwnLayers } from './own-layers.ts';
import type { OwnTextKind } from './own-texts.ts';
import { NO_PASSAGES, subtract, unite, type PassageSet } from '../index/passage-sets.ts';
import type { QueryFilter, QueryNode } from '../query/query-tree.ts';
import type { SearchSources } from '../answer/run-search.ts';
import type { TextIndex } from './text-index.ts';
import type { Breadth } from '../words/variants.ts';

/** Records found, by their row ids, and the forms to mark in their texts. */
export interface FoundTexts {
  readonly ids: PassageSet;
  readonly forms: readonly WrittenForms[];
}

export interface OwnQuestion {
  readonly root: QueryNode;
  readonly breadth: Breadth;
}

/** Searches titles, highlights, notes and tags as passages are searched. */
export interface OwnIndex {
  /** Brings the index of a kind up to date, in slices; to be done before it is searched. */
  refresh(kind: OwnTextKind): Generator<number, void>;
  find(kind: OwnTextKind, question: OwnQuestion): FoundTexts;
}

/**
 * What a filter of the query keeps besides passages:
 *
 * - titles: `title: author: publisher: file: date: lang: tag: note:` as for the passages of their documents;
 * - highlights: the same by the documents that they are in, but with `tag:` those that carry the tag, or whose document does;
 * - notes: with `tag:` those that carry it, with `note:` those that have the words;
 * - tags: with `tag:` those of that name.
 *
 * `name:` keeps, in each, what has the name in any spelling. Every other filter keeps nothing, because it says something
 * that these records do not have.
 */
export function openOwnIndex(db: Database, sources: SearchSources): OwnIndex {
  const records = openGroupRecords(db);
  const layers = openOwnLayers(db, sources.lexicon.vocabulary);
  // By the filter of one parsed query: all kinds and all layers ask for the same.
  const keptDocuments = new WeakMap<QueryFilter, ReadonlySet<number>>();

  /** Documents of which a filter keeps passages. */
  function documentsKept(filter: QueryFilter, breadth: Breadth): ReadonlySet<number> {
    const known = keptDocuments.get(filter);
    if (known) return known;
    const root: QueryNode = { kind: 'filter', filter };
    const { passages } = sources.evaluate({ query: { root, ignored: [] }, breadth });
    const { documents } = sources.passageTable();
    const kept = new Set<number>();
    for (const passage of passages) kept.add((documents[passage] ?? 0) >>> 1);
    keptDocuments.set(filter, kept);
    return kept;
  }

  function having(kind: OwnTextKind, { terms }: QueryFilter, breadth: Breadth): PassageSet {
    const parts = terms.map((term): QueryNode => ({ kind: 'term', term }));
    if (parts.length === 0) return NO_PASSAGES;
    return find(kind, { root: { kind: 'all', parts, without: [] }, breadth }).ids;
  }

  function keptBy(filter: QueryFilter, kind: OwnTextKind, breadth: Breadth): PassageSet {
    const { field } = filter;
    switch (kind) {
      case 'titles':
        return Uint32Array.from(documentsKept(filter, breadth)).sort();
      case 'highlights': {
        if (field !== 'tag') return records.highlightsIn(documentsKept(filter, breadth));
        const tags = having('tags', filter, breadth);
        return unite([records.highlightsIn(records.taggedDocuments(tags)), records.taggedHighlights(tags)]);
      }
      case 'notes':
        if (field === 'note') return having('notes', filter, breadth);
        return field === 'tag' ? records.taggedNotes(having('tags', filter, breadth)) : NO_PASSAGES;
      case 'tags':
        return field === 'tag' ? having('tags', filter, breadth) : NO_PASSAGES;
      default:
        return assertNever(kind);
    }
  }

  function find(kind: OwnTextKind, { root, breadth }: OwnQuestion): FoundTexts {
    const filtersIn =
      (index: TextIndex) =>
      (filter: QueryFilter): FilterMatch => {
        if (filter.field === 'name') {
          return { ...findName(filter.terms, { breadth, ...index }), documents: 0 };
        }
        return { passages: keptBy(filter, kind, breadth), documents: 0, variants: [] };
      };
    const { ids, found } = layers[kind].find((index) => {
      const match = matchQuery(root, { breadth, ...index, filters: filtersIn(index) });
      return { ids: match.passages, found: formsWanted(match) };
    });
    return { ids, forms: found.flat() };
  }

  return {
    *refresh(kind) {
      // What a `tag:` or `note:` of the query is looked up in has to be there too.
      for (const wanted of new Set<OwnTextKind>([kind, 'tags', 'notes'])) yield* layers[wanted].refresh();
    },
    find(kind, question) {
      const { ids, forms } = find(kind, question);
      if (kind === 'titles') return { ids: subtract(ids, records.hiddenDocuments()), forms };
      if (kind === 'highlights') return { ids: subtract(ids, records.hiddenHighlights()), forms };
      return { ids, forms };
    },
  };
}

function formsWanted({ findings, filters }: QueryMatch): WrittenForms[] {
  return [...findings, ...filters].flatMap(({ isExcluded, variants }) =>
    isExcluded ? [] : variants.map(writtenForms),
  );
}
