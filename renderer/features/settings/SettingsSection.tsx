import { useId, type ReactNode } from 'react';
import styles from './SettingsSection.module.css';

/** A part of the settings under its title. */
export function SettingsSection(props: { readonly title: string; readonly children: ReactNode }) {
  const titleId = useId();
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <h2 className={styles.title} id={titleId}>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}
