import { useState } from 'react';
import { FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ModalDialog } from '../../ui/ModalDialog.tsx';
import { nameProblem } from './name-problem.ts';
import styles from './TagForms.module.css';

interface Props {
  readonly onCreate: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for the name of a new tag. */
export function NewTagDialog({ onCreate, onClose }: Props) {
  const { tags, common } = useStrings();
  const [name, setName] = useState('');
  const problem = nameProblem(name, tags.problems);
  const canBeMade = name.trim() !== '' && problem === null;
  return (
    <ModalDialog title={tags.newTag} closeLabel={common.close} onClose={onClose} place="question">
      <Form
        className={classNames(styles.form, styles.question)}
        onSubmit={(event) => {
          event.preventDefault();
          if (canBeMade) onCreate(name.trim());
        }}
      >
        <TextField
          value={name}
          onChange={setName}
          isInvalid={problem !== null}
          // A dialog has to take the focus, and this is its first field.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          className={classNames(styles.field)}
        >
          <Label>{tags.nameOfNew}</Label>
          <Input className={classNames(styles.input)} dir="auto" spellCheck={false} autoComplete="off" />
          <FieldError className={classNames(styles.problem)}>{problem}</FieldError>
        </TextField>
        <div className={styles.actions}>
          <Button look="primary" type="submit" isDisabled={!canBeMade}>
            {tags.create}
          </Button>
          <Button onPress={onClose}>{tags.cancel}</Button>
        </div>
      </Form>
    </ModalDialog>
  );
}
