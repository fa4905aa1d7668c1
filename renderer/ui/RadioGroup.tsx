import { Label, Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './RadioGroup.module.css';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few choices, all of them visible. */
export function RadioGroup<Value extends string>({ label, value, choices, onChange }: Props<Value>) {
  const choose = (chosen: string): void => {
    const choice = choices.find((candidate) => candidate.value === chosen);
    if (choice !== undefined) onChange(choice.value);
  };
  return (
    <AriaRadioGroup
      className={classNames(styles.group)}
      value={value}
      onChange={choose}
      orientation="horizontal"
    >
      <Label className={classNames(styles.label)}>{label}</Label>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className={classNames(styles.choice)}>
            <span className={styles.dot} aria-hidden="true" />
            <span lang={choice.lang}>{choice.label}</span>
          </Radio>
        ))}
      </div>
    </AriaRadioGroup>
  );
}
