import type { Database } from 'better-sqlite3';
import { soundOf } from '../../text/name-key.ts';
import { CapitalCounts, isWrittenLikeName } from './capital-counts.ts';
import type { FormTable } from './form-table.ts';
import { stem } from '../words/lunr-language.ts';
import { BlockWriter } from './posting-blocks.ts';
import { openSearchState, type SearchStateStore } from './search-state.ts';
import { TokenLog, type CountedWords } from './token-log.ts';
import { encodeVarints } from './varint.ts';

/** Beyond so many forms the indexer starts to learn anew, so that its memory stays bounded (about 20 bytes a form). */
const MOST_FORMS = 400_000;

interface Newest {
  readonly segment: number;
  readonly term: number;
}

interface UnknownForm {
  readonly form: number;
  readonly spelling: ReturnType<FormTable['spelling']>;
  /** `null` for a stop word. */
  readonly stem: string | null;
}

interface NewForm extends UnknownForm {
  readonly id: number;
  readonly family: number;
  readonly isName: boolean;
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
    const counted = this.#log.count();
    const maxTerm = this.#findTerms(counted, newest.term);
    const segment = this.#insertSegment();
    this.#countCapitals(counted, newest.term);
    const blocks = new BlockWriter(segment, (id, parts) => this.#statements.insertPosting.run(id, parts));
    this.#log.writePostings(counted, (family, part) => blocks.add(family, part));
    blocks.finish();
    return { segment, term: maxTerm };
  }

  /** Gives every form of the batch its row and its family; answers the highest. */
  #findTerms(counted: CountedWords, maxTerm: number): number {
    const { forms } = this.#log;
    const unknown: UnknownForm[] = [];
    for (const form of counted.used) {
      if (forms.termId(form) !== 0) continue;
      const spelling = forms.spelling(form);
      const stemmed = forms.isRanked(form) ? stem(spelling.base) : null;
      const family = forms.joinFamily(form, stemmed);
      const known = this.#knowsAll ? undefined : this.#statements.termOfForm.get(spelling.form);
      if (!known) unknown.push({ form, spelling, stem: stemmed });
      else {
        forms.setTermId(form, known.id);
        forms.setFamilyId(family, known.family);
      }
    }
    // In the order of the index on forms, which makes inserting twice as quick.
    unknown.sort((some, other) => (some.spelling.form < other.spelling.form ? -1 : 1));
    let id = maxTerm;
    for (const found of unknown) {
      id += 1;
      forms.setTermId(found.form, id);
      const family = this.#familyOf(found, id);
      const seen = {
        capitalised: counted.capitalised[found.form] ?? 0,
        uncapitalised: counted.uncapitalised[found.form] ?? 0,
      };
      this.#insertTerm({ ...found, id, family, isName: isWrittenLikeName(seen) });
    }
    return id;
  }

  /** The family of a new form: that of the forms with its stem, or its own. */
  #familyOf({ form, stem: stemmed }: UnknownForm, id: number): number {
    const { forms } = this.#log;
    const family = forms.family(form);
    if (forms.familyId(family) === 0) {
      const known =
        this.#knowsAll || stemmed === null
          ? undefined
          : this.#statements.familyOfStem.get(stemmed, stemmed, stemmed);
      forms.setFamilyId(family, known?.family ?? id);
    }
    return forms.familyId(family);
  }

  #insertTerm({ spelling: { form, base }, stem: stemmed, id, family, isName }: NewForm): void {
    const stored = stemmed === base ? null : (stemmed ?? '');
    const sound = isName ? soundOf(base) : null;
    this.#statements.insertTerm.run(
      id,
      family,
      form,
      base === form ? null : base,
      stored,
      sound,
      isName ? 1 : 0,
    );
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
  #countCapitals({ used, capitalised, uncapitalised }: CountedWords, maxKnown: number): void {
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
    termOfForm: db.prepare<[string], { id: number; family: number }>(
      'SELECT id, family FROM search_term WHERE form = ?',
    ),
    familyOfStem: db.prepare<[string, string, string], { family: number }>(
      `SELECT family FROM search_term WHERE form = ? AND base IS NULL AND stem IS NULL
       UNION ALL SELECT family FROM search_term WHERE base = ? AND stem IS NULL
       UNION ALL SELECT family FROM search_term WHERE stem = ? AND stem <> '' LIMIT 1`,
    ),
    documentsOf: db.prepare<[number, number], { id: number; coded: number }>(
      `SELECT id, document_id * 2 + (kind = 'furniture') AS coded FROM passage WHERE id BETWEEN ? AND ?`,
    ),
    insertSegment: db.prepare<[number, number, number, number, Uint8Array, Uint8Array, Uint8Array]>(
      `INSERT INTO search_segment (id, passages, words, last_passage, passage_ids, lengths, documents)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertTerm: db.prepare<[number, number, string, string | null, string | null, string | null, number]>(
      'INSERT INTO search_term (id, family, form, base, stem, sound, is_name_like) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    setName: db.prepare<[number, string | null, number]>(
      'UPDATE search_term SET is_name_like = ?, sound = ? WHERE id = ?',
    ),
    insertPosting: db.prepare<[number, Uint8Array]>('INSERT INTO search_posting (id, parts) VALUES (?, ?)'),
  };
}
