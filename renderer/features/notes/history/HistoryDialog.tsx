import { useMemo, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useNoteHistory, useNoteVersion } from '../../../api/notes.ts';
import { FailureNotice } from '../../../app/ErrorScreen.tsx';
import { useStrings } from '../../../strings/language-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { ModalDialog } from '../../../ui/ModalDialog.tsx';
import type { Draft } from '../draft/draft.ts';
import { useMomentWords } from '../moment-words.ts';
import { compareWords } from './compare-words.ts';
import styles from './HistoryDialog.module.css';
import { WordDifferences } from './WordDifferences.tsx';

interface Props {
  readonly draft: Draft;
  readonly noteId: string;
  readonly onClose: () => void;
}

/** The earlier versions of a note: what was changed since each, and the way back to it. */
export function HistoryDialog({ draft, noteId, onClose }: Props) {
  const { notes, common } = useStrings();
  const history = useNoteHistory(noteId);
  const versions = useMemo(() => history.data?.pages.flatMap((page) => page.records) ?? [], [history.data]);
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = chosen ?? versions[0]?.version ?? null;
  return (
    <ModalDialog title={notes.historyTitle} closeLabel={common.close} onClose={onClose} place="centre">
      <div className={styles.history}>
        <p className={styles.intro}>{notes.historyIntro}</p>
        {history.error === null ? null : <FailureNotice failure={history.error.failure} />}
        {history.data !== undefined && versions.length === 0 ? <p>{notes.historyEmpty}</p> : null}
        {shown === null ? null : (
          <div className={styles.columns}>
            <Versions
              versions={versions}
              chosen={shown}
              onChoose={setChosen}
              onMore={history.hasNextPage ? () => void history.fetchNextPage() : null}
            />
            <Version key={shown} draft={draft} noteId={noteId} version={shown} onClose={onClose} />
          </div>
        )}
      </div>
    </ModalDialog>
  );
}

interface VersionsProps {
  readonly versions: readonly {
    readonly version: number;
    readonly words: number;
    readonly savedAt: string;
  }[];
  readonly chosen: number;
  readonly onChoose: (version: number) => void;
  readonly onMore: (() => void) | null;
}

function Versions({ versions, chosen, onChoose, onMore }: VersionsProps) {
  const { notes, common } = useStrings();
  const moments = useMomentWords();
  return (
    <div className={styles.versions}>
      <ListBox
        aria-label={notes.historyTitle}
        className={classNames(styles.list)}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[chosen]}
        onSelectionChange={(keys) => {
          const version = keys === 'all' ? undefined : [...keys][0];
          if (typeof version === 'number') onChoose(version);
        }}
        items={versions}
      >
        {({ version, words, savedAt }) => {
          const moment = moments.full(savedAt);
          return (
            <ListBoxItem
              id={version}
              textValue={notes.versionOf(moment, common.words(words))}
              className={classNames(styles.version)}
            >
              <span>{moment}</span>
              <span className={styles.words}>{common.words(words)}</span>
            </ListBoxItem>
          );
        }}
      </ListBox>
      {onMore === null ? null : (
        <Button look="quiet" onPress={onMore}>
          {notes.olderVersions}
        </Button>
      )}
    </div>
  );
}

interface VersionProps extends Props {
  readonly version: number;
}

function Version({ draft, noteId, version, onClose }: VersionProps) {
  const { notes } = useStrings();
  const { data, error } = useNoteVersion(noteId, version);
  const now = useMemo(() => draft.get().text, [draft]);
  const differences = useMemo(
    () => (data === undefined ? null : compareWords(data.body, now.body.toString())),
    [data, now],
  );
  if (error !== null) return <FailureNotice failure={error.failure} />;
  if (data === undefined || differences === null) return <div />;
  const isSame = data.title === now.title && differences.every(({ kind }) => kind === 'same');
  return (
    <section className={styles.shown} aria-label={notes.showDifferences}>
      <header className={styles.head}>
        <h3 className={styles.name}>{notes.showDifferences}</h3>
        <Button
          look="primary"
          isDisabled={isSame}
          onPress={() => {
            draft.replace({ title: data.title, body: data.body });
            void draft.saveNow();
            onClose();
          }}
        >
          {notes.bringBack}
        </Button>
      </header>
      {data.title === now.title ? null : <p className={styles.intro}>{notes.titleThen(data.title)}</p>}
      {isSame ? (
        <p className={styles.intro}>{notes.noDifference}</p>
      ) : (
        // It scrolls, so it has to be reached by the keys that scroll it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className={styles.text} tabIndex={0} aria-label={notes.text}>
          <WordDifferences differences={differences} addedName={notes.added} />
        </section>
      )}
    </section>
  );
}
