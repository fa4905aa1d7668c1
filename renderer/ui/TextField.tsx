import type { Ref } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextField as AriaTextField,
  type TextFieldProps,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './TextField.module.css';

interface Props extends Omit<TextFieldProps, 'className' | 'children' | 'style' | 'type'> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** `code`: figures and Latin letters, read character by character, from the left in every language. */
  readonly look?: 'plain' | 'code';
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A field for one line of text. */
export function TextField({ label, hint, error, look = 'plain', inputRef, ...field }: Props) {
  return (
    <AriaTextField {...field} isInvalid={error !== undefined} className={classNames(styles.field)}>
      <Label className={classNames(styles.label)}>{label}</Label>
      <Input
        className={classNames(styles.input, look === 'code' && styles.code)}
        dir={look === 'code' ? 'ltr' : 'auto'}
        spellCheck={false}
        autoCapitalize="none"
        autoCorrect="off"
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
      {hint === undefined ? null : (
        <Text slot="description" className={classNames(styles.hint)}>
          {hint}
        </Text>
      )}
      <FieldError className={classNames(styles.error)}>{error}</FieldError>
    </AriaTextField>
  );
}
