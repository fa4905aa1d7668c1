import type { SearchHit } from '../../../db/contract/search.ts';
import { excerptParts } from './group-hits.ts';
import styles from './MarkedExcerpt.module.css';

/** A piece of text with what was found in it marked. */
export function MarkedExcerpt({ of }: { readonly of: Pick<SearchHit, 'excerpt' | 'marks'> }) {
  return excerptParts(of).map((part) =>
    part.isMarked ? (
      <mark key={part.start} className={styles.mark}>
        {part.text}
      </mark>
    ) : (
      <span key={part.start}>{part.text}</span>
    ),
  );
}
