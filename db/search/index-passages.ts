import type { Database } from 'better-sqlite3';
import type { Token } from '../text/analyser.ts';
import { soundOf } from '../text/name-key.ts';
import { isStopWord, stem } from './lunr-language.ts';
import { encodeVarints, VarintWriter } from './varint.ts';

/** A passage to be found, under the id of its row. */
export interface PassageToIndex {
  readonly id: number;
  readonly tokens: readonly Token[];
}

/** Everything one batch of passages says about one form. */
interface FormLog {
  readonly form: string;
  readonly base: string;
  readonly passages: VarintWriter;
  readonly positions: VarintWriter;
  passageCount: number;
  capitalised: number;
  uncapitalised: number;
  lastPassage: number;
}

/**
 * Makes passages findable. Runs inside the caller's transaction, together with the rows of the passages: a document and
 * its postings are stored or not stored as one. One call is one segment, so a caller with many passages calls once per
 * batch (2,000 passages are a good one), not once per document. Passages without words count for ranking too.
 */
export function indexPassages(db: Database, passages: readonly PassageToIndex[]): void {
  if (passages.length === 0) return;
  const ordered = passages.toSorted((some, other) => some.id - other.id);
  refuseOldPassages(db, ordered[0]?.id ?? 0);
  const segmentId = insertSegment(db, ordered);
  insertForms(db, segmentId, logForms(ordered));
}

/** Postings are read segment after segment, so the passages in them have to rise. */
function refuseOldPassages(db: Database, firstPassage: number): void {
  const indexed = db
    .prepare<[], { last: number }>('SELECT last_passage AS last FROM search_segment ORDER BY id DESC LIMIT 1')
    .get();
  if (firstPassage <= (indexed?.last ?? 0))
    throw new Error('Passages are indexed in the order of their ids.');
}

function insertSegment(db: Database, ordered: readonly PassageToIndex[]): number {
  const lengths = rankedLengths(ordered);
  const words = lengths.reduce((sum, length) => sum + length, 0);
  const ids = ordered.map((passage, index) => passage.id - (ordered[index - 1]?.id ?? 0));
  const lastPassage = ordered.at(-1)?.id ?? 0;
  const insertion = db
    .prepare<[number, number, number, Uint8Array, Uint8Array]>(
      'INSERT INTO search_segment (passages, words, last_passage, passage_ids, lengths) VALUES (?, ?, ?, ?, ?)',
    )
    .run(ordered.length, words, lastPassage, encodeVarints(ids), encodeVarints(lengths));
  return Number(insertion.lastInsertRowid);
}

/** How many words of each passage count for ranking: Lunr's length of a field. */
function rankedLengths(ordered: readonly PassageToIndex[]): number[] {
  const known = new Map<string, boolean>();
  const counts = (base: string): boolean => {
    const answer = known.get(base) ?? !isStopWord(base);
    known.set(base, answer);
    return answer;
  };
  return ordered.map((passage) => passage.tokens.filter((token) => counts(token.base)).length);
}

function logForms(ordered: readonly PassageToIndex[]): FormLog[] {
  const logs = new Map<string, FormLog>();
  for (const passage of ordered) {
    for (const [form, positions] of positionsByForm(passage.tokens)) {
      const first = passage.tokens[positions[0] ?? 0];
      if (!first) continue;
      const log = logs.get(form) ?? emptyLog(first);
      logs.set(form, log);
      appendPassage(log, passage.id, positions);
      for (const position of positions) countCapital(log, passage.tokens[position]);
    }
  }
  // In the order of the index on forms, which makes inserting twice as quick.
  return [...logs.values()].toSorted((some, other) => (some.form < other.form ? -1 : 1));
}

function positionsByForm(tokens: readonly Token[]): Map<string, number[]> {
  const byForm = new Map<string, number[]>();
  tokens.forEach((token, position) => {
    const positions = byForm.get(token.form);
    if (positions) positions.push(position);
    else byForm.set(token.form, [position]);
  });
  return byForm;
}

function emptyLog(token: Token): FormLog {
  return {
    form: token.form,
    base: token.base,
    passages: new VarintWriter(),
    positions: new VarintWriter(),
    passageCount: 0,
    capitalised: 0,
    uncapitalised: 0,
    lastPassage: 0,
  };
}

function appendPassage(log: FormLog, passageId: number, positions: readonly number[]): void {
  const occursOnce = positions.length === 1;
  log.passages.append((passageId - log.lastPassage) * 2 + (occursOnce ? 1 : 0));
  if (!occursOnce) log.passages.append(positions.length);
  let last = 0;
  for (const position of positions) {
    log.positions.append(position - last);
    last = position;
  }
  log.lastPassage = passageId;
  log.passageCount += 1;
}

function countCapital(log: FormLog, token: Token | undefined): void {
  if (!token) return;
  if (!token.isCapitalised) log.uncapitalised += 1;
  else if (!token.isSentenceStart) log.capitalised += 1;
}

function insertForms(db: Database, segmentId: number, logs: readonly FormLog[]): void {
  const countTerm = openTermCounter(db);
  const insertPosting = db.prepare<[number, number, Uint8Array, Uint8Array]>(
    'INSERT INTO search_posting (term_id, segment_id, passages, positions) VALUES (?, ?, ?, ?)',
  );
  // Each table in the order of its key: inserting elsewhere than at the end of a page is what takes time.
  const counted = logs.map((log) => ({ log, termId: countTerm(log) }));
  for (const { log, termId } of counted.toSorted((some, other) => some.termId - other.termId)) {
    insertPosting.run(termId, segmentId, log.passages.bytes(), log.positions.bytes());
  }
}

/** Adds what a batch says about a form to the vocabulary; answers the form's id. */
function openTermCounter(db: Database): (log: FormLog) => number {
  const update = db.prepare<[number, number, number, string], { id: number }>(
    `UPDATE search_term
     SET passages = passages + ?, capitalised = capitalised + ?, uncapitalised = uncapitalised + ?
     WHERE form = ? RETURNING id`,
  );
  const insert = db.prepare<[string, string, string | null, string | null, number, number, number]>(
    `INSERT INTO search_term (form, base, stem, sound, passages, capitalised, uncapitalised)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  return ({ form, base, passageCount, capitalised, uncapitalised }) => {
    const known = update.get(passageCount, capitalised, uncapitalised, form);
    if (known) return known.id;
    const ranked = isStopWord(base) ? null : stem(base);
    const inserted = insert.run(form, base, ranked, soundOf(base), passageCount, capitalised, uncapitalised);
    return Number(inserted.lastInsertRowid);
  };
}
