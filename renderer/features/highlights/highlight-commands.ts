import { useMemo } from 'react';
import type { Colour } from '../../../db/contract/colours.ts';
import type { Highlight } from '../../../db/contract/highlights.ts';
import { failureOf } from '../../api/client.ts';
import { useKnownHighlights } from '../../api/highlights.ts';
import { useConfirmedCall, useUndoableCommand } from '../../app/confirmation.tsx';
import { useTellOutcome } from '../../app/outcome.tsx';

export interface NewHighlight {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly colour: Colour;
}

/**
 * Makes a highlight and has it drawn as soon as it is in the library; `null` where it could not be made, which is then
 * said at the foot of the page.
 */
export function useMakeHighlight(): (highlight: NewHighlight) => Promise<Highlight | null> {
  const call = useConfirmedCall();
  const tell = useTellOutcome();
  const known = useKnownHighlights();
  return useMemo(
    () => async (wanted) => {
      try {
        const highlight = await call('highlights.create', wanted);
        if (highlight !== null) known.put(highlight);
        return highlight;
      } catch (error) {
        tell({ kind: 'failed', failure: failureOf(error) });
        return null;
      }
    },
    [call, tell, known],
  );
}

/** What is done to highlights that are there. Each answers whether it was done; failures are said at the foot. */
export interface HighlightCommands {
  readonly recolour: (highlightIds: readonly string[], colour: Colour) => Promise<boolean>;
  readonly comment: (highlightId: string, comment: string) => Promise<boolean>;
  readonly place: (
    highlightId: string,
    range: { readonly start: number; readonly end: number },
  ) => Promise<Highlight | null>;
  readonly confirmPlace: (highlightIds: readonly string[]) => Promise<boolean>;
  readonly remove: (highlightIds: readonly string[]) => Promise<boolean>;
}

export function useHighlightCommands(): HighlightCommands {
  const known = useKnownHighlights();
  const { mutateAsync: update } = useUndoableCommand('highlights.update');
  const { mutateAsync: place } = useUndoableCommand('highlights.place');
  const { mutateAsync: confirmPlace } = useUndoableCommand('highlights.confirmPlace');
  const { mutateAsync: remove } = useUndoableCommand('highlights.remove');
  return useMemo(
    () => ({
      recolour: async (ids, colour) => {
        const isDone = await wasDone(update({ highlightIds: [...ids], colour }));
        if (isDone) known.change(ids, { colour });
        return isDone;
      },
      comment: async (highlightId, comment) => {
        const isDone = await wasDone(update({ highlightIds: [highlightId], comment }));
        if (isDone) known.change([highlightId], { comment });
        return isDone;
      },
      place: async (highlightId, { start, end }) => {
        const placed = await place({ highlightId, start, end }).catch(() => null);
        if (placed !== null) known.put(placed);
        return placed;
      },
      confirmPlace: (ids) => wasDone(confirmPlace({ highlightIds: [...ids] })),
      remove: async (ids) => {
        const isDone = await wasDone(remove({ highlightIds: [...ids] }));
        if (isDone) known.drop(ids);
        return isDone;
      },
    }),
    [known, update, place, confirmPlace, remove],
  );
}

/** A failure has been said already, and a question declined changes nothing. */
async function wasDone(command: Promise<unknown>): Promise<boolean> {
  return (await command.catch(() => null)) !== null;
}
