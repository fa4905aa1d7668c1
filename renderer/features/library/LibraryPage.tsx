import { useRef, type RefObject } from 'react';
import { useDocumentList, type DocumentListing } from '../../api/documents.ts';
import { usePrefetchPassages } from '../../api/passages.ts';
import { useCommand, useKeysOf } from '../../app/command-handlers.tsx';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { useInspector } from '../../app/inspector.ts';
import { InspectorButton } from '../../app/InspectorPane.tsx';
import { useOpenDocument } from '../../app/opening.ts';
import { useSession, useSessionStore } from '../../app/session.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useBeside } from '../reader/beside.tsx';
import { DocumentTable } from './DocumentTable.tsx';
import { LanguageFilter } from './LanguageFilter.tsx';
import styles from './LibraryPage.module.css';
import { NothingInLibrary } from './NothingInLibrary.tsx';

type DocumentList = ReturnType<typeof useDocumentList>;

/** Every document of the library, to be sorted, narrowed, inspected and opened. */
export function LibraryPage() {
  const { pages } = useStrings();
  const listing = useSession((session) => session.libraryListing);
  const list = useDocumentList(listing);
  const filterBox = useRef<HTMLInputElement>(null);
  useCommand('filterLibrary', () => filterBox.current?.focus());
  return (
    <div className={styles.page} data-pane="working">
      <title>{pages.windowTitle(pages.library)}</title>
      <LibraryHeader listing={listing} total={list.data?.pages[0]?.total ?? null} filterBox={filterBox} />
      {list.error === null ? null : (
        <div className={styles.failure}>
          <FailureNotice failure={list.error.failure} onTryAgain={() => void list.refetch()} />
        </div>
      )}
      <Documents list={list} listing={listing} filterBox={filterBox} />
    </div>
  );
}

interface HeaderProps {
  readonly listing: DocumentListing;
  /** How many documents match; `null` while that is not known. */
  readonly total: number | null;
  readonly filterBox: RefObject<HTMLInputElement | null>;
}

function LibraryHeader({ listing, total, filterBox }: HeaderProps) {
  const { library, pages, common } = useStrings();
  const store = useSessionStore();
  const keysOf = useKeysOf();
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{pages.library}</h1>
      <div className={styles.filter}>
        <SearchField
          label={library.filter}
          placeholder={`${library.filterHint} (${keysOf('filterLibrary')})`}
          clearLabel={common.clear}
          value={listing.filter ?? ''}
          onChange={(filter) => store.change({ libraryListing: { ...listing, filter } })}
          inputRef={filterBox}
        />
      </div>
      <LanguageFilter
        chosen={listing.language}
        onChoose={(language) => store.change({ libraryListing: withLanguage(listing, language) })}
      />
      <p className={styles.count} aria-live="polite">
        {total === null ? null : common.documents(total)}
      </p>
      <InspectorButton />
    </header>
  );
}

interface DocumentsProps {
  readonly list: DocumentList;
  readonly listing: DocumentListing;
  readonly filterBox: RefObject<HTMLInputElement | null>;
}

function Documents({ list, listing, filterBox }: DocumentsProps) {
  const store = useSessionStore();
  const selection = useSession((session) => session.librarySelection);
  const inspector = useInspector();
  const openDocument = useOpenDocument();
  const prefetchPassages = usePrefetchPassages();
  const beside = useBeside(selection === null ? null : { documentId: selection });
  useCommand('openBeside', beside.put);
  if (list.data === undefined) return null;
  const documents = list.data.pages.flatMap((page) => page.records);
  if (documents.length === 0) {
    return (
      <NothingInLibrary
        isNarrowed={(listing.filter ?? '') !== '' || listing.language !== undefined}
        onClear={() => {
          store.change({ libraryListing: withLanguage({ ...listing, filter: '' }, undefined) });
          filterBox.current?.focus();
        }}
      />
    );
  }
  return (
    <>
      {beside.question}
      <DocumentTable
        documents={documents}
        listing={listing}
        selection={selection}
        hasMore={list.hasNextPage}
        onMore={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
        onSort={(order) => store.change({ libraryListing: { ...listing, ...order } })}
        onApproach={prefetchPassages}
        onSelect={(librarySelection) => store.change({ librarySelection })}
        onInspect={() => {
          if (!inspector.isOpen) inspector.toggle();
        }}
        onOpen={(documentId) => openDocument({ documentId })}
      />
    </>
  );
}

function withLanguage(listing: DocumentListing, language: string | undefined): DocumentListing {
  const { language: _before, ...rest } = listing;
  return language === undefined ? rest : { ...rest, language };
}
