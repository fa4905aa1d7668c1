import type { KeyboardEvent, Ref } from 'react';
import { Button, Input, SearchField as AriaSearchField, type SearchFieldProps } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import styles from './SearchField.module.css';

interface Props extends Omit<SearchFieldProps, 'className' | 'children' | 'style' | 'aria-label'> {
  readonly label: string;
  readonly placeholder?: string;
  readonly clearLabel: string;
  readonly size?: 'large' | 'small';
  readonly inputRef?: Ref<HTMLInputElement>;
  /** For the first field of a dialog, which is where its focus belongs. */
  readonly takesFocus?: boolean;
  readonly inputId?: string;
  readonly onInputKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** What Escape does; without it Escape empties the field. */
  readonly onEscape?: () => void;
  /** What Enter does while nothing of the list that belongs to the field is chosen yet. */
  readonly onEnterUnchosen?: () => void;
}

/** A box to type in, with a sign of what it is for and a button that empties it. */
export function SearchField(props: Props) {
  const { label, placeholder, clearLabel, size = 'small', inputRef, inputId, ...rest } = props;
  const { takesFocus, onInputKeyDown, onEscape, onEnterUnchosen, ...field } = rest;
  const onKeyDownCapture = (event: KeyboardEvent<HTMLInputElement>): void => {
    const act = event.key === 'Escape' ? onEscape : isUnchosenEnter(event) ? onEnterUnchosen : undefined;
    if (act === undefined) return;
    event.preventDefault();
    // The list has its own first choice in mind before it says so: without this, Enter would act twice.
    event.stopPropagation();
    act();
  };
  return (
    <AriaSearchField
      {...field}
      {...(inputId === undefined ? {} : { id: inputId })}
      // Only dialogs ask for it, and a dialog has to take the focus.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={takesFocus === true}
      aria-label={label}
      className={classNames(styles.field, styles[size])}
    >
      <span className={styles.sign}>
        <Icon name="search" />
      </span>
      <Input
        className={classNames(styles.input)}
        spellCheck={false}
        autoComplete="off"
        autoCorrect="off"
        onKeyDownCapture={onKeyDownCapture}
        {...(onInputKeyDown === undefined ? {} : { onKeyDown: onInputKeyDown })}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
      <Button className={classNames(styles.clear)} aria-label={clearLabel}>
        <Icon name="close" />
      </Button>
    </AriaSearchField>
  );
}

/** Enter, where nothing is chosen yet and no letter is being put together. */
function isUnchosenEnter(event: KeyboardEvent<HTMLInputElement>): boolean {
  const chosen = event.currentTarget.getAttribute('aria-activedescendant');
  // For a moment it may still name what the list no longer has.
  const isChosen = chosen !== null && event.currentTarget.ownerDocument.getElementById(chosen) !== null;
  return event.key === 'Enter' && !isChosen && !event.nativeEvent.isComposing;
}
