import { useState } from 'react';
import type { FollowedFrom } from '../../app/session.tsx';
import { useKeysOf } from '../../app/command-handlers.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import styles from './FollowedBar.module.css';

/** Says where the link that led here was followed from, and leads back there. */
export function FollowedBar({ from }: { readonly from: FollowedFrom }) {
  const { links, common } = useStrings();
  const keysOf = useKeysOf();
  const [closed, setClosed] = useState<FollowedFrom | null>(null);
  if (closed === from) return null;
  return (
    <section className={styles.bar} aria-label={links.followed}>
      <Button icon="chevronStart" onPress={() => window.history.back()}>
        {links.back}
      </Button>
      <span className={styles.keys} aria-hidden="true">
        {keysOf('goBack')}
      </span>
      <p className={styles.from}>{links.from(from.words === '' ? null : from.words, from.documentTitle)}</p>
      <IconButton icon="close" label={common.close} onPress={() => setClosed(from)} />
    </section>
  );
}
