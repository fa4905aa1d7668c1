import { ProgressBar } from 'react-aria-components';
import busyStyles from './BusyLine.module.css';
import { classNames } from './class-names.ts';
import styles from './ProgressLine.module.css';

interface Props {
  readonly label: string;
  readonly detail?: string | undefined;
  /** 0 to 100; `null` where the end cannot be foretold. */
  readonly percent: number | null;
  /** How far it is, in words. */
  readonly valueText: string;
}

/** Something is under way, and how far it has come. Its beginning is announced; its steps are not. */
export function ProgressLine({ label, detail, percent, valueText }: Props) {
  return (
    <div className={busyStyles.busy}>
      <div className={styles.head}>
        <p className={busyStyles.label} aria-live="polite">
          {label}
        </p>
        {percent === null ? null : (
          <span className={styles.value} aria-hidden="true">
            {valueText}
          </span>
        )}
      </div>
      <ProgressBar
        aria-label={label}
        {...(percent === null ? { isIndeterminate: true } : { value: percent, valueLabel: valueText })}
        className={classNames(busyStyles.track)}
      >
        {percent === null ? (
          <div className={busyStyles.fill} />
        ) : (
          <div className={styles.fill} style={{ inlineSize: `${percent}%` }} />
        )}
      </ProgressBar>
      {detail === undefined ? null : <p className={busyStyles.detail}>{detail}</p>}
    </div>
  );
}
