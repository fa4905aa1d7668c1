import { useMemo, type KeyboardEvent } from 'react';
import type { SearchAnswer } from '../../../db/contract/search.ts';
import type { SearchRequest } from '../../api/search.ts';
import { useMedia } from '../../app/media.ts';
import type { Session } from '../../app/session.tsx';
import { useLanguage, useStrings } from '../../strings/language-context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { BesideResults } from './BesideResults.tsx';
import { ConcordanceView } from './context/ConcordanceView.tsx';
import { groupHits } from './group-hits.ts';
import { hitForKey, keyOnPage } from './hit-focus.ts';
import { HitGroupView } from './HitGroupView.tsx';
import { NothingFound } from './NothingFound.tsx';
import styles from './SearchAnswerView.module.css';
import { SpellingsFound } from './SpellingsFound.tsx';
import { Suggestions } from './Suggestions.tsx';
import { Understood } from './Understood.tsx';

interface Props {
  readonly answer: SearchAnswer;
  readonly request: SearchRequest;
  readonly settled: SearchRequest;
  readonly view: Session['searchView'];
  readonly onAsk: (request: SearchRequest) => void;
  readonly onShown: () => void;
  /** Gives the focus to the box. */
  readonly onToBox: () => void;
}

/** Below this there is no room for a column beside the results. */
const NARROW = '(max-width: 1099px)';

/** How a query was understood, and what it found. */
export function SearchAnswerView(props: Props) {
  const { answer, request, settled, view, onAsk, onShown, onToBox } = props;
  const { direction } = useLanguage();
  // What was pressed may be gone with the next answer: the focus goes to the box, which holds what is asked now.
  const askAnew = (asked: SearchRequest): void => {
    onAsk(asked);
    onToBox();
  };
  const isNarrow = useMedia(NARROW);
  const hasColumn = view === 'passages' && !isNarrow;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const target = document.activeElement;
    const key = keyOnPage(event.key, direction);
    const next = target === null ? null : hitForKey(event.currentTarget, target, key);
    if (next === null) return;
    event.preventDefault();
    if (next === 'above') onToBox();
    else next.focus();
  };
  const beside = (
    <BesideResults
      answer={answer}
      request={request}
      settled={settled}
      look={hasColumn ? 'column' : 'folds'}
    />
  );
  return (
    // The query it answers, so that a measurement can tell this answer from the one before. The keys move the focus
    // between links; what holds them is not a control.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.answer} data-answer-to={answer.query} onKeyDown={onKeyDown}>
      <div className={styles.understood}>
        <Understood answer={answer} />
        <SpellingsFound terms={answer.terms} request={request} onAsk={onAsk} onAskAnew={askAnew} />
        <IgnoredParts answer={answer} />
        <Suggestions suggestions={answer.suggestions} onAsk={(query) => askAnew({ ...request, query })} />
      </div>
      <div className={classNames(styles.found, hasColumn && styles.columns)}>
        {hasColumn ? null : beside}
        {view === 'passages' ? (
          <Passages answer={answer} request={request} onAsk={askAnew} />
        ) : (
          <ConcordanceView request={settled} onShown={onShown} />
        )}
        {hasColumn ? beside : null}
      </div>
    </div>
  );
}

type PassagesProps = Pick<Props, 'answer' | 'request' | 'onAsk'>;

function Passages({ answer, request, onAsk }: PassagesProps) {
  const { search } = useStrings();
  const groups = useMemo(() => groupHits(answer), [answer]);
  if (answer.hits.length === 0) {
    return <NothingFound answer={answer} request={request} onAsk={onAsk} />;
  }
  return (
    <section aria-label={search.results} className={styles.results}>
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
