import { Collection, GridList, GridListItem, GridListLoadMoreItem } from 'react-aria-components';
import type { UndoStep } from '../../../db/contract/undo.ts';
import { nameOfStep } from '../../app/outcome.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useMomentWords } from '../notes/moment-words.ts';
import styles from './HistoryPages.module.css';

interface Props {
  readonly title: string;
  readonly steps: readonly UndoStep[];
  readonly action: string;
  /** The same with the name of its step, for those who do not see the row. */
  readonly actionOf: (step: string) => string;
  readonly onTake: (upTo: UndoStep) => void;
  readonly onMore: (() => void) | null;
}

/** Steps of one kind, newest first, each with the way to it; nothing where there are none. */
export function StepList({ title, steps, action, actionOf, onTake, onMore }: Props) {
  if (steps.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.sectionTitle}>{title}</h2>
      <GridList aria-label={title} className={classNames(styles.steps)} data-pane-focus="">
        <Collection items={steps} dependencies={[action]}>
          {(step) => <Step step={step} action={action} actionOf={actionOf} onTake={() => onTake(step)} />}
        </Collection>
        {onMore === null ? null : <GridListLoadMoreItem onLoadMore={onMore} />}
      </GridList>
    </section>
  );
}

interface StepProps extends Pick<Props, 'action' | 'actionOf'> {
  readonly step: UndoStep;
  readonly onTake: () => void;
}

function Step({ step, action, actionOf, onTake }: StepProps) {
  const { undo: text } = useStrings();
  const moments = useMomentWords();
  const name = nameOfStep(step, text);
  return (
    <GridListItem id={step.id} textValue={name} className={classNames(styles.row)}>
      <span className={styles.label}>{name.charAt(0).toUpperCase() + name.slice(1)}</span>
      <span className={styles.quiet}>{text.records(step.records)}</span>
      <time className={styles.quiet} dateTime={step.madeAt} title={moments.full(step.madeAt)}>
        {moments.brief(step.madeAt)}
      </time>
      <Button look="quiet" onPress={onTake} aria-label={actionOf(name)}>
        {action}
      </Button>
    </GridListItem>
  );
}
