import { useEffect, useState } from 'react';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { useSession, useSessionStore } from '../../app/session.tsx';
import { BesideDialog } from './BesideDialog.tsx';
import { FindBar } from './FindBar.tsx';
import { NotInLibrary } from './NotInLibrary.tsx';
import { ReaderHeader } from './ReaderHeader.tsx';
import styles from './ReaderPane.module.css';
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
  const document = reader.document.data ?? null;
  const title = document?.title;
  useEffect(() => {
    if (isActive && title !== undefined) store.change({ lastDocument: { id: documentId, title } });
  }, [isActive, documentId, title, store]);

  const code = (reader.document.error ?? reader.text.error)?.failure.code;
  const level = pane === 'only' ? 1 : 2;
  if (code === 'not-found' || code === 'invalid-input') return <NotInLibrary level={level} />;
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
        isActive={isActive}
        isLastPane={pane !== 'first'}
        onBeside={ask}
        onClose={onClose}
      />
      <Bars reader={reader} onClearMarks={() => store.change({ marked: null })} />
      <TextArea
        reader={reader}
        documentId={documentId}
        document={document}
        firstHeadingLevel={level === 1 ? 2 : 3}
        isActive={isActive}
      />
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

/** What stands between the header and the text: the marks of a search, find-in-text, a failure. */
function Bars({ reader, onClearMarks }: { readonly reader: Reader; readonly onClearMarks: () => void }) {
  const { marked, hits, find } = reader;
  const error = reader.document.error ?? reader.text.error;
  return (
    <>
      {marked === null ? null : <SearchMarksBar request={marked} hits={hits} onClear={onClearMarks} />}
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
