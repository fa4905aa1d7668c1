import type { TagLabel } from '../../../db/contract/tag-label.ts';
import { Clip } from '../../ui/Clip.tsx';
import { Swatch } from '../../ui/Swatch.tsx';
import styles from './TagChip.module.css';

/** A tag by its name and colour; `children` stand at its end, such as the button that takes it off. */
export function TagChip({ tag, children }: { readonly tag: TagLabel; readonly children?: React.ReactNode }) {
  return (
    <span className={styles.chip}>
      <Swatch colour={tag.colour} shape="bar" />
      <Clip>{tag.name}</Clip>
      {children}
    </span>
  );
}
