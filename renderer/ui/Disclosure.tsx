import type { ReactNode } from 'react';
import { Button, Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './Disclosure.module.css';
import { Icon } from './Icon.tsx';

interface Props {
  readonly label: string;
  /** The full name where the visible label needs its surroundings to be understood. */
  readonly accessibleLabel?: string;
  readonly children: ReactNode;
}

/** A line that unfolds what stands behind it. */
export function Disclosure({ label, accessibleLabel, children }: Props) {
  return (
    <AriaDisclosure className={classNames(styles.disclosure)}>
      <Button
        slot="trigger"
        className={classNames(styles.trigger)}
        {...(accessibleLabel === undefined ? {} : { 'aria-label': accessibleLabel })}
      >
        <span className={styles.chevron}>
          <Icon name="chevronEnd" />
        </span>
        {label}
      </Button>
      <DisclosurePanel className={classNames(styles.panel)}>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
