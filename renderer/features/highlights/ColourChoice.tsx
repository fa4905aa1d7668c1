import { Radio, RadioGroup } from 'react-aria-components';
import { COLOURS, type Colour } from '../../../db/contract/colours.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Swatch } from '../../ui/Swatch.tsx';
import styles from './ColourChoice.module.css';

interface Props {
  readonly value: Colour;
  readonly onChange: (colour: Colour) => void;
}

/** One of the six colours; the name of the one chosen stands beside them. */
export function ColourChoice({ value, onChange }: Props) {
  const { highlights } = useStrings();
  return (
    <RadioGroup
      className={classNames(styles.group)}
      aria-label={highlights.colour}
      orientation="horizontal"
      value={value}
      onChange={(chosen) => {
        const colour = COLOURS.find((candidate) => candidate === chosen);
        if (colour !== undefined) onChange(colour);
      }}
    >
      {COLOURS.map((colour) => (
        <Radio
          key={colour}
          value={colour}
          aria-label={highlights.colourWithLine(colour)}
          className={classNames(styles.choice)}
        >
          <Swatch colour={colour} />
        </Radio>
      ))}
      <span className={styles.name} aria-hidden="true">
        {highlights.colours[value]}
      </span>
    </RadioGroup>
  );
}
