import { Link, useLocation } from 'wouter';
import { useChangeSettings } from '../api/settings.ts';
import { useVaultStatus } from '../api/vault.ts';
import { useStrings } from '../strings/language-context.tsx';
import { IconButton } from '../ui/Button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { useCommandDesk, useKeysOf } from './command-handlers.tsx';
import { PATHS } from './routes.ts';
import { useSessionStore } from './session.tsx';
import { useSettings } from './settings-context.tsx';
import { UndoButtons } from './undo.tsx';
import styles from './Rail.module.css';

interface Place {
  readonly path: string;
  readonly icon: IconName;
  readonly label: string;
  /** `page`: this page; `true`: the page belongs to this part. */
  readonly current: 'page' | 'true' | undefined;
  readonly onGo?: () => void;
}

/** The parts of Sanad, at the near side of the window. */
export function Rail({ onOpenPalette }: { readonly onOpenPalette: () => void }) {
  const { pages, shell } = useStrings();
  const { isRailExpanded } = useSettings();
  const { mutate: changeSettings } = useChangeSettings();
  const [location] = useLocation();
  const keysOf = useKeysOf();
  const store = useSessionStore();
  const isReading = location.startsWith('/documents/');
  const isWriting = location.startsWith('/notes/') || location.startsWith('/journal/');
  return (
    <nav
      className={classNames(styles.rail, isRailExpanded && styles.expanded)}
      aria-label={shell.rail}
      data-pane="rail"
    >
      <ul className={styles.places}>
        <RailLink
          path={PATHS.library}
          icon="library"
          label={pages.library}
          current={isReading ? 'true' : location === PATHS.library ? 'page' : undefined}
        />
        <RailLink
          path={PATHS.search}
          icon="search"
          label={pages.search}
          current={location === PATHS.search ? 'page' : location === PATHS.names ? 'true' : undefined}
          onGo={() => store.change({ searchHit: null })}
        />
        <RailLink
          path={PATHS.highlights}
          icon="highlight"
          label={pages.highlights}
          current={location === PATHS.highlights ? 'page' : undefined}
        />
        <RailLink
          path={PATHS.tags}
          icon="tag"
          label={pages.tags}
          current={location === PATHS.tags ? 'page' : undefined}
        />
        <RailLink
          path={PATHS.notes}
          icon="note"
          label={pages.notes}
          current={location === PATHS.notes ? 'page' : isWriting ? 'true' : undefined}
        />
      </ul>
      <Protection />
      <div className={styles.small}>
        <UndoButtons />
        <SmallLink path={PATHS.history} icon="history" label={pages.history} />
        <SmallLink path={PATHS.trash} icon="trash" label={pages.trash} />
      </div>
      <ul className={styles.places}>
        <li>
          <button type="button" className={styles.place} onClick={onOpenPalette} title={keysOf('palette')}>
            <Icon name="keyboard" />
            <span>{shell.commands}</span>
          </button>
        </li>
        <RailLink
          path={PATHS.settings}
          icon="settings"
          label={pages.settings}
          current={
            location === PATHS.settings
              ? 'page'
              : location.startsWith(`${PATHS.settings}/`)
                ? 'true'
                : undefined
          }
        />
      </ul>
      <div className={styles.width}>
        <IconButton
          icon="paneStart"
          label={isRailExpanded ? shell.collapseRail : shell.expandRail}
          keys={keysOf('toggleRail')}
          onPress={() => changeSettings({ isRailExpanded: !isRailExpanded })}
        />
      </div>
    </nav>
  );
}

function RailLink({ path, icon, label, current, onGo }: Place) {
  return (
    <li>
      <Link href={path} className={classNames(styles.place)} aria-current={current} onClick={onGo}>
        <Icon name={icon} />
        <span>{label}</span>
      </Link>
    </li>
  );
}

/** A part that is gone to seldom: its sign alone, with the name as its tooltip. */
function SmallLink({ path, icon, label }: Pick<Place, 'path' | 'icon' | 'label'>) {
  const [location] = useLocation();
  return (
    <Link
      href={path}
      className={classNames(styles.smallPlace)}
      aria-current={location === path ? 'page' : undefined}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </Link>
  );
}

/** Locks a protected library; says of another that it is not protected. */
function Protection() {
  const { shell, protection } = useStrings();
  const desk = useCommandDesk();
  const keysOf = useKeysOf();
  const status = useVaultStatus().data;
  if (status === undefined || status.protection === null) return <div className={styles.gap} />;
  return (
    <div className={styles.gap}>
      {status.protection === 'open' ? (
        <Link href={PATHS.settings} className={classNames(styles.protection)} title={shell.notProtectedHint}>
          <Icon name="lockOpen" />
          <span>{shell.notProtected}</span>
        </Link>
      ) : (
        <button
          type="button"
          className={styles.place}
          onClick={() => desk.run('lock')}
          title={`${protection.lockHint} (${keysOf('lock')})`}
        >
          <Icon name="lock" />
          <span>{protection.lock}</span>
        </button>
      )}
    </div>
  );
}
