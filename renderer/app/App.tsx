import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { CoreProvider, useIsCoreStopped } from '../api/core-context.tsx';
import type { Secret } from '../api/secret.ts';
import { useStoredSettings } from '../api/settings.ts';
import { useIsLocking, useVaultStatus } from '../api/vault.ts';
import { ObstructedPage } from '../features/backups/ObstructedPage.tsx';
import { isRestorable } from '../features/backups/restorable.ts';
import { NoteDeskProvider } from '../features/notes/draft/NoteDeskProvider.tsx';
import { UnsavedTexts } from '../features/notes/UnsavedTexts.tsx';
import { LockingPage } from '../features/vault/LockingPage.tsx';
import { RecoveryOffer } from '../features/vault/RecoveryOffer.tsx';
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
import { useForgetLibrary } from './forget-library.ts';
import { SessionProvider, useSession, type SessionStore } from './session.tsx';
import { SettingsContext } from './settings-context.tsx';
import { Shell } from './Shell.tsx';
import { createUnsavedWork, UnsavedWorkContext } from './unsaved-work.ts';

interface Props {
  readonly transport: CoreTransport;
  readonly queryClient: QueryClient;
  readonly session: SessionStore;
}

/** The whole interface over one connection to the core. */
export function App({ transport, queryClient, session }: Props) {
  const [unsavedWork] = useState(createUnsavedWork);
  return (
    <CoreProvider transport={transport} queryClient={queryClient} saveAll={unsavedWork.saveAll}>
      <SessionProvider store={session}>
        <UnsavedWorkContext value={unsavedWork}>
          <NoteDeskProvider>
            <Workbench />
          </NoteDeskProvider>
        </UnsavedWorkContext>
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
  const isLocking = useIsLocking();
  const stored = useStoredSettings({ isLibraryOpen });
  const settings = isLibraryOpen ? (stored.data ?? null) : null;
  const sessionLanguage = useSession((session) => session.language);
  const tools = LANGUAGES[settings?.interfaceLanguage ?? sessionLanguage];
  useAppearance(settings, tools);
  const [newPassphrase, setNewPassphrase] = useState<Secret | null>(null);
  const dropPassphrase = useCallback(() => setNewPassphrase(null), []);
  useForgetLibrary({
    state: vault.data?.state,
    isLocking,
    language: settings?.interfaceLanguage,
    onClosed: dropPassphrase,
  });
  return (
    <LanguageContext value={tools}>
      <I18nProvider locale={LOCALES[tools.language]}>
        <ErrorBoundary>
          {/* Another one, so that nothing that was announced stays on the page of the lock. */}
          <AnnouncerProvider key={isLibraryOpen && !isLocking ? 'open' : 'closed'}>
            <SettingsContext value={settings}>
              <CommandProvider>
                <PageForVault
                  error={vault.error ?? (isLibraryOpen ? stored.error : null)}
                  onTryAgain={() => void (vault.error === null ? stored.refetch() : vault.refetch())}
                  state={vault.data?.state ?? null}
                  isReady={settings !== null}
                  isLocking={isLocking}
                  newPassphrase={newPassphrase}
                  onProtecting={setNewPassphrase}
                  onOffered={dropPassphrase}
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
  readonly isLocking: boolean;
  /** Of a library that was made just now, until the recovery code has been offered. */
  readonly newPassphrase: Secret | null;
  readonly onProtecting: (passphrase: Secret) => void;
  readonly onOffered: () => void;
}

function PageForVault(props: PageProps): ReactNode {
  const { error, onTryAgain, state, isReady, isLocking, newPassphrase, onProtecting, onOffered } = props;
  const isStopped = useIsCoreStopped();
  if (error?.failure.code === 'forbidden') return <NoTokenPage />;
  if (isStopped) {
    const failure = { code: 'core-stopped', message: '' } as const;
    return (
      <ErrorScreen failure={failure} onTryAgain={() => window.location.reload()}>
        <UnsavedTexts />
      </ErrorScreen>
    );
  }
  if (error !== null && isRestorable(error.failure.code)) {
    return <ObstructedPage failure={error.failure} onTryAgain={onTryAgain} />;
  }
  if (error !== null) return <ErrorScreen failure={error.failure} onTryAgain={onTryAgain} />;
  if (state === 'absent') return <WelcomePage onProtecting={onProtecting} />;
  if (state === 'locked') return <UnlockPage />;
  if (isLocking) return <LockingPage />;
  if (state !== 'open' || !isReady) return null;
  return newPassphrase === null ? <Shell /> : <RecoveryOffer passphrase={newPassphrase} onDone={onOffered} />;
}
