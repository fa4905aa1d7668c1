import type { ReactNode } from 'react';
import type { TextDirection } from '../../../../db/contract/models.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import styles from './TaskView.module.css';

interface Props {
  readonly isDone: boolean;
  readonly direction: TextDirection | undefined;
  readonly children: ReactNode;
}

/** A task in a list, with its box. It shows how the task stands; it is checked in the text, as everything is written there. */
export function TaskView({ isDone, direction, children }: Props) {
  const { notes } = useStrings();
  return (
    <li className={styles.task} dir={direction}>
      {/* Drawn like every other sign: an image of its own would be another file. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <span className={styles.box} role="img" aria-label={isDone ? notes.taskDone : notes.taskOpen}>
        {isDone ? <Icon name="check" /> : null}
      </span>
      {children}
    </li>
  );
}
