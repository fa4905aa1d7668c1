import { useState, type FormEvent } from 'react';
import { Form, Label, TextArea, TextField } from 'react-aria-components';
import { MAX_COMMENT_LENGTH } from '../../../db/contract/limits.ts';
import type { LinkKind } from '../../../db/contract/links.ts';
import type { Failure } from '../../../db/contract/result.ts';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ModalDialog } from '../../ui/ModalDialog.tsx';
import { EndWords, type ShownEnd } from './EndWords.tsx';
import { KindChoice } from './KindChoice.tsx';
import styles from './LinkDialog.module.css';

export interface LinkAnswer {
  readonly kind: LinkKind;
  readonly comment: string;
  /** The ends changed places. */
  readonly isTurned: boolean;
}

interface Props {
  readonly title: string;
  readonly from: ShownEnd;
  readonly to: ShownEnd;
  readonly initial: Omit<LinkAnswer, 'isTurned'>;
  readonly failure: Failure | null;
  readonly saveLabel: string;
  readonly onSave: (answer: LinkAnswer) => void;
  readonly onClose: () => void;
}

/** Kinds that say the same from both ends. */
const MUTUAL: ReadonlySet<LinkKind> = new Set(['same-utterance', 'see-also']);

/** What a link says, and in which direction: the two passages with the words between them that make it a sentence. */
export function LinkDialog(props: Props) {
  const { title, from, to, initial, failure, saveLabel, onSave, onClose } = props;
  const { links, common, undo } = useStrings();
  const [kind, setKind] = useState(initial.kind);
  const [comment, setComment] = useState(initial.comment);
  const [isTurned, setIsTurned] = useState(false);
  const [first, second] = isTurned ? [to, from] : [from, to];
  const save = (event?: FormEvent): void => {
    event?.preventDefault();
    onSave({ kind, comment: comment.toWellFormed().replaceAll('\u0000', ''), isTurned });
  };
  return (
    <ModalDialog title={title} closeLabel={common.close} onClose={onClose} place="centre">
      <Form className={classNames(styles.form)} onSubmit={save}>
        <div className={styles.columns}>
          <div className={styles.column}>
            <EndWords end={first} />
            <p className={styles.phrase}>
              <span>{links.phrases[kind].from}</span>
              {MUTUAL.has(kind) ? null : (
                <Button look="quiet" icon="turn" onPress={() => setIsTurned(!isTurned)}>
                  {links.turn}
                </Button>
              )}
            </p>
            <EndWords end={second} />
            <CommentOfLink value={comment} onChange={setComment} onFinish={save} />
          </div>
          <div className={styles.column}>
            <KindChoice value={kind} onChange={setKind} />
          </div>
        </div>
        {failure === null ? null : <LinkFailure failure={failure} />}
        <div className={styles.answers}>
          <Button onPress={onClose}>{undo.cancel}</Button>
          <Button look="primary" type="submit">
            {saveLabel}
          </Button>
        </div>
      </Form>
    </ModalDialog>
  );
}

/** Why it was not kept, in the words of links where they say more than the code does. */
function LinkFailure({ failure }: { readonly failure: Failure }) {
  const { problems } = useStrings().links;
  if (failure.code !== 'invalid-input' && failure.code !== 'name-taken')
    return <FailureNotice failure={failure} />;
  return (
    <p className={styles.problem} role="alert">
      {failure.code === 'name-taken' ? problems.isThere : problems.samePlace}
    </p>
  );
}

interface CommentProps {
  readonly value: string;
  readonly onChange: (comment: string) => void;
  readonly onFinish: () => void;
}

function CommentOfLink({ value, onChange, onFinish }: CommentProps) {
  const { links } = useStrings();
  return (
    <TextField
      className={classNames(styles.comment)}
      value={value}
      onChange={onChange}
      maxLength={MAX_COMMENT_LENGTH}
    >
      <Label className={classNames(styles.label)}>{links.comment}</Label>
      <TextArea
        className={classNames(styles.text)}
        dir="auto"
        rows={2}
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onFinish();
        }}
      />
    </TextField>
  );
}
