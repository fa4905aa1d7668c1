import { useMemo } from 'react';
import { failureOf } from '../../../api/client.ts';
import { useReadMarks, useSearch, type SearchRequest } from '../../../api/search.ts';
import { useAnnounce } from '../../../app/announcer.tsx';
import { useCommand, useKeysOf } from '../../../app/command-handlers.tsx';
import { useOpenDocument } from '../../../app/opening.ts';
import { useTellOutcome } from '../../../app/outcome.tsx';
import { useStrings } from '../../../strings/language-context.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import type { Hits } from '../../reader/use-hits.ts';
import { foundDocuments, stepAcross } from './found-documents.ts';
import styles from './HitsAcross.module.css';

/** The most hits that an answer has; each document that matches has one before any has a second. */
const MOST_HITS = 200;

interface Props {
  readonly documentId: string;
  readonly request: SearchRequest;
  /** The hits of this document. */
  readonly hits: Hits;
}

/** "Document 2 of 4", and the ways through all hits of a search, from one document to the next. */
export function HitsAcross({ documentId, request, hits }: Props) {
  const { search } = useStrings();
  const keysOf = useKeysOf();
  const across = useStepAcross({ documentId, request, hits });
  useCommand('nextHitAcross', across.canStep ? () => across.step(1) : null);
  useCommand('previousHitAcross', across.canStep ? () => across.step(-1) : null);
  if (across.total < 2 || across.place === -1) return null;
  return (
    <div className={styles.across}>
      <span className={styles.place}>
        {across.isCut
          ? search.across.ofBest(across.place + 1, across.total)
          : search.across.documents(across.place + 1, across.total)}
      </span>
      <IconButton
        icon="chevronStart"
        label={search.across.previous}
        keys={keysOf('previousHitAcross')}
        onPress={() => across.step(-1)}
      />
      <IconButton
        icon="chevronEnd"
        label={search.across.next}
        keys={keysOf('nextHitAcross')}
        onPress={() => across.step(1)}
      />
    </div>
  );
}

interface Across {
  readonly place: number;
  readonly total: number;
  /** More documents match than can be walked through. */
  readonly isCut: boolean;
  readonly canStep: boolean;
  readonly step: (direction: 1 | -1) => void;
}

function useStepAcross({ documentId, request, hits }: Props): Across {
  const { search } = useStrings();
  const announce = useAnnounce();
  const tell = useTellOutcome();
  const openDocument = useOpenDocument();
  const readMarks = useReadMarks();
  const answer = useSearch({ ...request, limit: MOST_HITS }).data;
  const documents = useMemo(() => (answer === undefined ? [] : foundDocuments(answer)), [answer]);
  const goAcross = async (direction: 1 | -1): Promise<void> => {
    const next = stepAcross(documents, documentId, direction);
    // With no other document the walk goes round in this one.
    if (next === null) return direction === 1 ? hits.next() : hits.previous();
    const marks = await readMarks(request, next.documentId);
    const at = (direction === 1 ? marks[0] : marks.at(-1))?.start ?? 0;
    openDocument({ documentId: next.documentId, at, marked: request });
    const title = answer?.hits.find((hit) => hit.documentId === next.documentId)?.title ?? '';
    const place = search.across.arrived(title, documents.indexOf(next.documentId) + 1, documents.length);
    const around = direction === 1 ? search.across.aroundEnd : search.across.aroundStart;
    announce(next.isAround ? `${around}. ${place}` : place);
  };
  const step = (direction: 1 | -1): void => {
    const isAtEnd = hits.current === (direction === 1 ? hits.marks.length - 1 : 0);
    if (hits.marks.length === 0 || isAtEnd) {
      goAcross(direction).catch((error: unknown) => tell({ kind: 'failed', failure: failureOf(error) }));
    } else if (direction === 1) hits.next();
    else hits.previous();
  };
  return {
    place: documents.indexOf(documentId),
    total: documents.length,
    isCut: answer !== undefined && answer.documents > documents.length,
    canStep: documents.length > 0,
    step,
  };
}
