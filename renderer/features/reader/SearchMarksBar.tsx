import type { ReactNode } from 'react';
import type { SearchRequest } from '../../api/search.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { IconButton } from '../../ui/Button.tsx';
import styles from './SearchMarksBar.module.css';
import { HitSteps } from './HitSteps.tsx';
import type { Hits } from './use-hits.ts';

interface Props {
  readonly request: SearchRequest;
  readonly hits: Hits;
  /** The way on to the hits of other documents, where there is one. */
  readonly across: ReactNode;
  readonly onClear: () => void;
}

/** Says which search the marks in the text come from, and walks through them. */
export function SearchMarksBar({ request, hits, across, onClear }: Props) {
  const { reader, common } = useStrings();
  return (
    <div className={styles.bar}>
      <p className={styles.query}>
        <span className={styles.label}>{reader.searchHits}: </span>
        <bdi className={styles.words}>{common.quoted(request.query)}</bdi>
      </p>
      <HitSteps hits={hits} />
      {across}
      <div className={styles.end}>
        <IconButton icon="close" label={reader.clearMarks} onPress={onClear} />
      </div>
    </div>
  );
}
