import { ProgressBar } from 'react-aria-components';
import styles from './BusyLine.module.css';
import { classNames } from './class-names.ts';

/** Something is under way whose end cannot be foretold. */
export function BusyLine({ label, detail }: { readonly label: string; readonly detail?: string }) {
  return (
    <div className={styles.busy} aria-live="polite">
      <p className={styles.label}>{label}</p>
      <ProgressBar isIndeterminate aria-label={label} className={classNames(styles.track)}>
        <div className={styles.fill} />
      </ProgressBar>
      {detail === undefined ? null : <p className={styles.detail}>{detail}</p>}
    </div>
  );
}
