import { Collection, ListBox, ListBoxItem, ListBoxLoadMoreItem } from 'react-aria-components';
import { useLocation } from 'wouter';
import type { NoteSummary } from '../../../../db/contract/notes.ts';
import type { useNoteList } from '../../../api/notes.ts';
import { notePath } from '../../../app/routes.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Clip } from '../../../ui/Clip.tsx';
import { useMomentWords } from '../moment-words.ts';
import { useSummaryTitles } from '../summary-title.ts';
import styles from './NoteList.module.css';

interface Props {
  readonly list: ReturnType<typeof useNoteList>;
  readonly openId: string | null;
}

/** The notes in their order; Enter or a press opens one. */
export function NoteList({ list, openId }: Props) {
  const { notes } = useStrings();
  const [, navigate] = useLocation();
  const titleOf = useSummaryTitles();
  const records = list.data?.pages.flatMap((page) => page.records) ?? [];
  return (
    <ListBox
      aria-label={notes.listLabel}
      className={classNames(styles.list)}
      selectionMode="single"
      selectionBehavior="toggle"
      selectedKeys={openId === null ? [] : [openId]}
      onSelectionChange={(keys) => {
        const noteId = keys === 'all' ? undefined : [...keys][0];
        if (typeof noteId === 'string') navigate(notePath(noteId));
      }}
      data-pane-focus=""
    >
      <Collection items={records} dependencies={[titleOf]}>
        {(note) => (
          <ListBoxItem id={note.id} textValue={titleOf(note)} className={classNames(styles.item)}>
            <NoteLine note={note} title={titleOf(note)} />
          </ListBoxItem>
        )}
      </Collection>
      {list.hasNextPage ? (
        <ListBoxLoadMoreItem
          onLoadMore={() => {
            if (!list.isFetchingNextPage) void list.fetchNextPage();
          }}
        />
      ) : null}
    </ListBox>
  );
}

function NoteLine({ note, title }: { readonly note: NoteSummary; readonly title: string }) {
  const { notes, common } = useStrings();
  const moments = useMomentWords();
  const about = note.about === null || note.about.isMissing ? null : note.about.label;
  return (
    <>
      <span className={styles.line}>
        <Clip className={styles.title}>{title}</Clip>
        <span className={styles.moment} title={moments.full(note.changedAt)}>
          {moments.brief(note.changedAt)}
        </span>
      </span>
      {about === null && note.tags.length === 0 ? null : (
        <span className={styles.line}>
          {about === null ? null : (
            <span className={styles.about}>
              <span>{notes.aboutBefore}</span>
              <Clip>{about}</Clip>
            </span>
          )}
          {note.tags.length === 0 ? null : (
            <Clip className={styles.tags}>{note.tags.map(({ name }) => name).join(common.separator)}</Clip>
          )}
        </span>
      )}
    </>
  );
}
