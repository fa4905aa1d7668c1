import { useMemo } from 'react';
import type { Highlight } from '../../../db/contract/highlights.ts';
import { useDocumentHighlights } from '../../api/highlights.ts';
import { useDocumentLinks } from '../../api/links.ts';
import { assignLevels } from './line-levels.ts';
import { endsIn, type EndHere } from './link-ends.ts';
import type { HighlightMark, LinkMark } from './text-marks.ts';

/** A link's end that has its place in this text. */
export interface PlacedEnd extends EndHere {
  readonly start: number;
  readonly end: number;
}

/** What the researcher made on a text. */
export interface Annotations {
  /** Those that have their place in the text, in reading order. */
  readonly highlights: readonly Highlight[];
  /** Those whose words were not found in this version of the text. */
  readonly unplaced: readonly Highlight[];
  readonly ends: readonly PlacedEnd[];
  /** Ends that are the whole document, or have no place in this version of it. */
  readonly endsOfWhole: readonly EndHere[];
  readonly isComplete: boolean;
}

export function useAnnotations(documentId: string): Annotations {
  const { highlights, isComplete } = useDocumentHighlights(documentId);
  const links = useDocumentLinks(documentId);
  return useMemo(() => {
    const all = endsIn(documentId, links);
    return {
      highlights: highlights.filter(({ state }) => state !== 'needs-placing'),
      unplaced: highlights.filter(({ state }) => state === 'needs-placing'),
      ends: all.flatMap((end) => (end.here.range === null ? [] : [{ ...end, ...end.here.range }])),
      endsOfWhole: all.filter(({ here }) => here.range === null),
      isComplete,
    };
  }, [documentId, highlights, links, isComplete]);
}

/** The highlights as they are drawn; `openId` names the one whose card is open. */
export function useHighlightMarks(
  { highlights }: Annotations,
  openId: string | null,
): readonly HighlightMark[] {
  const levels = useMemo(() => assignLevels(highlights), [highlights]);
  return useMemo(
    () =>
      highlights.map(({ id, start, end, colour }, index) => ({
        start,
        end,
        colour,
        level: levels[index] ?? 0,
        isOpen: id === openId,
      })),
    [highlights, levels, openId],
  );
}

export function useLinkMarks({ ends }: Annotations): readonly LinkMark[] {
  return useMemo(() => ends.map(({ start, end }) => ({ start, end })), [ends]);
}
