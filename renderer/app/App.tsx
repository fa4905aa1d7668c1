import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { CoreProvider, useIsCoreStopped } from '../api/core-context.tsx';
import { useStoredSettings } from '../api/settings.ts';
import { useVaultStatus } from '../api/vault.ts';
import { UnlockPage } from '../features/vault/UnlockPage.tsx';
import { WelcomePage } from '../features/vault/WelcomePage.tsx';
import type { CoreTransport } from '../host/core-transport.ts';
import { LanguageContext } from '../strings/language-context.tsx';
import { LANGUAGES } from '../strings/language-tools.ts';
import { AnnouncerProvider } from './announcer.tsx';
import { useAppearance } from './appearance.ts';
import { CommandProvider } from './command-handlers.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { ErrorScreen, NoTokenPage } from './ErrorScreen.tsx';
import { SessionProvider, useSession, type SessionStore } from './session.tsx';
import { SettingsContext } from './settings-context.tsx';
import { Shell } from './Shell.tsx';

interface Props {
  readonly transport: CoreTransport;
  readonly queryClient: QueryClient;
  readonly session: SessionStore;
}

/** The whole interface over one connection to the core. */
export function App({ transport, queryClient, session }: Props) {
  return (
    <CoreProvider transport={transport} queryClient={queryClient}>
      <SessionProvider store={session}>
        <Workbench />
      </SessionProvider>
    </CoreProvider>
  );
}

/** The page for a window that was opened without the token of the launch. */
export function AppWithoutToken({ session }: Pick<Props, 'session'>) {
  const tools = LANGUAGES[session.get().language];
  useAppearance(null, tools);
  return (
    <LanguageContext value={tools}>
      <NoTokenPage />
    </LanguageContext>
  );
}

const LOCALES = { en: 'en-GB', fa: 'fa-IR' } as const;

/** Shows what the state of the vault allows: the first page, the lock, or the library. */
function Workbench() {
  const vault = useVaultStatus();
  const isLibraryOpen = vault.data?.state === 'open';
  const stored = useStoredSettings({ isLibraryOpen });
  const settings = isLibraryOpen ? (stored.data ?? null) : null;
  const sessionLanguage = useSession((session) => session.language);
  const tools = LANGUAGES[settings?.interfaceLanguage ?? sessionLanguage];
  useAppearance(settings, tools);
  return (
    <LanguageContext value={tools}>
      <I18nProvider locale={LOCALES[tools.language]}>
        <ErrorBoundary>
          <AnnouncerProvider>
            <SettingsContext value={settings}>
              <CommandProvider>
                <PageForVault
                  error={vault.error ?? (isLibraryOpen ? stored.error : null)}
                  onTryAgain={() => void (vault.error === null ? stored.refetch() : vault.refetch())}
                  state={vault.data?.state ?? null}
                  isReady={settings !== null}
                />
              </CommandProvider>
            </SettingsContext>
          </AnnouncerProvider>
        </ErrorBoundary>
      </I18nProvider>
    </LanguageContext>
  );
}

interface PageProps {
  readonly error: ReturnType<typeof useVaultStatus>['error'];
  readonly onTryAgain: () => void;
  readonly state: 'absent' | 'locked' | 'open' | null;
  readonly isReady: boolean;
}

function PageForVault({ error, onTryAgain, state, isReady }: PageProps): ReactNode {
  const isStopped = useIsCoreStopped();
  if (error?.failure.code === 'forbidden') return <NoTokenPage />;
  if (isStopped) {
    const failure = { code: 'core-stopped', message: '' } as const;
    return <ErrorScreen failure={failure} onTryAgain={() => window.location.reload()} />;
  }
  if (error !== null) return <ErrorScreen failure={error.failure} onTryAgain={onTryAgain} />;
  if (state === 'absent') return <WelcomePage />;
  if (state === 'locked') return <UnlockPage />;
  return state === 'open' && isReady ? <Shell /> : null;
}
