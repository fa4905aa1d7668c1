import { Label, Radio, RadioGroup } from 'react-aria-components';
import { LINK_KINDS } from '../../../db/contract/link-kinds.ts';
import type { LinkKind } from '../../../db/contract/links.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './KindChoice.module.css';

interface Props {
  readonly value: LinkKind;
  readonly onChange: (kind: LinkKind) => void;
}

/** The kind chosen can be seen from the start, in a low window too. */
function showWhole(choice: HTMLElement | null): void {
  choice?.scrollIntoView({ block: 'nearest' });
}

/** What one passage is to the other, each kind with what it means. */
export function KindChoice({ value, onChange }: Props) {
  const { links } = useStrings();
  return (
    <RadioGroup
      className={classNames(styles.group)}
      value={value}
      onChange={(chosen) => {
        const kind = LINK_KINDS.find((candidate) => candidate === chosen);
        if (kind !== undefined) onChange(kind);
      }}
    >
      <Label className={classNames(styles.label)}>{links.kind}</Label>
      {LINK_KINDS.map((kind) => (
        // What is asked first, and what the arrows answer at once; Enter then makes the link.
        <Radio
          key={kind}
          ref={kind === value ? showWhole : undefined}
          value={kind}
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={kind === value}
          className={classNames(styles.choice)}
        >
          <span className={styles.dot} aria-hidden="true" />
          <span className={styles.text}>
            <span className={styles.name}>{links.kinds[kind]}</span>
            <span className={styles.meaning}>{links.meanings[kind]}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
