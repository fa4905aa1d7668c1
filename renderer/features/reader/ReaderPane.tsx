import { useEffect, useState } from 'react';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { useSession, useSessionStore } from '../../app/session.tsx';
import { useNewVersion } from '../versions/new-version.tsx';
import { BesideDialog } from './BesideDialog.tsx';
import { HitsAcross } from '../search/across/HitsAcross.tsx';
import { FindBar } from './FindBar.tsx';
import { FollowedBar } from './FollowedBar.tsx';
import { CaretHint } from './marks/CaretHint.tsx';
import { useMarking } from './marks/use-marking.ts';
import { NotInLibrary } from './NotInLibrary.tsx';
import { ReaderHeader } from './ReaderHeader.tsx';
import styles from './ReaderPane.module.css';
import { NewerVersionBar } from '../versions/NewerVersionBar.tsx';
import { SearchMarksBar } from './SearchMarksBar.tsx';
import { TextArea } from './TextArea.tsx';
import { usePaneCommands } from './use-pane-commands.ts';
import { useReader, type Reader } from './use-reader.ts';

interface Props {
  readonly documentId: string;
  readonly pane: 'only' | 'first' | 'second';
  /** The place in this text that the address names. */
  readonly at: number | null;
  readonly onPutBeside: (otherId: string) => void;
  /** Of two panes each can be closed. */
  readonly onClose?: () => void;
  /** The document of the other pane. */
  readonly otherId?: string;
}

/** One document: its header, its bars and its text. */
export function ReaderPane(props: Props) {
  const { documentId, pane, onClose } = props;
  const store = useSessionStore();
  const reader = useReader(documentId, { at: props.at });
  const { isActive, activate } = useActivePane(pane);
  const [isChoosing, setIsChoosing] = useState(false);
  const ask = (): void => setIsChoosing(true);
  usePaneCommands({ isActive, reader, onBeside: ask, onCloseBeside: onClose ?? null });
  const marking = useMarking(reader, { isActive });
  const newVersion = useNewVersion(reader.document.data ?? null, { isActive });
  const document = reader.document.data ?? null;
  const title = document?.title;
  useEffect(() => {
    if (isActive && title !== undefined) store.change({ lastDocument: { id: documentId, title } });
  }, [isActive, documentId, title, store]);

  const failure = (reader.document.error ?? reader.text.error)?.failure;
  const level = pane === 'only' ? 1 : 2;
  if (failure?.code === 'not-found' || failure?.code === 'invalid-input') {
    const isInTrash = failure.details?.['isInTrash'] === true;
    return <NotInLibrary level={level} trashedId={isInTrash ? documentId : null} />;
  }
  return (
    <section
      className={styles.pane}
      aria-label={title}
      data-pane={pane}
      data-active={isActive && pane !== 'only' ? '' : undefined}
      onFocusCapture={activate}
      onPointerDownCapture={activate}
    >
      <ReaderHeader
        document={document}
        level={level}
        reader={reader}
        marking={marking}
        onNewVersion={newVersion.start}
        isActive={isActive}
        isLastPane={pane !== 'first'}
        onBeside={ask}
        onClose={onClose}
      />
      <Bars reader={reader} isAlone={pane === 'only'} onClearMarks={() => store.change({ marked: null })} />
      <TextArea
        reader={reader}
        marking={marking}
        document={document}
        firstHeadingLevel={level === 1 ? 2 : 3}
        isActive={isActive}
      />
      {marking.caret.range === null ? null : <CaretHint />}
      {newVersion.dialog}
      {isChoosing ? (
        <BesideDialog
          besideId={pane === 'second' ? (props.otherId ?? documentId) : documentId}
          onChoose={props.onPutBeside}
          onClose={() => setIsChoosing(false)}
        />
      ) : null}
    </section>
  );
}

interface BarsProps {
  readonly reader: Reader;
  /** Of two documents side by side none makes way for another by itself. */
  readonly isAlone: boolean;
  readonly onClearMarks: () => void;
}

/** What stands between the header and the text: a newer version, the way back, the marks of a search, find-in-text, a failure. */
function Bars({ reader, isAlone, onClearMarks }: BarsProps) {
  const { marked, hits, find, followedFrom } = reader;
  const error = reader.document.error ?? reader.text.error;
  const newerId = reader.document.data?.supersededBy ?? null;
  return (
    <>
      {newerId === null ? null : <NewerVersionBar olderId={reader.documentId} newerId={newerId} />}
      {followedFrom === null ? null : <FollowedBar from={followedFrom} />}
      {marked === null ? null : (
        <SearchMarksBar
          request={marked}
          hits={hits}
          across={isAlone ? <HitsAcross documentId={reader.documentId} request={marked} hits={hits} /> : null}
          onClear={onClearMarks}
        />
      )}
      {find.isOpen ? <FindBar find={find} onClose={reader.closeFind} /> : null}
      {error === null ? null : (
        <div className={styles.failure}>
          <FailureNotice failure={error.failure} onTryAgain={() => void reader.document.refetch()} />
        </div>
      )}
    </>
  );
}

/** Of two panes one is worked in: the one that was touched or focused last. */
function useActivePane(pane: Props['pane']): { readonly isActive: boolean; readonly activate: () => void } {
  const store = useSessionStore();
  const place = pane === 'second' ? 1 : 0;
  const isActive = useSession((session) => session.activePane) === place || pane === 'only';
  return { isActive, activate: () => store.change({ activePane: place }) };
}
