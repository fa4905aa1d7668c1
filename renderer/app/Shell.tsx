import { useState, type ReactNode } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useStrings } from '../strings/language-context.tsx';
import { HighlightsPage } from '../features/highlights/HighlightsPage.tsx';
import { BackupsPage } from '../features/backups/BackupsPage.tsx';
import { LibraryNotices } from '../features/backups/LibraryNotices.tsx';
import { PendingBar } from '../features/links/PendingBar.tsx';
import { HistoryPage } from '../features/history/HistoryPage.tsx';
import { TrashPage } from '../features/history/TrashPage.tsx';
import { LibraryPage } from '../features/library/LibraryPage.tsx';
import { JournalPage } from '../features/notes/JournalPage.tsx';
import { NotesPage } from '../features/notes/NotesPage.tsx';
import { TroubledNotes } from '../features/notes/TroubledNotes.tsx';
import { NamesPage } from '../features/matrix/NamesPage.tsx';
import { BesidePage, ReaderPage } from '../features/reader/ReaderPage.tsx';
import { SearchPage } from '../features/search/SearchPage.tsx';
import { ErasePage } from '../features/settings/protection/ErasePage.tsx';
import { PassphrasePage } from '../features/settings/protection/PassphrasePage.tsx';
import { RecoveryCodePage } from '../features/settings/protection/RecoveryCodePage.tsx';
import { RemoveProtectionPage } from '../features/settings/protection/RemoveProtectionPage.tsx';
import { SettingsPage } from '../features/settings/SettingsPage.tsx';
import { TagsPage } from '../features/tags/TagsPage.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { ConfirmationProvider } from './confirmation.tsx';
import { InspectorPane } from './InspectorPane.tsx';
import { KeyboardMap } from './KeyboardMap.tsx';
import { OutcomeLine, OutcomeProvider } from './outcome.tsx';
import { PATHS } from './routes.ts';
import { Rail } from './Rail.tsx';
import { useShellCommands, type Overlay } from './shell-commands.ts';
import styles from './Shell.module.css';

/** Rail, working area and inspector around the page that the address names. */
export function Shell() {
  return (
    <OutcomeProvider>
      <ConfirmationProvider>
        <Workroom />
      </ConfirmationProvider>
    </OutcomeProvider>
  );
}

function Workroom() {
  const strings = useStrings();
  const [overlay, setOverlay] = useState<Overlay>(null);
  useShellCommands(setOverlay);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#working-area" onClick={skipToWorkingArea}>
        {strings.shell.skipToWorkingArea}
      </a>
      <Rail onOpenPalette={() => setOverlay('palette')} />
      <main id="working-area" className={styles.working} tabIndex={-1}>
        <LibraryNotices />
        <div className={styles.page}>
          <Pages />
        </div>
        <PendingBar />
        <TroubledNotes />
        <OutcomeLine />
      </main>
      <InspectorPane />
      {overlay === 'palette' ? <CommandPalette onClose={() => setOverlay(null)} /> : null}
      {overlay === 'keyboard' ? <KeyboardMap onClose={() => setOverlay(null)} /> : null}
    </div>
  );
}

function Pages(): ReactNode {
  return (
    <Switch>
      <Route path={PATHS.library}>
        <LibraryPage />
      </Route>
      <Route path={PATHS.search}>
        <SearchPage />
      </Route>
      <Route path={PATHS.names}>
        <NamesPage />
      </Route>
      <Route path={PATHS.highlights}>
        <HighlightsPage />
      </Route>
      <Route path={PATHS.tags}>
        <TagsPage />
      </Route>
      <Route path={PATHS.notes}>
        <NotesPage noteId={null} />
      </Route>
      <Route path={PATHS.note}>{({ id }) => <NotesPage noteId={id} />}</Route>
      <Route path={PATHS.journal}>{({ day }) => <JournalPage day={day} />}</Route>
      <Route path={PATHS.trash}>
        <TrashPage />
      </Route>
      <Route path={PATHS.history}>
        <HistoryPage />
      </Route>
      <Route path={PATHS.settings}>
        <SettingsPage />
      </Route>
      <Route path={PATHS.passphrase}>
        <PassphrasePage />
      </Route>
      <Route path={PATHS.recoveryCode}>
        <RecoveryCodePage />
      </Route>
      <Route path={PATHS.removeProtection}>
        <RemoveProtectionPage />
      </Route>
      <Route path={PATHS.erase}>
        <ErasePage />
      </Route>
      <Route path={PATHS.backups}>
        <BackupsPage />
      </Route>
      <Route path={PATHS.document}>{({ id }) => <ReaderPage documentId={id} />}</Route>
      <Route path={PATHS.beside}>
        {({ id, otherId }) => <BesidePage documentId={id} otherId={otherId} />}
      </Route>
      <Route path="/">
        <Redirect to={PATHS.library} replace />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}

function NotFoundPage() {
  const { pages, shell } = useStrings();
  const [, navigate] = useLocation();
  return (
    <div className={styles.notFound} data-pane="working">
      <title>{pages.windowTitle(pages.notFound)}</title>
      <EmptyState title={pages.notFound} text={shell.pageNotFound} level={1}>
        <Button look="primary" onPress={() => navigate(PATHS.library)}>
          {shell.toLibrary}
        </Button>
      </EmptyState>
    </div>
  );
}

function skipToWorkingArea(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('working-area')?.focus();
}
