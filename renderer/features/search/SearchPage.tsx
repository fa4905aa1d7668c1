import { useEffect, useRef, useState, type RefObject } from 'react';
import { Link } from 'wouter';
import { plainRequest, type SearchRequest } from '../../api/search.ts';
import { useCommand, useKeysOf } from '../../app/command-handlers.tsx';
import { InspectorButton } from '../../app/InspectorPane.tsx';
import { PATHS } from '../../app/routes.ts';
import { useSession, useSessionStore } from '../../app/session.tsx';
import { SEARCH_BOX_ID } from '../../app/shell-commands.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { classNames } from '../../ui/class-names.ts';
import frame from '../../ui/PageFrame.module.css';
import { Answer } from './Answer.tsx';
import { focusCurrentHit } from './hit-focus.ts';
import { withQuery } from './request.ts';
import { SaveSearchDialog } from './saved/SaveSearchDialog.tsx';
import { ChosenScope } from './scope/ChosenScope.tsx';
import styles from './SearchPage.module.css';
import { SearchStart } from './SearchStart.tsx';
import { useSettled } from './settled.ts';

/** Longer than the pause between two keys: what is asked beside the hits waits until nobody is typing. */
const PAUSE_MS = 200;

/** One box over every document, answered while typing. */
export function SearchPage() {
  const { pages, search } = useStrings();
  const store = useSessionStore();
  const request = useSession((session) => session.search);
  const settled = useSettled(request, PAUSE_MS);
  const page = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const toBox = (): void => box.current?.focus();
  const onShown = useReturnToHit(page, box);
  const ask = (asked: SearchRequest): void => store.change({ search: asked, searchHit: null });
  const isEmpty = request.query.trim() === '';
  return (
    <div className={frame.page} ref={page} data-pane="working">
      <title>{pages.windowTitle(pages.search)}</title>
      <header className={classNames(frame.header, styles.header)}>
        <h1 className={frame.title}>{pages.search}</h1>
        <Link href={PATHS.names} className={styles.names}>
          {search.matrix.title}
        </Link>
        <InspectorButton />
      </header>
      <div className={styles.scroll}>
        <div className={styles.column}>
          <SearchBox request={request} onAsk={ask} page={page} box={box} />
          <ChosenScope
            scope={request.scope}
            onChange={(scope) => ask({ ...request, scope })}
            onEmptied={toBox}
          />
          {isEmpty ? (
            <SearchStart
              onAsk={(query) => {
                ask({ ...plainRequest(query), isExact: request.isExact });
                toBox();
              }}
              onToBox={toBox}
            />
          ) : (
            <Answer request={request} settled={settled} onAsk={ask} onShown={onShown} onToBox={toBox} />
          )}
        </div>
      </div>
    </div>
  );
}

/**
 * Coming back from a hit leads to that hit as soon as it is there; everything else leads to the box. To be told when an
 * answer is on the page.
 */
function useReturnToHit(
  page: RefObject<HTMLElement | null>,
  box: RefObject<HTMLInputElement | null>,
): () => void {
  const store = useSessionStore();
  const [isBack] = useState(() => store.get().searchHit !== null);
  const isWaiting = useRef(isBack);
  useEffect(() => {
    if (isBack) return;
    box.current?.focus();
    box.current?.select();
  }, [isBack, box]);
  const [onShown] = useState(() => () => {
    if (!isWaiting.current || page.current === null) return;
    isWaiting.current = false;
    if (!focusCurrentHit(page.current)) box.current?.focus();
  });
  return onShown;
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
        onChange={(query) => onAsk(withQuery(request, query))}
        inputId={SEARCH_BOX_ID}
        inputRef={box}
        onInputKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
          if (page.current !== null && focusCurrentHit(page.current)) event.preventDefault();
        }}
      />
      <div className={styles.settings}>
        <Switch isOn={request.isExact} onChange={(isExact) => onAsk({ ...request, isExact })}>
          {search.exact}
          <span className={styles.hint}> – {search.exactHint}</span>
        </Switch>
        {request.query.trim() === '' ? null : <AnswerSettings request={request} />}
      </div>
    </search>
  );
}

/** How the answer is shown, and keeping what was asked. */
function AnswerSettings({ request }: { readonly request: SearchRequest }) {
  const { search } = useStrings();
  const store = useSessionStore();
  const keysOf = useKeysOf();
  const view = useSession((session) => session.searchView);
  const [isSaving, setIsSaving] = useState(false);
  const show = (searchView: typeof view): void => store.change({ searchView, searchHit: null });
  useCommand('saveSearch', () => setIsSaving(true));
  useCommand('toggleContext', () => show(view === 'passages' ? 'context' : 'passages'));
  return (
    <>
      <div className={styles.view}>
        <RadioGroup
          label={search.views.label}
          value={view}
          choices={[
            { value: 'passages', label: search.views.passages },
            { value: 'context', label: search.views.context },
          ]}
          onChange={show}
        />
      </div>
      <span title={keysOf('saveSearch')}>
        <Button onPress={() => setIsSaving(true)}>{search.saved.save}</Button>
      </span>
      {isSaving ? <SaveSearchDialog request={request} onClose={() => setIsSaving(false)} /> : null}
    </>
  );
}
