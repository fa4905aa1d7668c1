import { use, useEffect, useRef, type ReactNode } from 'react';
import { useChangeSettings } from '../../api/settings.ts';
import { useSessionStore } from '../../app/session.tsx';
import { SettingsContext } from '../../app/settings-context.tsx';
import { useLanguage, useStrings } from '../../strings/language-context.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
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

/** While no library is open the choice is kept in memory; else, and afterwards, the settings keep it. */
function LanguageChoice() {
  const { strings, language } = useLanguage();
  const store = useSessionStore();
  const isLibraryOpen = use(SettingsContext) !== null;
  const { mutate: changeSettings } = useChangeSettings();
  const other = language === 'en' ? 'fa' : 'en';
  const choose = (): void => {
    if (isLibraryOpen) changeSettings({ interfaceLanguage: other });
    else store.change({ language: other });
  };
  return (
    <button type="button" className={styles.language} lang={other} onClick={choose}>
      {strings.common.languageNames[other]}
    </button>
  );
}

/** Something to know before going on, set apart from the rest. */
export function Caution(props: { readonly icon?: IconName; readonly children: ReactNode }) {
  const { icon = 'lock', children } = props;
  return (
    <p className={styles.caution}>
      <Icon name={icon} />
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
