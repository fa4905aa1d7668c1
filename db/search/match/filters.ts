import type { Database } from 'better-sqlite3';
import { assertNever } from '../../contract/result.ts';
import { openFilterRows, type FilterRows } from './filter-rows.ts';

import type { Lexicon } from '../words/expand-word.ts';
import { findName } from './find-name.ts';
import { matchQuery, type FilterMatch } from './match-query.ts';
import { NO_PASSAGES, unite, type PassageSet } from '../index/passage-sets.ts';
import type { Postings } from '../index/postings.ts';
import { openFilterTexts, type TextKind } from '../own-texts/filter-texts.ts';
import { languageCode } from '../query/query-fields.ts';
import type { QueryFilter, QueryNode } from '../query/query-tree.ts';
import type { PassageTable } from '../index/segments.ts';
import type { Breadth } from '../words/variants.ts';

/** What a filter is resolved with: the passages that may be answered, and how much a word means. */
export interface FilterMeans {
  readonly breadth: Breadth;
  readonly postings: Postings;
  readonly table: PassageTable;
}

/** What a filter keeps: passages of whole documents, or those under a highlight, or those that hold a name. */
interface Kept {
  readonly documents: readonly number[];
  readonly passages: PassageSet;
}

/**
 * Resolves filters to passages. Words are compared as in passages, all spellings included: `author:Raeesi` finds Raisi.
 *
 * `tag:` keeps the passages of documents that carry such a tag, or one below it, and those under a highlight that does;
 * `note:` those of documents that a note with the words is about or links to, and those under a highlight whose comment
 * or note has them. A document dated only `1988` may be of any day of that year, so `date:1988-07` keeps it.
 */
export function openFilters(
  db: Database,
  lexicon: Lexicon,
): (filter: QueryFilter, means: FilterMeans) => FilterMatch {
  const texts = openFilterTexts(db, lexicon.vocabulary);
  let opened: FilterRows | undefined;
  /** Prepared when first needed: a file of documents alone has no tags and no notes. */
  const open = (): FilterRows => (opened ??= openFilterRows(db));

  /** Rows whose text has all of the filter's words. */
  function rowsWith(kind: TextKind, { terms }: QueryFilter, breadth: Breadth): number[] {
    if (terms.length === 0) return [];
    const parts = terms.map((term): QueryNode => ({ kind: 'term', term }));
    const root: QueryNode = { kind: 'all', parts, without: [] };
    return [
      ...texts.rowsFound(
        kind,
        (index) => matchQuery(root, { breadth, ...index, filters: keepNothing }).passages,
      ),
    ];
  }

  function keptBy(filter: QueryFilter, breadth: Breadth): Kept {
    const rows = open();
    switch (filter.field) {
      case 'title':
      case 'file':
      case 'author':
      case 'publisher':
        return { documents: rowsWith(filter.field, filter, breadth), passages: NO_PASSAGES };
      case 'date':
        return { documents: rows.dated(filter.from, filter.until), passages: NO_PASSAGES };
      case 'language':
        return { documents: rows.inLanguage(languageCode(filter.typed)), passages: NO_PASSAGES };
      case 'tag': {
        const tags = rowsWith('tag', filter, breadth);
        return { documents: rows.tagged(tags), passages: rows.underTagged(tags) };
      }
      case 'note': {
        const notes = rowsWith('note', filter, breadth);
        const commented = rows.underHighlights(rowsWith('comment', filter, breadth));
        return { documents: rows.noted(notes), passages: unite([commented, rows.underNoted(notes)]) };
      }
      case 'name':
        return { documents: [], passages: NO_PASSAGES };
      default:
        return assertNever(filter.field);
    }
  }

  return (filter, { breadth, postings, table }) => {
    if (filter.field !== 'name') return { ...visible(keptBy(filter, breadth), table), variants: [] };
    const { passages, variants } = findName(filter.terms, { breadth, lexicon, postings });
    return { passages, documents: countDocuments(passages, table), variants };
  };
}

/** Inside the value of a filter there are no others. */
function keepNothing(): FilterMatch {
  return { passages: NO_PASSAGES, documents: 0, variants: [] };
}

/** The passages of the documents, and the others, as far as they may be answered. */
function visible(
  { documents, passages }: Kept,
  table: PassageTable,
): { passages: PassageSet; documents: number } {
  const ofDocuments = passagesOf(documents, table);
  const others = passages.filter((passage) => table.deleted?.[passage] !== 1 && isKnown(passage, table));
  const all = others.length === 0 ? ofDocuments : unite([ofDocuments, others]);
  return { passages: all, documents: countDocuments(all, table) };
}

function isKnown(passage: number, { documents }: PassageTable): boolean {
  return (documents[passage] ?? 0) !== 0;
}

function passagesOf(rowIds: readonly number[], { documents, deleted }: PassageTable): PassageSet {
  if (rowIds.length === 0) return NO_PASSAGES;
  const wanted = new Uint8Array(rowIds.reduce((most, rowId) => Math.max(most, rowId), 0) + 1);
  for (const rowId of rowIds) wanted[rowId] = 1;
  const found = new Uint32Array(documents.length);
  let count = 0;
  for (let passage = 1; passage < documents.length; passage += 1) {
    if (wanted[(documents[passage] ?? 0) >>> 1] === 1 && deleted?.[passage] !== 1) found[count++] = passage;
  }
  return found.slice(0, count);
}

function countDocuments(passages: PassageSet, { documents }: PassageTable): number {
  const seen = new Set<number>();
  for (const passage of passages) seen.add((documents[passage] ?? 0) >>> 1);
  return seen.size;
}
