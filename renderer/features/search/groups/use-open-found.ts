import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { SearchGroups } from '../../../../db/contract/search.ts';
import type { SearchRequest } from '../../../api/search.ts';
import { useOpenDocument } from '../../../app/opening.ts';
import { documentPath, notePath, PATHS } from '../../../app/routes.ts';
import { useSessionStore } from '../../../app/session.tsx';

export type GroupName = keyof SearchGroups;

/** One thing that was found beside the passages, with its group. */
export type FoundRecord = {
  readonly [Name in GroupName]: {
    readonly group: Name;
    readonly record: SearchGroups[Name]['records'][number];
  };
}[GroupName];

/** Which of them it is, among all groups. */
export function keyOf(found: FoundRecord): string {
  switch (found.group) {
    case 'titles':
      return `title ${found.record.documentId}`;
    case 'highlights':
      return `highlight ${found.record.highlightId} ${found.record.in}`;
    case 'notes':
      return `note ${found.record.noteId}`;
    default:
      return `tag ${found.record.tagId}`;
  }
}

export function pathOf(found: FoundRecord): string {
  switch (found.group) {
    case 'titles':
      return documentPath(found.record.documentId);
    case 'highlights':
      return documentPath(found.record.documentId, found.record.start);
    case 'notes':
      return notePath(found.record.noteId);
    default:
      return found.record.documents > 0
        ? PATHS.library
        : found.record.highlights > 0
          ? PATHS.highlights
          : PATHS.tags;
  }
}

/** Opens what was found: a document, the words of a highlight, a note, or what carries a tag. */
export function useOpenFound(request: SearchRequest): (found: FoundRecord) => void {
  const openDocument = useOpenDocument();
  const store = useSessionStore();
  const [, navigate] = useLocation();
  return useCallback(
    (found) => {
      if (found.group === 'titles') return openDocument({ documentId: found.record.documentId });
      if (found.group === 'highlights') {
        const { documentId, start } = found.record;
        return openDocument({ documentId, at: start, marked: request });
      }
      if (found.group === 'tags') {
        const tags = { all: [found.record.tagId] };
        if (found.record.documents > 0) {
          store.change({ libraryListing: { sort: 'title', order: 'ascending', tags } });
        } else store.change({ highlightListing: { tags } });
      }
      navigate(pathOf(found));
    },
    [openDocument, request, store, navigate],
  );
}

/** Lists all of a group on the page that has them. */
export function useListAll(): (group: Exclude<GroupName, 'tags'>, query: string) => void {
  const store = useSessionStore();
  const [, navigate] = useLocation();
  return useCallback(
    (group, query) => {
      const text = query.trim();
      if (group === 'titles') {
        store.change({ libraryListing: { sort: 'title', order: 'ascending', filter: text } });
        navigate(PATHS.library);
      } else if (group === 'highlights') {
        store.change({ highlightListing: { text } });
        navigate(PATHS.highlights);
      } else {
        store.change({ noteListing: { text } });
        navigate(PATHS.notes);
      }
    },
    [store, navigate],
  );
}
