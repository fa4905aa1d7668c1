import type { Database } from 'better-sqlite3';
import { openFamilyRows } from './family-rows.ts';
import { mergePostings } from './merge-postings.ts';
import { BlockWriter, detached, type StoredPart } from './posting-blocks.ts';
import { postingId } from './posting-id.ts';
import { openSearchState, type SearchState } from './search-state.ts';
import { encodeVarints, VarintReader } from './varint.ts';

/** So many neighbours of about one size become one segment; sizes differ by less than this factor. */
const FAN = 8;
/** Of large ones fewer: each is read by every search, and merging them is a small share of what was written before. */
const LARGE_FAN = 3;
const LARGE = 8192;
/** Segments of so many passages are merged no further. */
const LARGEST_SEGMENT = 262_144;
/** Share of a segment's passages that may be deleted before it is written anew. */
const MOST_DELETED = 0.2;
const FIRST_STRIDE = 500;
/** Rows deleted between two looks at the clock; each is a page. */
const DELETED_ROWS = 64;

interface SegmentRow {
  readonly id: number;
  readonly passages: number;
  readonly deleted: number;
  readonly last_passage: number;
}

interface SegmentColumns {
  readonly passage_ids: Uint8Array;
  readonly lengths: Uint8Array;
  readonly documents: Uint8Array;
}

/** The index's own housekeeping. */
export interface IndexKeeper {
  /**
   * Does a part of what there is to do, about `budgetMs` long and as one transaction; answers false where nothing is left.
   * Searches answer the same before, between and after. Call it between other work until it answers false.
   */
  step(budgetMs?: number): boolean;
}

/**
 * Takes passages out of every answer at once, by a tombstone; their postings go with the next merge. Runs inside the
 * caller's transaction, together with the deletion of the document. Ids that are not indexed do no harm.
 */
export function forgetPassages(db: Database, passageIds: readonly number[]): void {
  const state = openSearchState(db);
  const insert = db.prepare<[number]>('INSERT OR IGNORE INTO search_tombstone (passage_id) VALUES (?)');
  for (const passageId of passageIds) insert.run(passageId);
  const found = state.read();
  // A merge under way may have written postings of these passages already, so it starts anew.
  const abandoned = found.mergeTarget === null ? [] : [found.mergeTarget];
  state.write({
    ...found,
    changes: found.changes + 1,
    mergeTarget: null,
    mergeSources: [],
    mergeFamily: 0,
    cleaning: [...found.cleaning, ...abandoned],
  });
}

export function openIndexKeeper(db: Database): IndexKeeper {
  const keeper = new Keeper(db);
  return { step: (budgetMs = 25) => db.transaction(() => keeper.step(budgetMs)).immediate() };
}

class Keeper {
  readonly #state;
  readonly #statements;
  readonly #familyRows;
  /** Ids of families handled between two looks at the clock; follows what the last ones took. */
  #stride = FIRST_STRIDE;

  constructor(db: Database) {
    this.#state = openSearchState(db);
    this.#statements = prepareStatements(db);
    this.#familyRows = openFamilyRows(db);
  }

