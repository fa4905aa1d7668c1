import type { Database } from 'better-sqlite3';
import { soundOf } from '../text/name-key.ts';
import { CapitalCounts, isWrittenLikeName } from './capital-counts.ts';
import type { FormTable } from './form-table.ts';
import { stem } from './lunr-language.ts';
import { postingId } from './posting-id.ts';
import { openSearchState, type SearchStateStore } from './search-state.ts';
import { TokenLog, type SortedWords } from './token-log.ts';
import { encodeVarints } from './varint.ts';

/** Beyond so many forms the indexer starts to learn anew, so that its memory stays bounded (about 20 bytes a form). */
const MOST_FORMS = 400_000;

interface Newest {
  readonly segment: number;
  readonly term: number;
}

/** Writes segments. Remembers which forms the library has, because most words of a batch were in the one before. */
export class PassageIndexer {
  readonly #statements;
  readonly #capitals: CapitalCounts;
  readonly #state: SearchStateStore;
  #log = new TokenLog();
  /** The newest rows when the last batch was written: where they differ, that batch was undone, and all is forgotten. */
  #newest: Newest = { segment: -1, term: -1 };
  /** True while every form of the library is in the table, so that an unknown form is a new one. */
  #knowsAll = false;

  constructor(db: Database) {
    this.#statements = prepareStatements(db);
    this.#capitals = new CapitalCounts(db);
    this.#state = openSearchState(db);
  }

  index<Passage extends { readonly id: number }>(
    passages: readonly Passage[],
    add: (log: TokenLog, passage: Passage) => void,
  ): void {
    if (passages.length === 0) return;
    const ordered = passages.toSorted((some, other) => some.id - other.id);
    this.#refuseOldPassages(ordered[0]?.id ?? 0);
    this.#forgetWhatWasUndone();
    const newest = this.#newest;
    this.#newest = { segment: -1, term: -1 }; // until all is written: what fails halfway is forgotten
    try {
      for (const passage of ordered) add(this.#log, passage);
      this.#newest = this.#writeSegment(newest);
    } finally {
      this.#log.clear();
      this.#capitals.forget();
    }
  }

  /** Postings are read segment after segment, so the passages in them have to rise. */
  #refuseOldPassages(firstPassage: number): void {
    if (firstPassage <= (this.#statements.lastPassage.get()?.last ?? 0)) {
      throw new Error('Passages are indexed in the order of their ids.');
    }
  }

  #forgetWhatWasUndone(): void {
    const newest = this.#statements.newest.get() ?? { segment: 0, term: 0 };
    const isAsLeft = newest.segment === this.#newest.segment && newest.term === this.#newest.term;
    if (isAsLeft && this.#log.forms.size <= MOST_FORMS) return;
    this.#log = new TokenLog();
    this.#knowsAll = newest.term === 0;
    this.#newest = newest;
  }

  #writeSegment(newest: Newest): Newest {
    const log = this.#log;
    const sorted = log.sort();
    const maxTerm = this.#findTerms(sorted, newest.term);
    const segment = this.#insertSegment();
    this.#countCapitals(sorted, newest.term);
    this.#insertPostings(sorted, segment);
    return { segment, term: maxTerm };
  }

