import { useEffect, useRef, type ReactNode } from 'react';
import { useSession, useSessionStore } from '../../app/session.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './VaultPage.module.css';

interface Props {
  readonly title: string;
  readonly pageTitle: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the pages before the library is open: one calm column. */
export function VaultPage({ title, pageTitle, intro, children }: Props) {
  const strings = useStrings();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <main className={styles.page}>
      <title>{strings.pages.windowTitle(pageTitle)}</title>
      <div className={styles.column}>
        <header className={styles.header}>
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <LanguageChoice />
        </header>
        {intro}
        {children}
      </div>
    </main>
  );
}

/** Before the library is open the choice is kept in memory; the settings keep it afterwards. */
function LanguageChoice() {
  const strings = useStrings();
  const store = useSessionStore();
  const language = useSession((session) => session.language);
  const other = language === 'en' ? 'fa' : 'en';
  return (
    <button
      type="button"
      className={styles.language}
      lang={other}
      onClick={() => store.change({ language: other })}
    >
      {strings.common.languageNames[other]}
    </button>
  );
}

/** Something to know before going on, set apart from the rest. */
export function Caution({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.caution}>
      <Icon name="lock" />
      <span>{children}</span>
    </p>
  );
}

/** What went wrong, read out at once. */
export function Refusal({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.refusal} role="alert">
      {children}
    </p>
  );
}
