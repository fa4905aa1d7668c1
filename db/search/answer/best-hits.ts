import type { PassageSet } from '../index/passage-sets.ts';

export interface ScoredPassage {
  readonly passageId: number;
  readonly documentRowId: number;
  readonly score: number;
}

/** Passages with their scores and documents, in step; passages in the order of their ids, which within a document is reading order. */
export interface ScoredPassages {
  readonly passages: PassageSet;
  readonly scores: Float64Array;
  readonly documents: Uint32Array;
}

export interface BestHits {
  readonly hits: ScoredPassage[];
  /** Documents with at least one of the passages. */
  readonly documents: number;
}

/**
 * The passages to show, ordered by falling score, then in the order of documents and of their passages.
 *
 * Each document's best passage has a place before any document has a second one: a researcher asks first which
 * documents name somebody, and one document that repeats a name must not hide the others.
 */
export function bestHits(scored: ScoredPassages, limit: number): BestHits {
  const leaders = bestOfEachDocument(scored);
  const leading = highest(scored, leaders, limit);
  const isLeader = new Set(leading);
  const others =
    leading.length < limit
      ? highest(
          scored,
          Uint32Array.from(scored.passages.keys()).filter((at) => !isLeader.has(at)),
          limit - leading.length,
        )
      : [];
  const chosen = [...leading, ...others].sort((some, other) => (comesBefore(scored, some, other) ? -1 : 1));
  const hits = chosen.map((at) => ({
    passageId: scored.passages[at] ?? 0,
    documentRowId: scored.documents[at] ?? 0,
    score: scored.scores[at] ?? 0,
  }));
  return { hits, documents: leaders.length };
}

/** The places, in the sets given, of each document's best passage. */
function bestOfEachDocument({ passages, scores, documents }: ScoredPassages): Uint32Array {
  let highestDocument = 0;
  for (let at = 0; at < documents.length; at += 1) {
    if ((documents[at] ?? 0) > highestDocument) highestDocument = documents[at] ?? 0;
  }
  const leaders = new Uint32Array(passages.length);
  /** By document, one more than the place of its leader among `leaders`; 0 where it has none yet. */
  const placeOf = new Uint32Array(highestDocument + 1);
  let count = 0;
  for (let at = 0; at < passages.length; at += 1) {
    const document = documents[at] ?? 0;
    const place = placeOf[document] ?? 0;
    if (place === 0) {
      leaders[count] = at;
      count += 1;
      placeOf[document] = count;
    } else if ((scores[at] ?? 0) > (scores[leaders[place - 1] ?? 0] ?? 0)) {
      leaders[place - 1] = at;
    }
  }
  return leaders.subarray(0, count);
}

/** The best of some places. */
function highest(scored: ScoredPassages, places: Uint32Array, limit: number): number[] {
  if (limit <= 0) return [];
  if (places.length <= limit) return [...places];
  const { scores } = scored;
  const best: number[] = [];
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] ?? 0;
    const last = best[limit - 1];
    if (last !== undefined) {
      if ((scores[place] ?? 0) < (scores[last] ?? 0) || !comesBefore(scored, place, last)) continue;
      best.pop();
    }
    let at = best.length;
    while (at > 0 && comesBefore(scored, place, best[at - 1] ?? 0)) at -= 1;
    best.splice(at, 0, place);
  }
  return best;
}

function comesBefore({ passages, scores, documents }: ScoredPassages, some: number, other: number): boolean {
  const score = (scores[other] ?? 0) - (scores[some] ?? 0);
  const document = (documents[some] ?? 0) - (documents[other] ?? 0);
  return (score || document || (passages[some] ?? 0) - (passages[other] ?? 0)) < 0;
}
