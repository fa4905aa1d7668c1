import { useStrings } from '../strings/language-context.tsx';
import { Button } from '../ui/Button.tsx';
import { ModalDialog } from '../ui/ModalDialog.tsx';
import type { Question } from './question.ts';
import styles from './ConfirmationDialog.module.css';

interface Props {
  readonly question: Question;
  readonly onAnswer: (isMeant: boolean) => void;
}

/** Names what is to be done and how many records it changes. Enter cancels until the other button is chosen. */
export function ConfirmationDialog({ question, onAnswer }: Props) {
  const { undo, common } = useStrings();
  const { method, records, title } = question;
  const isForGood = method === 'trash.empty';
  return (
    <ModalDialog
      title={title ?? undo.questions[method]}
      closeLabel={common.close}
      onClose={() => onAnswer(false)}
      place="question"
    >
      <div className={styles.content}>
        <p>{isForGood ? undo.destroys(records) : undo.changes(records)}</p>
        {isForGood ? <p className={styles.forGood}>{undo.destroysForGood}</p> : null}
        <div className={styles.answers}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
          <Button onPress={() => onAnswer(false)} autoFocus>
            {undo.cancel}
          </Button>
          <Button look="primary" onPress={() => onAnswer(true)}>
            {isForGood ? undo.destroy(records) : undo.change(records)}
          </Button>
        </div>
      </div>
    </ModalDialog>
  );
}
