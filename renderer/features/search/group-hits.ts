import type { SearchAnswer, SearchHit } from '../../../db/contract/search.ts';

/** The hits of one document, in reading order; documents come in the order of their best hit. */
export interface HitGroup {
  readonly documentId: SearchHit['documentId'];
  readonly title: string;
  readonly titleBasis: SearchHit['titleBasis'];
  readonly hits: readonly NumberedHit[];
  /** How many passages of the document match, shown here or not. */
  readonly matching: number;
}

export interface NumberedHit {
  readonly hit: SearchHit;
  /** Its place on the page, counted from 0 over all groups. */
  readonly index: number;
}

export function groupHits({ hits, matching }: Pick<SearchAnswer, 'hits' | 'matching'>): readonly HitGroup[] {
  const counts = new Map(matching.map((document) => [document.documentId, document.passages]));
  const groups = new Map<string, SearchHit[]>();
  for (const hit of hits) groups.set(hit.documentId, [...(groups.get(hit.documentId) ?? []), hit]);
  let index = 0;
  return [...groups.values()].flatMap((found) => {
    const [best] = found;
    if (best === undefined) return [];
    const inOrder = [...found].sort((a, b) => a.start - b.start);
    return [
      {
        documentId: best.documentId,
        title: best.title,
        titleBasis: best.titleBasis,
        matching: counts.get(best.documentId) ?? found.length,
        hits: inOrder.map((hit) => ({ hit, index: index++ })),
      },
    ];
  });
}

/** A stretch of an excerpt, marked or not. */
export interface ExcerptPart {
  readonly start: number;
  readonly text: string;
  readonly isMarked: boolean;
}

/** Cuts an excerpt at its marks; the parts joined are the excerpt. */
export function excerptParts({
  excerpt,
  marks,
}: Pick<SearchHit, 'excerpt' | 'marks'>): readonly ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let place = 0;
  for (const [start, end] of marks) {
    if (start > place) parts.push({ start: place, text: excerpt.slice(place, start), isMarked: false });
    parts.push({ start, text: excerpt.slice(start, end), isMarked: true });
    place = end;
  }
  if (place < excerpt.length) parts.push({ start: place, text: excerpt.slice(place), isMarked: false });
  return parts;
}
