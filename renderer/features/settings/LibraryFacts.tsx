import { useLibraryStatus } from '../../api/library.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import styles from './LibraryFacts.module.css';
import { SettingsSection } from './SettingsSection.tsx';

/** What the library holds, in numbers. */
export function LibraryFacts() {
  const { settings } = useStrings();
  const formats = useFormats();
  const { data } = useLibraryStatus();
  if (data === undefined) return null;
  const facts = [
    [settings.counts.documents, formats.number(data.documents)],
    [settings.counts.passages, formats.number(data.passages)],
    [settings.counts.words, formats.number(data.words)],
    [settings.counts.version, data.version],
  ] as const;
  return (
    <SettingsSection title={settings.library}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt className={styles.name}>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </SettingsSection>
  );
}
