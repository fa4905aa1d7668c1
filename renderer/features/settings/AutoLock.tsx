import { useChangeSettings } from '../../api/settings.ts';
import { useSettings } from '../../app/settings-context.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import styles from './AutoLock.module.css';

const MINUTES = [5, 15, 30, 60, 0];

/** After how long without anybody at work the library is locked. */
export function AutoLock() {
  const { autoLock } = useStrings().protection;
  const { lockAfterMinutes } = useSettings();
  const change = useChangeSettings();
  // One that was set elsewhere, such as on the command line, is a choice too.
  const minutes = MINUTES.includes(lockAfterMinutes) ? MINUTES : [lockAfterMinutes, ...MINUTES];
  return (
    <div className={styles.autoLock}>
      <RadioGroup
        label={autoLock.label}
        value={String(lockAfterMinutes)}
        choices={minutes.map((count) => ({ value: String(count), label: autoLock.choices(count) }))}
        onChange={(chosen) => change.mutate({ lockAfterMinutes: Number(chosen) })}
      />
      <p className={styles.hint}>{autoLock.hint}</p>
    </div>
  );
}
