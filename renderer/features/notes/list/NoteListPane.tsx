import { useRef } from 'react';
import { useLocation } from 'wouter';
import { useNoteList, type NoteListing } from '../../../api/notes.ts';
import { useCommand, useKeysOf } from '../../../app/command-handlers.tsx';
import { FailureNotice } from '../../../app/ErrorScreen.tsx';
import { journalPath } from '../../../app/routes.ts';
import { useSession, useSessionStore } from '../../../app/session.tsx';
import { useStrings } from '../../../strings/language-context.tsx';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TagConditionsButton } from '../../tags/TagConditionsButton.tsx';
import { today } from '../journal/days.ts';
import { NewNoteButtons } from './NewNoteButtons.tsx';
import { NoteList } from './NoteList.tsx';
import styles from './NoteListPane.module.css';

/** The notes of the library, narrowed by words, kind and tags, with the way to a new one. */
export function NoteListPane({ openId }: { readonly openId: string | null }) {
  const { pages, notes, common } = useStrings();
  const keysOf = useKeysOf();
  const [, navigate] = useLocation();
  const store = useSessionStore();
  const listing = useSession((session) => session.noteListing);
  const list = useNoteList(listing);
  const filterBox = useRef<HTMLInputElement>(null);
  useCommand('filterLibrary', () => filterBox.current?.focus());
  const change = (noteListing: NoteListing): void => store.change({ noteListing });
  const total = list.data?.pages[0]?.total;
  return (
    <div className={styles.pane} data-pane="notes">
      <header className={styles.header}>
        <h1 className={styles.heading}>{pages.notes}</h1>
        <p className={styles.count} aria-live="polite">
          {total === undefined ? null : notes.counted(total)}
        </p>
        <IconButton
          icon="calendar"
          label={notes.toJournal}
          keys={keysOf('goJournal')}
          onPress={() => navigate(journalPath(today()))}
        />
        <NewNoteButtons />
      </header>
      <div className={styles.filters}>
        <SearchField
          label={notes.filter}
          placeholder={`${notes.filterHint} (${keysOf('filterLibrary')})`}
          clearLabel={common.clear}
          value={listing.text ?? ''}
          onChange={(text) => change(withoutEmpty({ ...listing, text }))}
          inputRef={filterBox}
        />
        <div className={styles.narrowing}>
          <RoleSelect listing={listing} onChange={change} />
          <TagConditionsButton
            conditions={listing.tags ?? {}}
            onChange={(tags) => change(withTags(listing, tags))}
          />
        </div>
      </div>
      {list.error === null ? null : (
        <FailureNotice failure={list.error.failure} onTryAgain={() => void list.refetch()} />
      )}
      {total === 0 ? (
        <NoNotes isNarrowed={isNarrowed(listing)} onClear={() => change({})} />
      ) : (
        <NoteList list={list} openId={openId} />
      )}
    </div>
  );
}

const ROLES = ['note', 'journal', 'template'] as const;

interface RoleProps {
  readonly listing: NoteListing;
  readonly onChange: (listing: NoteListing) => void;
}

function RoleSelect({ listing, onChange }: RoleProps) {
  const { notes } = useStrings();
  return (
    <Select
      label={notes.role}
      value={listing.role ?? 'all'}
      choices={[
        { value: 'all', label: notes.roles.all },
        ...ROLES.map((value) => ({ value, label: notes.roles[value] })),
      ]}
      onChange={(chosen) => {
        const { role: _before, ...rest } = listing;
        const role = ROLES.find((candidate) => candidate === chosen);
        onChange(role === undefined ? rest : { ...rest, role });
      }}
    />
  );
}

function NoNotes({ isNarrowed, onClear }: { readonly isNarrowed: boolean; readonly onClear: () => void }) {
  const { notes } = useStrings();
  return (
    <div className={styles.none}>
      {isNarrowed ? (
        <EmptyState title={notes.nothingMatchesTitle} text={notes.nothingMatchesText}>
          <Button onPress={onClear}>{notes.clearFilter}</Button>
        </EmptyState>
      ) : (
        <EmptyState title={notes.emptyTitle} text={notes.emptyText} />
      )}
    </div>
  );
}

function withoutEmpty({ text, ...rest }: NoteListing): NoteListing {
  return text === undefined || text === '' ? rest : { ...rest, text };
}

function withTags({ tags: _before, ...rest }: NoteListing, tags: NoteListing['tags']): NoteListing {
  return tags === undefined ? rest : { ...rest, tags };
}

function isNarrowed({ text, role, tags }: NoteListing): boolean {
  return text !== undefined || role !== undefined || tags !== undefined;
}
