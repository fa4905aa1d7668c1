import { useDeferredValue, useEffect, useRef, type RefObject } from 'react';
import { useSearch, type SearchRequest } from '../../api/search.ts';
import { useAnnounce } from '../../app/announcer.tsx';
import { useCommand } from '../../app/command-handlers.tsx';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { InspectorButton } from '../../app/InspectorPane.tsx';
import { useSession, useSessionStore } from '../../app/session.tsx';
import { SEARCH_BOX_ID } from '../../app/shell-commands.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useBeside } from '../reader/beside.tsx';
import { classNames } from '../../ui/class-names.ts';
import frame from '../../ui/PageFrame.module.css';
import { useHitCommands } from './highlight-hit.ts';
import { focusCurrentHit } from './hit-focus.ts';
import { SearchAnswerView } from './SearchAnswerView.tsx';
import styles from './SearchPage.module.css';
import { SearchStart } from './SearchStart.tsx';

/** As many hits as are on the page; the answer says how many there are in all. */
const HITS_SHOWN = 60;

/** One box over every document, answered while typing. */
export function SearchPage() {
  const { pages } = useStrings();
  const store = useSessionStore();
  const request = useSession((session) => session.search);
  const page = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Coming back from a hit leads to that hit; everything else leads to the box.
    const isBack = store.get().searchHit !== null;
    if (isBack && page.current !== null && focusCurrentHit(page.current)) return;
    box.current?.focus();
    box.current?.select();
  }, [store]);
  const ask = (search: SearchRequest): void => store.change({ search, searchHit: null });
  return (
    <div className={frame.page} ref={page} data-pane="working">
      <title>{pages.windowTitle(pages.search)}</title>
      <header className={classNames(frame.header, styles.header)}>
        <h1 className={frame.title}>{pages.search}</h1>
        <InspectorButton />
      </header>
      <div className={styles.scroll}>
        <div className={styles.column}>
          <SearchBox request={request} onAsk={ask} page={page} box={box} />
          {request.query.trim() === '' ? (
            <SearchStart onAsk={(query) => ask({ ...request, query })} />
          ) : (
            <Answer
              request={request}
              onAllSpellings={() => ask({ ...request, isExact: false })}
              onLeaveUp={() => box.current?.focus()}
            />
          )}
        </div>
      </div>
    </div>
  );
}

interface BoxProps {
  readonly request: SearchRequest;
  readonly onAsk: (request: SearchRequest) => void;
  readonly page: RefObject<HTMLElement | null>;
  readonly box: RefObject<HTMLInputElement | null>;
}

function SearchBox({ request, onAsk, page, box }: BoxProps) {
  const { search, common } = useStrings();
  return (
    <search className={styles.ask}>
      <SearchField
        label={search.box}
        placeholder={search.boxHint}
        clearLabel={common.clear}
        size="large"
        value={request.query}
        onChange={(query) => onAsk({ ...request, query })}
        inputId={SEARCH_BOX_ID}
        inputRef={box}
        onInputKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
          if (page.current !== null && focusCurrentHit(page.current)) event.preventDefault();
        }}
      />
      <Switch isOn={request.isExact} onChange={(isExact) => onAsk({ ...request, isExact })}>
        {search.exact}
        <span className={styles.hint}> – {search.exactHint}</span>
      </Switch>
    </search>
  );
}

interface AnswerProps {
  readonly request: SearchRequest;
  readonly onAllSpellings: () => void;
  readonly onLeaveUp: () => void;
}

function Answer({ request, onAllSpellings, onLeaveUp }: AnswerProps) {
  const { search } = useStrings();
  const announce = useAnnounce();
  const answer = useSearch({ ...request, limit: HITS_SHOWN });
  // The box never waits for the list below it.
  const shown = useDeferredValue(answer.data);
  useEffect(() => {
    if (shown !== undefined) announce(search.summary(shown.passages, shown.documents));
  }, [shown, announce, search]);
  const hit = useSession((session) => session.searchHit);
  const beside = useBeside(hit === null ? null : { ...hit, marked: request });
  useCommand('openBeside', beside.put);
  useHitCommands(shown, request);
  return (
    <>
      {beside.question}
      {answer.error === null ? null : (
        <FailureNotice failure={answer.error.failure} onTryAgain={() => void answer.refetch()} />
      )}
      {shown === undefined ? null : (
        <SearchAnswerView
          answer={shown}
          request={request}
          onAllSpellings={onAllSpellings}
          onLeaveUp={onLeaveUp}
        />
      )}
    </>
  );
}
