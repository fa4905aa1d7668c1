import { Label, TextArea, TextField } from 'react-aria-components';
import { MAX_COMMENT_LENGTH } from '../../../db/contract/limits.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './CommentField.module.css';
import { useSavedText } from './saved-text.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly takesFocus?: boolean;
  /** Answers whether it was saved. */
  readonly onSave: (comment: string) => Promise<boolean>;
  /** Told when Ctrl+Enter has said that the comment is finished. */
  readonly onFinish?: () => void;
}

/** A comment, saved in one piece when its field is left or with Ctrl+Enter. */
export function CommentField({ label, value, takesFocus = false, onSave, onFinish }: Props) {
  const { text, write, save } = useSavedText(value, onSave);
  return (
    <TextField
      className={classNames(styles.field)}
      value={text}
      onChange={write}
      onBlur={() => void save()}
      maxLength={MAX_COMMENT_LENGTH}
      // Only where the comment is what the card was opened for.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={takesFocus}
    >
      <Label className={classNames(styles.label)}>{label}</Label>
      <TextArea
        className={classNames(styles.text)}
        dir="auto"
        rows={2}
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void save().then((isKept) => (isKept ? onFinish?.() : undefined));
        }}
      />
    </TextField>
  );
}
