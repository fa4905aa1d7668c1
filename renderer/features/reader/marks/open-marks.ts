import type { Highlight } from '../../../../db/contract/highlights.ts';
import type { CardPart } from '../../highlights/HighlightCard.tsx';
import { endKey, type EndHere } from '../link-ends.ts';
import type { Annotations } from '../use-annotations.ts';
import type { Box } from './box-in.ts';

/** Highlights and ends of links that are looked at together, because they stand at one place. */
export interface OpenMarks {
  readonly highlightIds: readonly string[];
  readonly endKeys: readonly string[];
  /** The one whose card is shown; `null` for the list of them. */
  readonly selected: string | null;
  readonly part: CardPart | null;
  readonly box: Box;
}

export interface MarksHere {
  readonly highlights: readonly Highlight[];
  readonly ends: readonly EndHere[];
}

/** What is open, as it is now: some of it may have been removed meanwhile. */
export function marksHere(open: OpenMarks, annotations: Annotations): MarksHere {
  const [ids, keys] = [new Set(open.highlightIds), new Set(open.endKeys)];
  return {
    highlights: [...annotations.highlights, ...annotations.unplaced].filter(({ id }) => ids.has(id)),
    ends: [...annotations.ends, ...annotations.endsOfWhole].filter((end) => keys.has(endKey(end))),
  };
}

/** Opens what stands at a place: the only one itself, several as a list. */
export function openAt({ highlights, ends }: MarksHere, box: Box): OpenMarks {
  const highlightIds = highlights.map(({ id }) => id);
  const endKeys = ends.map(endKey);
  const all = [...highlightIds, ...endKeys];
  return { highlightIds, endKeys, selected: all.length === 1 ? (all[0] ?? null) : null, part: null, box };
}