  step(budgetMs: number): boolean {
    const until = performance.now() + budgetMs;
    const state = this.#state.read();
    if (state.cleaning.length > 0) return this.#clean(state, until);
    if (state.mergeTarget !== null) return this.#merge(state, state.mergeTarget, until);
    const sources = chooseSources(this.#statements.segments.all());
    if (sources.length === 0) return false;
    this.#state.write({
      ...state,
      nextSegment: state.nextSegment + 1,
      mergeTarget: state.nextSegment,
      mergeSources: sources,
      mergeFamily: 0,
    });
    return true;
  }

  #clean(state: SearchState, until: number): boolean {
    const [segment = 0, ...others] = state.cleaning;
    do {
      const [first, end] = [postingId(segment, 0), postingId(segment + 1, 0)];
      const upTo = this.#statements.nextPosting.get(first, end, DELETED_ROWS);
      this.#statements.deletePostings.run(first, upTo ?? end);
      if (upTo === undefined) {
        this.#state.write({ ...state, cleaning: others });
        return true;
      }
    } while (performance.now() < until);
    return true;
  }

  #merge(state: SearchState, target: number, until: number): boolean {
    const deleted = new Set(this.#statements.tombstones.all());
    const last = this.#statements.lastTerm.get() ?? 0;
    let from = state.mergeFamily;
    while (from <= last) {
      const to = Math.min(from + this.#stride, last + 1);
      const started = performance.now();
      this.#mergeFamilies({ target, sources: state.mergeSources, from, to, deleted });
      from = to;
      const now = performance.now();
      if (now >= until) break;
      if (now - started < (until - now) / 4) this.#stride = Math.min(this.#stride * 2, 1 << 14);
      else if (now - started > until - now) this.#stride = Math.max(50, this.#stride >> 1);
    }
    if (from <= last) this.#state.write({ ...state, mergeFamily: from });
    else this.#finish(state, target, deleted);
    return true;
  }

  #mergeFamilies(range: {
    readonly target: number;
    readonly sources: readonly number[];
    readonly from: number;
    readonly to: number;
    readonly deleted: ReadonlySet<number>;
  }): void {
    const parts = new Map<number, StoredPart[]>();
    for (const source of range.sources) {
      this.#familyRows.between(source, range, (part) => {
        const known = parts.get(part.family);
        if (known) known.push(part);
        else parts.set(part.family, [part]);
      });
    }
    const blocks = new BlockWriter(range.target, (id, bytes) =>
      this.#statements.insertPosting.run(id, bytes),
    );
    for (const [family, found] of [...parts].toSorted((some, other) => some[0] - other[0])) {
      for (const part of mergePostings(family, found.map(detached), range.deleted)) blocks.add(family, part);
    }
    blocks.finish();
  }

  /** The new segment takes the place of the old ones. */
  #finish(state: SearchState, target: number, deleted: ReadonlySet<number>): void {
    const { mergeSources } = state;
    const passages = mergeSources.flatMap((source) => this.#passagesOf(source));
    const kept = passages.filter(({ id }) => !deleted.has(id));
    const last = Math.max(...mergeSources.map((source) => this.#statements.lastPassage.get(source) ?? 0));
    for (const source of mergeSources) this.#statements.deleteSegment.run(source);
    this.#statements.insertSegment.run(
      target,
      kept.length,
      kept.reduce((sum, { length }) => sum + length, 0),
      last,
      encodeVarints(kept.map(({ id }, at) => id - (kept[at - 1]?.id ?? 0))),
      encodeVarints(kept.map(({ length }) => length)),
      encodeVarints(kept.map(({ document }) => document)),
    );
    for (const { id } of passages) if (deleted.has(id)) this.#statements.deleteTombstone.run(id);
    this.#state.write({
      ...state,
      changes: state.changes + 1,
      mergeTarget: null,
      mergeSources: [],
      mergeFamily: 0,
      cleaning: mergeSources,
    });
  }

  #passagesOf(segment: number): { id: number; length: number; document: number }[] {
    const row = this.#statements.columns.get(segment);
    if (!row) return [];
    const ids = new VarintReader(row.passage_ids);
    const lengths = new VarintReader(row.lengths);
    const documents = new VarintReader(row.documents);
    const passages: { id: number; length: number; document: number }[] = [];
    for (let id = 0; !ids.isAtEnd;) {
      id += ids.next();
      passages.push({ id, length: lengths.next(), document: documents.next() });
    }
    return passages;
  }
}

/** The first run of neighbours that is worth a merge; empty where there is none. */
function chooseSources(segments: readonly SegmentRow[]): number[] {
  const worn = segments.find(({ passages, deleted }) => deleted > passages * MOST_DELETED);
  if (worn) return [worn.id];
  for (let end = segments.length; end >= LARGE_FAN; end -= 1) {
    for (const fan of [FAN, LARGE_FAN]) {
      const run = segments.slice(Math.max(0, end - fan), end);
      if (isWorthMerging(run, fan)) return run.map((segment) => segment.id);
    }
  }
  return [];
}

function isWorthMerging(run: readonly SegmentRow[], fan: number): boolean {
  const sizes = run.map((segment) => segment.passages);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const isEven = most < fan * Math.max(1, least) && (fan === FAN || least >= LARGE);
  return run.length === fan && isEven && total <= LARGEST_SEGMENT;
}

function prepareStatements(db: Database) {
  return {
    segments: db.prepare<[], SegmentRow>(
      `SELECT id, passages, last_passage,
         (SELECT count(*) FROM search_tombstone WHERE passage_id <= last_passage AND passage_id >
           coalesce((SELECT max(before.last_passage) FROM search_segment AS before
             WHERE before.last_passage < search_segment.last_passage), 0)) AS deleted
       FROM search_segment ORDER BY last_passage`,
    ),
    columns: db.prepare<[number], SegmentColumns>(
      'SELECT passage_ids, lengths, documents FROM search_segment WHERE id = ?',
    ),
    lastPassage: db.prepare<[number], number>('SELECT last_passage FROM search_segment WHERE id = ?').pluck(),
    tombstones: db.prepare<[], number>('SELECT passage_id FROM search_tombstone').pluck(),
    deleteTombstone: db.prepare<[number]>('DELETE FROM search_tombstone WHERE passage_id = ?'),
    lastTerm: db.prepare<[], number>('SELECT max(id) FROM search_term').pluck(),
    insertPosting: db.prepare<[number, Uint8Array]>('INSERT INTO search_posting (id, parts) VALUES (?, ?)'),
    nextPosting: db
      .prepare<[number, number, number], number>(
        'SELECT id FROM search_posting WHERE id >= ? AND id < ? ORDER BY id LIMIT 1 OFFSET ?',
      )
      .pluck(),
    deletePostings: db.prepare<[number, number]>('DELETE FROM search_posting WHERE id >= ? AND id < ?'),
    deleteSegment: db.prepare<[number]>('DELETE FROM search_segment WHERE id = ?'),
    insertSegment: db.prepare<[number, number, number, number, Uint8Array, Uint8Array, Uint8Array]>(
      `INSERT INTO search_segment (id, passages, words, last_passage, passage_ids, lengths, documents)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
  };
}
