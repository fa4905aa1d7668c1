import type { ReactNode } from 'react';
import type { NamedTarget } from '../../../db/contract/notes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { pathOfTarget, useOpenTarget } from './opening-targets.ts';
import { TARGET_ICONS } from './target-kinds.ts';
import styles from './TargetLink.module.css';

interface Props {
  readonly named: NamedTarget;
  /** The words of the link; without them what the target is called. */
  readonly children?: ReactNode;
  /** `words`: among others, breaking as they do; `line`: by itself on one line, cut at its end. */
  readonly place?: 'words' | 'line';
}

/** Something in the library, by its kind and name; a press goes there. What is gone says so. */
export function TargetLink({ named, children, place = 'words' }: Props) {
  const { notes } = useStrings();
  const open = useOpenTarget();
  const path = pathOfTarget(named);
  const name = (
    <>
      <Icon name={TARGET_ICONS[named.target.kind]} />
      <VisuallyHidden>{`${notes.targetKinds[named.target.kind]}: `}</VisuallyHidden>
      <bdi className={styles.name}>{children ?? (named.label === '' ? notes.untitled : named.label)}</bdi>
    </>
  );
  if (path === null) {
    return (
      <span className={styles.target} data-place={place} data-missing={named.isMissing ? '' : undefined}>
        {name}
        <span className={styles.remark}>{named.isMissing ? notes.missing : notes.needsPlacing}</span>
      </span>
    );
  }
  return (
    <a
      href={path}
      className={styles.target}
      data-place={place}
      onClick={(event) => {
        event.preventDefault();
        open(named);
      }}
    >
      {name}
    </a>
  );
}
