import type { Colour } from '../../db/contract/colours.ts';
import { classNames } from './class-names.ts';
import styles from './Swatch.module.css';

interface Props {
  readonly colour: Colour;
  /** `square`: a sample with its line; `bar`: an upright stroke for a narrow place. */
  readonly shape?: 'square' | 'bar';
}

/** A sample of one of the six colours, with the line that is its sign without colour. The name stands elsewhere. */
export function Swatch({ colour, shape = 'square' }: Props) {
  return (
    <span className={classNames(styles.swatch, styles[shape])} data-colour={colour} aria-hidden="true" />
  );
}
