import { useRoute } from 'wouter';
import { useChangeSettings } from '../api/settings.ts';
import { useMedia } from './media.ts';
import { PATHS } from './routes.ts';
import { useSession, useSessionStore } from './session.tsx';
import { useSettings } from './settings-context.tsx';

export interface Inspector {
  /** `side`: a pane of its own; `drawer`: over the page, where the window is too narrow; `none`: not on this page. */
  readonly place: 'side' | 'drawer' | 'none';
  readonly isOpen: boolean;
  readonly toggle: () => void;
  /** The document to be inspected: what is selected, found or read. */
  readonly documentId: string | null;
}

const NARROW = '(max-width: 999px)';
/** Two documents side by side leave room for a third pane only in a wide window. */
const NARROW_BESIDE = '(max-width: 1499px)';

/** Where the inspector is on this page, and what it shows. */
export function useInspector(): Inspector {
  const settings = useSettings();
  const store = useSessionStore();
  const { mutate: changeSettings } = useChangeSettings();
  const inspected = useInspectedDocument();
  const isDrawerOpen = useSession((session) => session.isDrawerOpen);
  const isNarrow = useMedia(NARROW);
  const isNarrowBeside = useMedia(NARROW_BESIDE);
  const [isBeside] = useRoute(PATHS.beside);
  const isDrawer = isBeside ? isNarrowBeside : isNarrow;
  const place = inspected.hasInspector ? (isDrawer ? 'drawer' : 'side') : 'none';
  return {
    place,
    documentId: inspected.documentId,
    isOpen: place === 'drawer' ? isDrawerOpen : place === 'side' && settings.isInspectorOpen,
    toggle: () => {
      if (place === 'drawer') store.change({ isDrawerOpen: !store.get().isDrawerOpen });
      else changeSettings({ isInspectorOpen: !settings.isInspectorOpen });
    },
  };
}

function useInspectedDocument(): { readonly hasInspector: boolean; readonly documentId: string | null } {
  const selected = useSession((session) => session.librarySelection);
  const hit = useSession((session) => session.searchHit);
  const activePane = useSession((session) => session.activePane);
  const [isLibrary] = useRoute(PATHS.library);
  const [isSearch] = useRoute(PATHS.search);
  const [isReader, reader] = useRoute(PATHS.document);
  const [isBeside, beside] = useRoute(PATHS.beside);
  if (isReader) return { hasInspector: true, documentId: reader.id };
  if (isBeside) return { hasInspector: true, documentId: activePane === 0 ? beside.id : beside.otherId };
  if (isLibrary) return { hasInspector: true, documentId: selected };
  if (isSearch) return { hasInspector: true, documentId: hit?.documentId ?? null };
  return { hasInspector: false, documentId: null };
}
