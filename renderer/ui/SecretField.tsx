import { useState, type Ref } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextField,
  ToggleButton,
  type TextFieldProps,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import styles from './SecretField.module.css';

interface Props extends Omit<TextFieldProps, 'className' | 'children' | 'style' | 'type'> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly showLabel: string;
  readonly hideLabel: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A field for a secret, hidden until the person asks to see it. */
export function SecretField(props: Props) {
  const { label, hint, error, showLabel, hideLabel, inputRef, ...field } = props;
  const [isShown, setIsShown] = useState(false);
  return (
    <TextField
      {...field}
      isInvalid={error !== undefined}
      type={isShown ? 'text' : 'password'}
      className={classNames(styles.field)}
    >
      <Label className={classNames(styles.label)}>{label}</Label>
      <div className={styles.box}>
        <Input
          className={classNames(styles.input)}
          dir="auto"
          spellCheck={false}
          autoCapitalize="none"
          autoCorrect="off"
          {...(inputRef === undefined ? {} : { ref: inputRef })}
        />
        <ToggleButton
          className={classNames(styles.reveal)}
          isSelected={isShown}
          onChange={setIsShown}
          aria-label={isShown ? hideLabel : showLabel}
        >
          <Icon name={isShown ? 'eyeOff' : 'eye'} />
        </ToggleButton>
      </div>
      {hint === undefined ? null : (
        <Text slot="description" className={classNames(styles.hint)}>
          {hint}
        </Text>
      )}
      <FieldError className={classNames(styles.error)}>{error}</FieldError>
    </TextField>
  );
}
