import type { SearchAnswer } from '../../../../db/contract/search.ts';

/** The documents that a search finds something in, in the order of the results. */
export function foundDocuments({
  hits,
  matching,
}: Pick<SearchAnswer, 'hits' | 'matching'>): readonly string[] {
  return [
    ...new Set([
      ...hits.map(({ documentId }) => String(documentId)),
      ...matching.map(({ documentId }) => String(documentId)),
    ]),
  ];
}

/** Where a step over the end of one document leads. */
export interface StepAcross {
  readonly documentId: string;
  /** It went past the last document and began again, or the other way round. */
  readonly isAround: boolean;
}

/** The document after or before one, going round at the ends; `null` where there is no other. */
export function stepAcross(documents: readonly string[], from: string, step: 1 | -1): StepAcross | null {
  const at = documents.indexOf(from);
  const next = at === -1 ? (step === 1 ? 0 : documents.length - 1) : at + step;
  const documentId = documents[(next + documents.length) % documents.length];
  if (documentId === undefined || documentId === from) return null;
  return { documentId, isAround: next < 0 || next >= documents.length };
}
