import { useState, type ReactNode } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useStrings } from '../strings/language-context.tsx';
import { LibraryPage } from '../features/library/LibraryPage.tsx';
import { BesidePage, ReaderPage } from '../features/reader/ReaderPage.tsx';
import { SearchPage } from '../features/search/SearchPage.tsx';
import { SettingsPage } from '../features/settings/SettingsPage.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { InspectorPane } from './InspectorPane.tsx';
import { KeyboardMap } from './KeyboardMap.tsx';
import { PATHS } from './routes.ts';
import { Rail } from './Rail.tsx';
import { useShellCommands, type Overlay } from './shell-commands.ts';
import styles from './Shell.module.css';

/** Rail, working area and inspector around the page that the address names. */
export function Shell() {
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
        <Pages />
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
      <Route path={PATHS.settings}>
        <SettingsPage />
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
