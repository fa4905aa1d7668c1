import { useCallback } from 'react';
import type { SearchAnswer, SearchHit } from '../../../db/contract/search.ts';
import { failureOf } from '../../api/client.ts';
import { useReadHit, type FoundPassage, type SearchRequest } from '../../api/search.ts';
import { useAnnounce } from '../../app/announcer.tsx';
import { useCommand } from '../../app/command-handlers.tsx';
import { useTellOutcome } from '../../app/outcome.tsx';
import { useSession } from '../../app/session.tsx';
import { useSettings } from '../../app/settings-context.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { useMakeHighlight } from '../highlights/highlight-commands.ts';
import { sentencesOf } from '../reader/caret/sentences.ts';
import type { OffsetRange } from '../reader/chosen-range.ts';

/** What of a hit is highlighted: the words found, or the sentence they stand in. */
export type HitExtent = 'words' | 'sentence';

/** Highlights a hit from the list of results, without opening its document. */
export function useHighlightHit(): (
  hit: SearchHit,
  request: SearchRequest,
  extent: HitExtent,
) => Promise<void> {
  const { highlights } = useStrings();
  const announce = useAnnounce();
  const tell = useTellOutcome();
  const readHit = useReadHit();
  const make = useMakeHighlight();
  const { highlightColour } = useSettings();
  return useCallback(
    async (hit, request, extent) => {
      try {
        const range = rangeOfHit(hit, await readHit(request, hit), extent);
        if (range === null) return;
        const made = await make({ documentId: hit.documentId, ...range, colour: highlightColour });
        if (made !== null) announce(highlights.made(made.words));
      } catch (error) {
        tell({ kind: 'failed', failure: failureOf(error) });
      }
    },
    [highlights, announce, tell, readHit, make, highlightColour],
  );
}

/** The first sentence with something found in it, or what was found there from its first to its last word. */
export function rangeOfHit(
  { start }: Pick<SearchHit, 'start'>,
  { text, marks }: FoundPassage,
  extent: HitExtent,
): OffsetRange | null {
  const [first] = marks;
  if (first === undefined) return null;
  const sentence = sentencesOf({ text, start }).findLast((candidate) => candidate.start <= first.start);
  const within = marks.filter(({ end }) => sentence !== undefined && end <= sentence.end);
  if (extent === 'sentence') {
    return { start: sentence?.start ?? first.start, end: Math.max(sentence?.end ?? 0, first.end) };
  }
  return { start: first.start, end: (within.at(-1) ?? first).end };
}

/** The commands of highlighting for the current hit of the list. */
export function useHitCommands(answer: SearchAnswer | undefined, request: SearchRequest): void {
  const current = useSession((session) => session.searchHit);
  const highlightHit = useHighlightHit();
  const hit =
    current === null
      ? undefined
      : answer?.hits.find(
          ({ documentId, start }) => documentId === current.documentId && start === current.at,
        );
  const act = (extent: HitExtent) =>
    hit === undefined ? null : () => void highlightHit(hit, request, extent);
  useCommand('highlightHit', act('words'));
  useCommand('highlightSentence', act('sentence'));
}
