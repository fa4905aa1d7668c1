import { useId } from 'react';
import { useStrings } from '../../strings/language-context.tsx';
import { IconButton } from '../../ui/Button.tsx';
import styles from './ReadingSize.module.css';

interface Props {
  readonly size: number;
  readonly onChange: (size: number) => void;
}

const SMALLEST_PX = 14;
const LARGEST_PX = 32;

/** The size of the reading text, with a sentence set in it. */
export function ReadingSize({ size, onChange }: Props) {
  const { settings } = useStrings();
  const labelId = useId();
  return (
    <fieldset className={styles.group} aria-labelledby={labelId}>
      <p className={styles.label} id={labelId}>
        {settings.readingSize}
      </p>
      <div className={styles.control}>
        <IconButton
          icon="minus"
          label={settings.smaller}
          isDisabled={size <= SMALLEST_PX}
          onPress={() => onChange(size - 1)}
        />
        <span className={styles.value} aria-live="polite">
          {settings.readingSizeValue(size)}
        </span>
        <IconButton
          icon="plus"
          label={settings.larger}
          isDisabled={size >= LARGEST_PX}
          onPress={() => onChange(size + 1)}
        />
      </div>
      <p className={styles.sample} style={{ fontSize: `${size / 16}rem` }}>
        {settings.readingSample}
      </p>
    </fieldset>
  );
}
