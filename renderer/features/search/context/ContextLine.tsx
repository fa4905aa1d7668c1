import { memo } from 'react';
import type { ConcordanceLine } from '../../../../db/contract/search.ts';
import type { SearchRequest } from '../../../api/search.ts';
import { useOpenDocument } from '../../../app/opening.ts';
import { documentPath } from '../../../app/routes.ts';
import { useSessionStore } from '../../../app/session.tsx';
import { Clip } from '../../../ui/Clip.tsx';
import styles from './ContextLine.module.css';

interface Props {
  readonly line: ConcordanceLine;
  /** Its place in the list, counted from 0. */
  readonly index: number;
  readonly isCurrent: boolean;
  readonly request: SearchRequest;
}

/** One place where the words stand, between their neighbours; it opens the text there. */
export const ContextLine = memo(function ContextLine({ line, index, isCurrent, request }: Props) {
  const store = useSessionStore();
  const openDocument = useOpenDocument();
  const { documentId, start, direction } = line;
  return (
    <li className={styles.place}>
      <a
        href={documentPath(documentId, start)}
        className={styles.line}
        tabIndex={isCurrent ? 0 : -1}
        data-hit="line"
        onFocus={() => store.change({ searchHit: { index, documentId, at: start } })}
        onClick={(event) => {
          event.preventDefault();
          openDocument({ documentId, at: start, marked: request });
        }}
      >
        <span className={styles.context} dir={direction}>
          {/* Turned round, so that what does not fit is cut at the far end and not at the words. */}
          <span className={styles.before} dir={direction === 'rtl' ? 'ltr' : 'rtl'}>
            <bdi dir={direction}>{line.before.trim()}</bdi>
          </span>{' '}
          <span className={styles.after}>
            <mark className={styles.words}>{line.words}</mark>
            {line.after}
          </span>
        </span>{' '}
        <span className={styles.title}>
          <Clip>{line.title}</Clip>
        </span>
      </a>
    </li>
  );
});
