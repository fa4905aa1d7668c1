export interface ScoredPassage {
  readonly passageId: number;
  readonly documentRowId: number;
  readonly score: number;
}

/**
 * The passages to show, ordered by falling score, then in the order of documents and of their passages. Passages come in
 * the order of their ids, which within a document is reading order.
 *
 * Each document's best passage has a place before any document has a second one: a researcher asks first which
 * documents name somebody, and one document that repeats a name must not hide the others.
 */
export function bestHits(passages: readonly ScoredPassage[], limit: number): ScoredPassage[] {
  const leaders = bestOfEachDocument(passages);
  const leading = highest([...leaders.values()], limit);
  const others = passages.filter((passage) => leaders.get(passage.documentRowId) !== passage);
  return [...leading, ...highest(others, limit - leading.length)].toSorted(byScore);
}

function bestOfEachDocument(passages: readonly ScoredPassage[]): Map<number, ScoredPassage> {
  const leaders = new Map<number, ScoredPassage>();
  for (const passage of passages) {
    const leader = leaders.get(passage.documentRowId);
    if (leader === undefined || byScore(passage, leader) < 0) leaders.set(passage.documentRowId, passage);
  }
  return leaders;
}

function highest(passages: readonly ScoredPassage[], limit: number): ScoredPassage[] {
  if (limit <= 0) return [];
  // Sorting bare numbers first is many times quicker than sorting all passages, of which a page shows a few.
  const scores = Float64Array.from(passages, (passage) => passage.score).sort();
  const lowest = scores[Math.max(0, scores.length - limit)] ?? 0;
  const better = passages.filter((passage) => passage.score > lowest);
  const equal = passages.filter((passage) => passage.score === lowest).toSorted(byPlace);
  return [...better, ...equal.slice(0, Math.max(0, limit - better.length))];
}

function byScore(some: ScoredPassage, other: ScoredPassage): number {
  return other.score - some.score || byPlace(some, other);
}

function byPlace(some: ScoredPassage, other: ScoredPassage): number {
  return some.documentRowId - other.documentRowId || some.passageId - other.passageId;
}
