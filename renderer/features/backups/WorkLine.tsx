import type { Progress } from '../../api/progress-board.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import styles from './Backups.module.css';
import { useFocusIfLost } from './use-focus-if-lost.ts';

interface Props {
  readonly label: string;
  readonly detail?: string;
  readonly progress: Progress | null;
  readonly onStop: () => void;
}

/** Long work, with how far it has come where that can be told, and the way to stop it. */
export function WorkLine({ label, detail, progress, onStop }: Props) {
  const { work, check } = useStrings().backups;
  const stop = useFocusIfLost<HTMLButtonElement>();
  const percent =
    progress === null || progress.total === 0 ? null : Math.floor((100 * progress.done) / progress.total);
  return (
    <div className={styles.work}>
      <ProgressLine
        label={label}
        detail={detail}
        percent={percent}
        valueText={percent === null ? work.underWay : check.percent(percent)}
      />
      <Button onPress={onStop} ref={stop}>
        {work.stop}
      </Button>
    </div>
  );
}
