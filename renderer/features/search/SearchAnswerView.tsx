import { useMemo, type KeyboardEvent } from 'react';
import type { SearchAnswer } from '../../../db/contract/models.ts';
import type { SearchRequest } from '../../api/search.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { groupHits } from './group-hits.ts';
import { hitForKey } from './hit-focus.ts';
import { HitGroupView } from './HitGroupView.tsx';
import { NothingFound } from './NothingFound.tsx';
import styles from './SearchAnswerView.module.css';
import { SpellingsFound } from './SpellingsFound.tsx';

interface Props {
  readonly answer: SearchAnswer;
  readonly request: SearchRequest;
  readonly onAllSpellings: () => void;
  /** Told when the arrow up leads out of the list. */
  readonly onLeaveUp: () => void;
}

/** How a query was understood, and what it found. */
export function SearchAnswerView({ answer, request, onAllSpellings, onLeaveUp }: Props) {
  const { search } = useStrings();
  const groups = useMemo(() => groupHits(answer), [answer]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const target = document.activeElement;
    const next = target === null ? null : hitForKey(event.currentTarget, target, event.key);
    if (next === null) return;
    event.preventDefault();
    if (next === 'above') onLeaveUp();
    else next.focus();
  };
  return (
    // The query it answers, so that a measurement can tell this answer from the one before.
    <div className={styles.answer} data-answer-to={answer.query}>
      <div className={styles.understood}>
        <SpellingsFound terms={answer.terms} />
        <IgnoredParts answer={answer} />
      </div>
      {answer.hits.length === 0 ? (
        <NothingFound answer={answer} isExact={request.isExact} onAllSpellings={onAllSpellings} />
      ) : (
        // The keys move the focus between links; the list itself is not a control.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <section aria-label={search.results} onKeyDown={onKeyDown} className={styles.results}>
          <p className={styles.summary}>
            {search.summary(answer.passages, answer.documents)}
            {answer.passages > answer.hits.length
              ? `. ${search.bestOf(answer.hits.length, answer.passages)}`
              : null}
          </p>
          {groups.map((group) => (
            <HitGroupView key={group.documentId} group={group} request={request} />
          ))}
        </section>
      )}
    </div>
  );
}

function IgnoredParts({ answer }: { readonly answer: SearchAnswer }) {
  const { search } = useStrings();
  if (answer.ignored.length === 0) return null;
  return (
    <div className={styles.ignored}>
      <h2 className={styles.ignoredTitle}>{search.ignoredTitle}</h2>
      <ul>
        {answer.ignored.map((part) => (
          <li key={`${part.text} ${part.reason}`}>
            {search.ignoredPart(shortened(part.text), search.ignored[part.reason])}
          </li>
        ))}
      </ul>
    </div>
  );
}

const LONGEST_SHOWN = 60;

function shortened(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
}
