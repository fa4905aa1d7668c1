import { useDeferredValue, useEffect } from 'react';
import { useSearch, type SearchRequest } from '../../api/search.ts';
import { useAnnounce } from '../../app/announcer.tsx';
import { useCommand } from '../../app/command-handlers.tsx';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { useSession } from '../../app/session.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { useBeside } from '../reader/beside.tsx';
import { useHitCommands } from './highlight-hit.ts';
import { SearchAnswerView } from './SearchAnswerView.tsx';

/** As many hits as are on the page; the answer says how many there are in all. */
const HITS_SHOWN = 60;

interface Props {
  readonly request: SearchRequest;
  /** See `BesideResults`. */
  readonly settled: SearchRequest;
  readonly onAsk: (request: SearchRequest) => void;
  /** Told when an answer is on the page. */
  readonly onShown: () => void;
  /** Gives the focus to the box. */
  readonly onToBox: () => void;
}

/** The answer to what is asked, as it arrives. */
export function Answer({ request, settled, onAsk, onShown, onToBox }: Props) {
  const { search } = useStrings();
  const announce = useAnnounce();
  const view = useSession((session) => session.searchView);
  const answer = useSearch({ ...request, limit: HITS_SHOWN });
  // The box never waits for the list below it.
  const shown = useDeferredValue(answer.data);
  useEffect(() => {
    if (shown === undefined || view !== 'passages') return;
    announce(search.summary(shown.passages, shown.documents));
    onShown();
  }, [shown, view, announce, onShown, search]);
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
          settled={settled}
          view={view}
          onAsk={onAsk}
          onShown={onShown}
          onToBox={onToBox}
        />
      )}
    </>
  );
}
