import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { NamedTarget } from '../../../db/contract/notes.ts';
import { assertNever } from '../../../db/contract/result.ts';
import { useOpenDocument } from '../../app/opening.ts';
import { documentPath, notePath, PATHS } from '../../app/routes.ts';

/** The address of what a note leads to; `null` where there is no place to go. */
export function pathOfTarget({ target, place, isMissing }: NamedTarget): string | null {
  if (isMissing) return null;
  switch (target.kind) {
    case 'document':
      return documentPath(place?.documentId ?? target.id);
    case 'highlight':
      return place === null ? null : documentPath(place.documentId, place.start);
    case 'tag':
      return PATHS.tags;
    case 'note':
      return notePath(target.id);
    default:
      return assertNever(target);
  }
}

/** Goes to what a note leads to: a document where it was left, a highlight at its words. */
export function useOpenTarget(): (named: NamedTarget) => void {
  const openDocument = useOpenDocument();
  const [, navigate] = useLocation();
  return useCallback(
    (named) => {
      const { target, place } = named;
      if (target.kind === 'document') return openDocument({ documentId: place?.documentId ?? target.id });
      if (target.kind === 'highlight' && place !== null) {
        return openDocument({ documentId: place.documentId, at: place.start });
      }
      const path = pathOfTarget(named);
      if (path !== null) navigate(path);
    },
    [openDocument, navigate],
  );
}
