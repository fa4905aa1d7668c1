import type { Database } from 'better-sqlite3';
import { BaseScan } from './base-scan.ts';
import { isStopWord } from './lunr-language.ts';

/** One form of the library's vocabulary. */
export interface LibraryTerm {
  readonly id: number;
  /** The id of the first form that had its stem; of a stop word its own. */
  readonly family: number;
  readonly form: string;
  readonly base: string;
  /** `null` for a stop word. */
  readonly stem: string | null;
  /** Written like a name: see `isWrittenLikeName`. */
  readonly isNameLike: boolean;
}

export interface Vocabulary {
  withForm(form: string): LibraryTerm | undefined;
  withBase(base: string): LibraryTerm[];
  withStem(stem: string): LibraryTerm[];
  /** Name-like forms only. */
  withSound(sound: string): LibraryTerm[];
  withFormPrefix(prefix: string): LibraryTerm[];
  withBasePrefix(prefix: string): LibraryTerm[];
  /** Forms whose base is within so many edits of the word, with the edits; stop words are left out. */
  near(word: string, edits: number): { readonly term: LibraryTerm; readonly edits: number }[];
}

type Row = [
  id: number,
  form: string,
  base: string | null,
  stem: string | null,
  isNameLike: number,
  family: number,
];

const SELECT = 'SELECT id, form, base, stem, is_name_like, family FROM search_term';
// The highest code point: no form holds it, so every form with a prefix lies below prefix + this.
const ABOVE_ALL = '\u{10FFFF}';

function toTerm([id, form, base, stem, isNameLike, family]: Row): LibraryTerm {
  const own = base ?? form;
  return {
    id,
    family,
    form,
    base: own,
    stem: stem === '' ? null : (stem ?? own),
    isNameLike: isNameLike === 1,
  };
}

function byForm(some: LibraryTerm, other: LibraryTerm): number {
  return some.form < other.form ? -1 : 1;
}

function byBase(some: LibraryTerm, other: LibraryTerm): number {
  if (some.base === other.base) return byForm(some, other);
  return some.base < other.base ? -1 : 1;
}

/**
 * The library's words, looked up by any of the ways a query can mean them. A base or stem that is the form itself is not
 * stored twice, so each way has to look in both places.
 */
export function openVocabulary(db: Database): Vocabulary {
  const form = db.prepare<[string], Row>(`${SELECT} WHERE form = ?`).raw();
  const base = db
    .prepare<[string, string], Row>(
      `${SELECT} WHERE form = ? AND base IS NULL UNION ALL ${SELECT} WHERE base = ?`,
    )
    .raw();
  const stem = db
    .prepare<[string, string, string], Row>(
      `${SELECT} WHERE form = ? AND base IS NULL AND stem IS NULL
       UNION ALL ${SELECT} WHERE base = ? AND stem IS NULL
       UNION ALL ${SELECT} WHERE stem = ? AND stem <> ''`,
    )
    .raw();
  // Word for word the condition of the index `search_term_sound`, which SQLite uses only then.
  const sound = db.prepare<[string], Row>(`${SELECT} WHERE sound = ? AND is_name_like = 1`).raw();
  const formRange = db
    .prepare<[string, string], Row>(`${SELECT} WHERE form >= ? AND form < ? ORDER BY form`)
    .raw();
  const baseRange = db
    .prepare<[string, string, string, string], Row>(
      `${SELECT} WHERE form >= ? AND form < ? AND base IS NULL
       UNION ALL ${SELECT} WHERE base >= ? AND base < ?`,
    )
    .raw();
  const byId = db.prepare<[number], Row>(`${SELECT} WHERE id = ?`).raw();
  const scan = new BaseScan(db);
  return {
    withForm(wanted) {
      const row = form.get(wanted);
      return row && toTerm(row);
    },
    withBase: (wanted) => base.all(wanted, wanted).map(toTerm).sort(byForm),
    withStem: (wanted) => stem.all(wanted, wanted, wanted).map(toTerm).sort(byForm),
    withSound: (wanted) => sound.all(wanted).map(toTerm).sort(byForm),
    withFormPrefix: (prefix) => formRange.all(prefix, prefix + ABOVE_ALL).map(toTerm),
    withBasePrefix(prefix) {
      const end = prefix + ABOVE_ALL;
      return baseRange.all(prefix, end, prefix, end).map(toTerm).sort(byBase);
    },
    near(word, edits) {
      return scan.near(word, edits).flatMap((found) => {
        const row = byId.get(found.termId);
        if (!row || isStopWord(row[2] ?? row[1])) return [];
        return [{ term: toTerm(row), edits: found.edits }];
      });
    },
  };
}
