import { memo } from 'react';
import type { SearchRequest } from '../../api/search.ts';
import { useOpenDocument } from '../../app/opening.ts';
import { documentPath } from '../../app/routes.ts';
import { useSession, useSessionStore } from '../../app/session.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import type { NumberedHit } from './group-hits.ts';
import { HighlightHit } from './HighlightHit.tsx';
import styles from './HitLink.module.css';
import { MarkedExcerpt } from './MarkedExcerpt.tsx';

interface Props {
  readonly numbered: NumberedHit;
  readonly request: SearchRequest;
}

/** One passage that was found; it opens the reader there, with every hit marked. */
export const HitLink = memo(function HitLink({ numbered: { hit, index }, request }: Props) {
  const { search, reader, highlights } = useStrings();
  const store = useSessionStore();
  const openDocument = useOpenDocument();
  const isCurrent = useSession((session) => (session.searchHit?.index ?? 0) === index);
  const isSpecial = hit.kind === 'heading' || hit.kind === 'furniture';
  return (
    <li className={styles.item}>
      <a
        href={documentPath(hit.documentId, hit.start)}
        className={styles.hit}
        tabIndex={isCurrent ? 0 : -1}
        data-hit="passage"
        onFocus={() => store.change({ searchHit: { index, documentId: hit.documentId, at: hit.start } })}
        onClick={(event) => {
          event.preventDefault();
          openDocument({ documentId: hit.documentId, at: hit.start, marked: request });
        }}
      >
        <span className={styles.place}>
          {search.passageNumber(hit.ordinal + 1)}
          {isSpecial ? <span className={styles.kind}>{reader.kinds[hit.kind]}</span> : null}
        </span>
        <span className={styles.excerpt} dir={hit.direction}>
          <MarkedExcerpt of={hit} />
        </span>
      </a>
      <HighlightHit
        hit={hit}
        request={request}
        label={highlights.hit.highlightOf(search.passageNumber(hit.ordinal + 1))}
        isCurrent={isCurrent}
      />
    </li>
  );
});