  /** Gives every form of the batch its row; answers the highest. */
  #findTerms(sorted: SortedWords, maxTerm: number): number {
    const { forms } = this.#log;
    const unknown: { readonly form: number; readonly spelling: ReturnType<FormTable['spelling']> }[] = [];
    for (const form of sorted.used) {
      if (forms.termId(form) !== 0) continue;
      const spelling = forms.spelling(form);
      const known = this.#knowsAll ? undefined : this.#statements.termOfForm.get(spelling.form);
      if (known) forms.setTermId(form, known.id);
      else unknown.push({ form, spelling });
    }
    // In the order of the index on forms, which makes inserting twice as quick.
    unknown.sort((some, other) => (some.spelling.form < other.spelling.form ? -1 : 1));
    let id = maxTerm;
    for (const { form, spelling } of unknown) {
      id += 1;
      forms.setTermId(form, id);
      const seen = {
        capitalised: sorted.capitalised[form] ?? 0,
        uncapitalised: sorted.uncapitalised[form] ?? 0,
      };
      this.#insertTerm(id, spelling, { isRanked: forms.isRanked(form), isName: isWrittenLikeName(seen) });
    }
    return id;
  }

  #insertTerm(
    id: number,
    { form, base }: ReturnType<FormTable['spelling']>,
    { isRanked, isName }: { readonly isRanked: boolean; readonly isName: boolean },
  ): void {
    const stemmed = isRanked ? stem(base) : '';
    const stored = stemmed === base ? null : stemmed;
    const sound = isName ? soundOf(base) : null;
    this.#statements.insertTerm.run(id, form, base === form ? null : base, stored, sound, isName ? 1 : 0);
  }

  #insertSegment(): number {
    const log = this.#log;
    const ids = log.passageIds;
    const lengths = log.lengths((form) => log.forms.isRanked(form));
    const first = ids[0] ?? 0;
    const last = ids.at(-1) ?? 0;
    const documents = new Map(
      this.#statements.documentsOf.all(first, last).map((row) => [row.id, row.coded] as const),
    );
    const segment = this.#state.takeSegmentId();
    this.#statements.insertSegment.run(
      segment,
      ids.length,
      lengths.reduce((sum, length) => sum + length, 0),
      last,
      encodeVarints(deltas(ids)),
      encodeVarints(lengths),
      encodeVarints(ids.map((id) => documents.get(id) ?? 0)),
    );
    return segment;
  }

  /** Forms above `maxKnown` are new, and their row says already what they are. */
  #countCapitals({ used, capitalised, uncapitalised }: SortedWords, maxKnown: number): void {
    const { forms } = this.#log;
    for (const form of used) {
      const termId = forms.termId(form);
      const wasName = isWrittenLikeName(this.#capitals.of(termId));
      this.#capitals.add(termId, {
        capitalised: capitalised[form] ?? 0,
        uncapitalised: uncapitalised[form] ?? 0,
      });
      const isName = isWrittenLikeName(this.#capitals.of(termId));
      if (isName === wasName || termId > maxKnown) continue;
      const sound = isName ? soundOf(forms.spelling(form).base) : null;
      this.#statements.setName.run(isName ? 1 : 0, sound, termId);
    }
    this.#capitals.flush();
  }

  #insertPostings(sorted: SortedWords, segment: number): void {
    const { forms } = this.#log;
    const encode = this.#log.encoder(sorted);
    // In the order of the table's key: inserting elsewhere than at the end of a page is what takes time.
    const byTerm = Float64Array.from(sorted.used, (form) => forms.termId(form) * 2 ** 22 + form).sort();
    for (const coded of byTerm) {
      const entry = encode(coded % 2 ** 22);
      const id = postingId(segment, Math.floor(coded / 2 ** 22));
      this.#statements.insertPosting.run(id, entry.passages, entry.positions);
    }
  }
}

function deltas(ascending: ArrayLike<number>): number[] {
  return Array.from(ascending, (value, at) => value - (at === 0 ? 0 : (ascending[at - 1] ?? 0)));
}

function prepareStatements(db: Database) {
  return {
    lastPassage: db.prepare<[], { last: number }>(
      'SELECT coalesce(max(last_passage), 0) AS last FROM search_segment',
    ),
    newest: db.prepare<[], Newest>(
      `SELECT coalesce((SELECT next_segment - 1 FROM search_state), 0) AS segment,
         (SELECT coalesce(max(id), 0) FROM search_term) AS term`,
    ),
    termOfForm: db.prepare<[string], { id: number }>('SELECT id FROM search_term WHERE form = ?'),
    documentsOf: db.prepare<[number, number], { id: number; coded: number }>(
      `SELECT id, document_id * 2 + (kind = 'furniture') AS coded FROM passage WHERE id BETWEEN ? AND ?`,
    ),
    insertSegment: db.prepare<[number, number, number, number, Uint8Array, Uint8Array, Uint8Array]>(
      `INSERT INTO search_segment (id, passages, words, last_passage, passage_ids, lengths, documents)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertTerm: db.prepare<[number, string, string | null, string | null, string | null, number]>(
      'INSERT INTO search_term (id, form, base, stem, sound, is_name_like) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    setName: db.prepare<[number, string | null, number]>(
      'UPDATE search_term SET is_name_like = ?, sound = ? WHERE id = ?',
    ),
    insertPosting: db.prepare<[number, Uint8Array, Uint8Array]>(
      'INSERT INTO search_posting (id, passages, positions) VALUES (?, ?, ?)',
    ),
  };
}
