import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import styles from './Select.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** One of several choices, shown when asked for. */
export function Select({ label, value, choices, onChange }: Props) {
  return (
    <AriaSelect
      aria-label={label}
      value={value}
      onChange={(chosen) => {
        if (typeof chosen === 'string') onChange(chosen);
      }}
      className={classNames(styles.select)}
    >
      <Button className={classNames(styles.button)}>
        <SelectValue className={classNames(styles.value)} />
        <Icon name="chevronDown" />
      </Button>
      <Popover className={classNames(styles.popover)} offset={4}>
        <ListBox className={classNames(styles.list)} items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.value} textValue={choice.label} className={classNames(styles.choice)}>
              {choice.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
