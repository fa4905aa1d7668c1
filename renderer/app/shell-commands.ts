import { useLocation } from 'wouter';
import { useChangeSettings } from '../api/settings.ts';
import { today } from '../features/notes/journal/days.ts';
import { useStartNote } from '../features/notes/start-note.ts';
import { useLock } from '../features/vault/use-lock.ts';
import { usePresence } from '../features/vault/use-presence.ts';
import { useCommand } from './command-handlers.tsx';
import { useInspector } from './inspector.ts';
import { moveToPane } from './pane-focus.ts';
import { journalPath, PATHS } from './routes.ts';
import { useSessionStore } from './session.tsx';
import { useSettings } from './settings-context.tsx';

export type Overlay = 'palette' | 'keyboard' | null;

/** The box of the search page, found by this id to give it the focus. */
export const SEARCH_BOX_ID = 'search-box';

/** The commands that work on every page. */
export function useShellCommands(openOverlay: (overlay: Overlay) => void): void {
  const [location, navigate] = useLocation();
  const store = useSessionStore();
  const settings = useSettings();
  const { mutate: changeSettings } = useChangeSettings();
  const inspector = useInspector();
  const startNote = useStartNote();
  usePresence();
  useCommand('lock', useLock());
  useCommand('palette', () => openOverlay('palette'));
  useCommand('keyboard', () => openOverlay('keyboard'));
  useCommand('goLibrary', () => navigate(PATHS.library));
  useCommand('goSearch', () => {
    // The page gives the focus to its box when it arrives; if it is here already, that is left to do.
    if (location !== PATHS.search) {
      store.change({ searchHit: null });
      navigate(PATHS.search);
      return;
    }
    const box = document.getElementById(SEARCH_BOX_ID);
    if (box instanceof HTMLInputElement) {
      box.focus();
      box.select();
    }
  });
  useCommand('goNames', () => navigate(PATHS.names));
  useCommand('goHighlights', () => navigate(PATHS.highlights));
  useCommand('goTags', () => navigate(PATHS.tags));
  useCommand('goNotes', () => navigate(PATHS.notes));
  useCommand('goJournal', () => navigate(journalPath(today())));
  useCommand('newNote', () => void startNote(null));
  useCommand('goTrash', () => navigate(PATHS.trash));
  useCommand('goHistory', () => navigate(PATHS.history));
  useCommand('goBackups', () => navigate(PATHS.backups));
  useCommand('goSettings', () => navigate(PATHS.settings));
  useCommand('goBack', () => window.history.back());
  useCommand('nextPane', () => moveToPane(document, 1));
  useCommand('previousPane', () => moveToPane(document, -1));
  useCommand('toggleInspector', inspector.place === 'none' ? null : inspector.toggle);
  useCommand('toggleRail', () => changeSettings({ isRailExpanded: !settings.isRailExpanded }));
}
