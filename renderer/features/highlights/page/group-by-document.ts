import type { Highlight } from '../../../../db/contract/highlights.ts';

/** The highlights of one document, in reading order. */
export interface DocumentGroup {
  readonly documentId: string;
  readonly title: string;
  /** Never empty. */
  readonly highlights: readonly Highlight[];
}

/** Puts highlights that follow one another in the list under their document; nothing changes place. */
export function groupByDocument(highlights: readonly Highlight[]): readonly DocumentGroup[] {
  const groups: { documentId: string; title: string; highlights: Highlight[] }[] = [];
  for (const highlight of highlights) {
    const last = groups.at(-1);
    if (last?.documentId === highlight.documentId) last.highlights.push(highlight);
    else {
      const { documentId, documentTitle: title } = highlight;
      groups.push({ documentId, title, highlights: [highlight] });
    }
  }
  return groups;
}
