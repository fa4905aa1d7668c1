import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useStrings } from '../../../strings/language-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { ModalDialog } from '../../../ui/ModalDialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './NameDialog.module.css';

/** Why a name was not taken. */
export type Refusal =
  | { readonly why: 'unnamable' | 'too-long' }
  /** `overwrite` puts this search in the place of the one that has the name. */
  | { readonly why: 'taken'; readonly overwrite: (() => void) | null };

interface Props {
  readonly title: string;
  readonly name: string;
  readonly submit: string;
  /** Does what the dialog is for; `null` where it was done. */
  readonly onName: (name: string) => Promise<Refusal | null>;
  readonly onClose: () => void;
}

/** Asks for the name of a saved search. */
export function NameDialog({ title, name, submit, onName, onClose }: Props) {
  const { search, common } = useStrings();
  const [typed, setTyped] = useState(name);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (): Promise<void> => {
    const answer = await onName(typed.trim());
    if (answer === null) onClose();
    else setRefusal(answer);
  };
  const sentences = {
    taken: search.saved.taken,
    unnamable: search.saved.unnamable,
    'too-long': search.saved.tooLong,
  };
  const overwrite = refusal?.why === 'taken' ? refusal.overwrite : null;
  return (
    <ModalDialog title={title} closeLabel={common.close} onClose={onClose} place="question">
      <Form
        className={classNames(styles.form)}
        // The field says itself what is wrong with it, in the words of the interface.
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') void send();
        }}
      >
        <TextField
          label={search.saved.name}
          value={typed}
          maxLength={200}
          // A dialog has to take the focus, and this is its first field.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onFocus={(event) => {
            if (event.target instanceof HTMLInputElement) event.target.select();
          }}
          onChange={(value) => {
            setTyped(value);
            setRefusal(null);
          }}
          error={refusal === null ? undefined : sentences[refusal.why]}
        />
        <div className={styles.actions}>
          <Button look="primary" type="submit" isDisabled={typed.trim() === ''}>
            {submit}
          </Button>
          {overwrite === null ? null : (
            <Button
              onPress={() => {
                overwrite();
                onClose();
              }}
            >
              {search.saved.overwrite}
            </Button>
          )}
          <Button onPress={onClose}>{search.saved.cancel}</Button>
        </div>
      </Form>
    </ModalDialog>
  );
}
