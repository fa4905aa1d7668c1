import { useCallback } from 'react';
import type { Highlight } from '../../../../db/contract/highlights.ts';
import { useOpenDocument } from '../../../app/opening.ts';
import { useStartPlacing } from '../start-placing.ts';

/** Opens a document at a highlight's words; one that has no place is to be given one. */
export function useOpenHighlight(): (highlight: Highlight) => void {
  const openDocument = useOpenDocument();
  const placeInText = usePlaceInText();
  return useCallback(
    (highlight) => {
      if (highlight.state === 'needs-placing') placeInText(highlight);
      else openDocument({ documentId: highlight.documentId, at: highlight.start });
    },
    [openDocument, placeInText],
  );
}

/** Opens the document of a highlight and asks for its words. */
export function usePlaceInText(): (highlight: Highlight) => void {
  const openDocument = useOpenDocument();
  const startPlacing = useStartPlacing();
  return useCallback(
    (highlight) => {
      startPlacing(highlight);
      const at = highlight.state === 'needs-placing' ? {} : { at: highlight.start };
      openDocument({ documentId: highlight.documentId, ...at });
    },
    [openDocument, startPlacing],
  );
}
