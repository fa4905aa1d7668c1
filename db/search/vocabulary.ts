import type { Database } from 'better-sqlite3';

/** One form of the library's vocabulary. */
export interface LibraryTerm {
  readonly id: number;
  readonly form: string;
  readonly base: string;
  /** `null` for a stop word. */
  readonly stem: string | null;
  /** Passages it occurs in. */
  readonly passages: number;
  readonly capitalised: number;
  readonly uncapitalised: number;
}

export interface Vocabulary {
  withForm(form: string): LibraryTerm | undefined;
  withBase(base: string): LibraryTerm[];
  withStem(stem: string): LibraryTerm[];
  /** Name-like forms only. */
  withSound(sound: string): LibraryTerm[];
  withFormPrefix(prefix: string): LibraryTerm[];
  withBasePrefix(prefix: string): LibraryTerm[];
  /** Forms whose base has so many characters, both bounds included. */
  withBaseLength(shortest: number, longest: number): IterableIterator<LibraryTerm>;
}

/**
 * Name-like: written with a capital in most of the places where a small letter would do. What stood at the start of a
 * sentence only may be a name as well. Script without case counts as capitalised (see `Token.isCapitalised`).
 *
 * Word for word the condition of the index `search_term_sound`, which SQLite uses only then.
 */
const NAME_LIKE = '(capitalised > uncapitalised OR (capitalised = 0 AND uncapitalised = 0))';
const COLUMNS = 'id, form, base, stem, passages, capitalised, uncapitalised';
const SELECT = `SELECT ${COLUMNS} FROM search_term`;
// The highest code point: no form holds it, so every form with a prefix lies below prefix + this.
const ABOVE_ALL = '\u{10FFFF}';

export function isNameLike(term: LibraryTerm): boolean {
  return term.capitalised > term.uncapitalised || (term.capitalised === 0 && term.uncapitalised === 0);
}

/** The library's words, looked up by any of the ways a query can mean them. */
export function openVocabulary(db: Database): Vocabulary {
  const byForm = db.prepare<[string], LibraryTerm>(`${SELECT} WHERE form = ?`);
  const byBase = db.prepare<[string], LibraryTerm>(`${SELECT} WHERE base = ? ORDER BY form`);
  const byStem = db.prepare<[string], LibraryTerm>(`${SELECT} WHERE stem = ? ORDER BY form`);
  const bySound = db.prepare<[string], LibraryTerm>(
    `${SELECT} WHERE sound = ? AND ${NAME_LIKE} ORDER BY form`,
  );
  const byFormRange = db.prepare<[string, string], LibraryTerm>(
    `${SELECT} WHERE form >= ? AND form < ? ORDER BY form`,
  );
  const byBaseRange = db.prepare<[string, string], LibraryTerm>(
    `${SELECT} WHERE base >= ? AND base < ? ORDER BY base, form`,
  );
  const byBaseLength = db.prepare<[number, number], LibraryTerm>(
    `${SELECT} WHERE length(base) BETWEEN ? AND ?`,
  );
  return {
    withForm: (form) => byForm.get(form),
    withBase: (base) => byBase.all(base),
    withStem: (stem) => byStem.all(stem),
    withSound: (sound) => bySound.all(sound),
    withFormPrefix: (prefix) => byFormRange.all(prefix, prefix + ABOVE_ALL),
    withBasePrefix: (prefix) => byBaseRange.all(prefix, prefix + ABOVE_ALL),
    withBaseLength: (shortest, longest) => byBaseLength.iterate(shortest, longest),
  };
}
