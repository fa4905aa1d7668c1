import { Checkbox } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import styles from './SelectionBox.module.css';

/** The box by which a row of a list or table is chosen; the row gives it its name. */
export function SelectionBox() {
  return (
    <Checkbox slot="selection" className={classNames(styles.box)}>
      {({ isSelected, isIndeterminate }) => (
        <span className={styles.square} aria-hidden="true">
          {isIndeterminate ? <Icon name="minus" /> : isSelected ? <Icon name="check" /> : null}
        </span>
      )}
    </Checkbox>
  );
}
