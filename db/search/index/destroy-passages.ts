import type { Database } from 'better-sqlite3';
import { forgetLearntForms } from './index-passages.ts';
import { openFamilyRows } from './family-rows.ts';
import { keep } from './merge-postings.ts';
import { readForms } from './part-forms.ts';
import { BlockReader, detached, packBlock, type BlockRow, type StoredPart } from './posting-blocks.ts';
import { postingId } from './posting-id.ts';
import { openSearchState } from './search-state.ts';
import { encodeVarints, VarintReader } from './varint.ts';

interface SegmentRow {
  readonly id: number;
  readonly passage_ids: Uint8Array;
  readonly lengths: Uint8Array;
  readonly documents: Uint8Array;
}

/** A passage as its segment lists it. */
interface ListedPassage {
  readonly id: number;
  readonly length: number;
  readonly document: number;
}

/**
 * Takes passages out of the index for good: their postings, and every word that stands in no other passage. Where
 * `forgetPassages` leaves the rest to a later merge, nothing of them is left here when the transaction ends. Runs inside
 * the caller's transaction, together with the deletion of the document.
 */
export function destroyPassages(db: Database, passageIds: readonly number[]): void {
  if (passageIds.length === 0) return;
  const destroyed = new Set(passageIds);
  const statements = prepareStatements(db);
  endMerge(db, statements);
  const families = new Set<number>();
  for (const segment of statements.segments.all(smallest(passageIds))) {
    const listed = listPassages(segment);
    const kept = listed.filter(({ id }) => !destroyed.has(id));
    if (kept.length === listed.length) continue;
    for (const family of rewritePostings(segment.id, destroyed, statements)) families.add(family);
    rewriteSegment(segment.id, kept, statements);
  }
  for (const id of destroyed) statements.deleteTombstone.run(id);
  blankTerms(db, families, statements);
  forgetLearntForms(db);
}

type Statements = ReturnType<typeof prepareStatements>;

/** What a merge has written so far, and what earlier ones left behind, may hold postings of the passages too. */
function endMerge(db: Database, { deletePostings }: Statements): void {
  const store = openSearchState(db);
  const state = store.read();
  const leftovers = state.mergeTarget === null ? state.cleaning : [...state.cleaning, state.mergeTarget];
  for (const segment of leftovers) deletePostings.run(postingId(segment, 0), postingId(segment + 1, 0));
  store.write({
    ...state,
    changes: state.changes + 1,
    mergeTarget: null,
    mergeSources: [],
    mergeFamily: 0,
    cleaning: [],
  });
}

/** Answers the families that lost a passage in this segment. */
function rewritePostings(
  segment: number,
  destroyed: ReadonlySet<number>,
  { postings, updatePosting, deletePosting }: Statements,
): readonly number[] {
  const families: number[] = [];
  for (const row of postings.all(postingId(segment, 0), postingId(segment + 1, 0))) {
    const left: Parameters<typeof packBlock>[1][number][] = [];
    const before = families.length;
    for (const stored of new BlockReader(row).rest()) {
      const { family } = stored;
      const part = detached(stored);
      const [kept] = keep(family, part, destroyed);
      if (kept) left.push({ family, part: kept });
      if (kept !== part) families.push(family);
    }
    if (families.length === before) continue;
    if (left.length === 0) deletePosting.run(row.id);
    else updatePosting.run(packBlock(row.id, left), row.id);
  }
  return families;
}

/** The highest passage of a segment goes down too: ids of rows that are gone are given to new ones. */
function rewriteSegment(segment: number, kept: readonly ListedPassage[], statements: Statements): void {
  if (kept.length === 0) {
    statements.deleteSegment.run(segment);
    return;
  }
  statements.updateSegment.run(
    kept.length,
    kept.reduce((sum, { length }) => sum + length, 0),
    kept.at(-1)?.id ?? 0,
    encodeVarints(kept.map(({ id }, at) => id - (kept[at - 1]?.id ?? 0))),
    encodeVarints(kept.map(({ length }) => length)),
    encodeVarints(kept.map(({ document }) => document)),
    segment,
  );
}

/**
 * Takes the words of forms away that occur nowhere any more. Their rows stay, because the ids of forms have no gaps; what
 * stands in the place of the word is not a word, and no query means it.
 */
function blankTerms(db: Database, families: ReadonlySet<number>, statements: Statements): void {
  const ascending = [...families].sort((some, other) => some - other);
  const rows = openFamilyRows(db);
  const occurring = new Set<number>();
  const note = (part: StoredPart): void => {
    for (const form of formsIn(part)) occurring.add(form);
  };
  for (const segment of statements.segmentIds.all()) rows.of(segment, ascending, note);
  for (const { id, family } of statements.terms.all()) {
    if (families.has(family) && !occurring.has(id)) statements.blankTerm.run(id);
  }
}

/** Every form that a part lists is there: lists are written anew when words are taken out. */
function formsIn(part: StoredPart): readonly number[] {
  return readForms(part).ids;
}

function listPassages(segment: SegmentRow): ListedPassage[] {
  const ids = new VarintReader(segment.passage_ids);
  const lengths = new VarintReader(segment.lengths);
  const documents = new VarintReader(segment.documents);
  const passages: ListedPassage[] = [];
  for (let id = 0; !ids.isAtEnd;) {
    id += ids.next();
    passages.push({ id, length: lengths.next(), document: documents.next() });
  }
  return passages;
}

function smallest(numbers: readonly number[]): number {
  return numbers.reduce((least, number) => Math.min(least, number), Infinity);
}

function prepareStatements(db: Database) {
  return {
    segments: db.prepare<[number], SegmentRow>(
      `SELECT id, passage_ids, lengths, documents FROM search_segment WHERE last_passage >= ? ORDER BY last_passage`,
    ),
    segmentIds: db.prepare<[], number>('SELECT id FROM search_segment').pluck(),
    terms: db.prepare<[], { id: number; family: number }>('SELECT id, family FROM search_term'),
    postings: db.prepare<[number, number], BlockRow>(
      'SELECT id, parts FROM search_posting WHERE id >= ? AND id < ? ORDER BY id',
    ),
    updatePosting: db.prepare<[Uint8Array, number]>('UPDATE search_posting SET parts = ? WHERE id = ?'),
    deletePosting: db.prepare<[number]>('DELETE FROM search_posting WHERE id = ?'),
    deletePostings: db.prepare<[number, number]>('DELETE FROM search_posting WHERE id >= ? AND id < ?'),
    deleteSegment: db.prepare<[number]>('DELETE FROM search_segment WHERE id = ?'),
    updateSegment: db.prepare<[number, number, number, Uint8Array, Uint8Array, Uint8Array, number]>(
      `UPDATE search_segment SET passages = ?, words = ?, last_passage = ?, passage_ids = ?, lengths = ?, documents = ?
       WHERE id = ?`,
    ),
    deleteTombstone: db.prepare<[number]>('DELETE FROM search_tombstone WHERE passage_id = ?'),
    blankTerm: db.prepare<[number]>(
      `UPDATE search_term SET form = char(1) || id, base = NULL, stem = '', sound = NULL, is_name_like = 0 WHERE id = ?`,
    ),
  };
}
