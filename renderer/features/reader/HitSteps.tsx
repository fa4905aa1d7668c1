import { useKeysOf } from '../../app/command-handlers.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { IconButton } from '../../ui/Button.tsx';
import styles from './HitSteps.module.css';
import type { Hits } from './use-hits.ts';

/** "3 of 17", and the buttons to the hit before and after. */
export function HitSteps({ hits }: { readonly hits: Hits }) {
  const { reader } = useStrings();
  const keysOf = useKeysOf();
  const total = hits.marks.length;
  return (
    <div className={styles.steps}>
      <span className={styles.position}>
        {total === 0 ? reader.noHits : reader.position(hits.current + 1, total)}
      </span>
      <IconButton
        icon="chevronUp"
        label={reader.previous}
        keys={keysOf('previousHit')}
        isDisabled={total === 0}
        onPress={hits.previous}
      />
      <IconButton
        icon="chevronDown"
        label={reader.next}
        keys={keysOf('nextHit')}
        isDisabled={total === 0}
        onPress={hits.next}
      />
    </div>
  );
}
