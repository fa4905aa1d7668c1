import { useRef, useState, type RefObject } from 'react';
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
import { TagConditionsButton } from '../tags/TagConditionsButton.tsx';
import { useNewVersion } from '../versions/new-version.tsx';
import { classNames } from '../../ui/class-names.ts';
import frame from '../../ui/PageFrame.module.css';
import { ChosenDocuments } from './ChosenDocuments.tsx';
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
    <div className={frame.page} data-pane="working">
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
    <header className={classNames(frame.header, styles.header)}>
      <h1 className={classNames(frame.title, styles.title)}>{pages.library}</h1>
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
      <TagConditionsButton
        conditions={listing.tags ?? {}}
        onChange={(tags) => store.change({ libraryListing: withTags(listing, tags) })}
      />
      <p className={classNames(frame.count, styles.count)} aria-live="polite">
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
  const [several, setSeveral] = useState<readonly string[]>([]);
  const inspector = useInspector();
  const openDocument = useOpenDocument();
  const prefetchPassages = usePrefetchPassages();
  const beside = useBeside(selection === null ? null : { documentId: selection });
  useCommand('openBeside', beside.put);
  const newVersion = useNewVersion(
    list.data?.pages.flatMap((page) => page.records).find(({ id }) => id === selection) ?? null,
    { isActive: true },
  );
  if (list.data === undefined) return null;
  const documents = list.data.pages.flatMap((page) => page.records);
  // What the rest of the workbench has in hand is one of those chosen; where it is not, it was chosen elsewhere.
  const ids = selection === null ? [] : several.includes(selection) ? several : [selection];
  const choose = (documentIds: readonly string[]): void => {
    const librarySelection = newestOf(documentIds, ids, selection);
    setSeveral(documentIds);
    store.change({ librarySelection });
    if (librarySelection !== null) prefetchPassages(librarySelection);
  };
  if (documents.length === 0) {
    return (
      <NothingInLibrary
        isNarrowed={isNarrowed(listing)}
        onClear={() => {
          store.change({
            libraryListing: withTags(withLanguage({ ...listing, filter: '' }, undefined), undefined),
          });
          filterBox.current?.focus();
        }}
      />
    );
  }
  return (
    <>
      {beside.question}
      {newVersion.dialog}
      <DocumentTable
        documents={documents}
        listing={listing}
        chosen={ids}
        hasMore={list.hasNextPage}
        onMore={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
        onSort={(order) => store.change({ libraryListing: { ...listing, ...order } })}
        onApproach={prefetchPassages}
        onChoose={choose}
        onInspect={() => {
          if (!inspector.isOpen) inspector.toggle();
        }}
        onOpen={(documentId) => openDocument({ documentId })}
      />
      <ChosenDocuments
        chosen={documents.filter(({ id }) => ids.includes(id))}
        onDone={() => store.change({ librarySelection: null })}
      />
    </>
  );
}

/** The one that the inspector shows: the one that was chosen last, or still the one before. */
function newestOf(
  documentIds: readonly string[],
  before: readonly string[],
  selection: string | null,
): string | null {
  const added = documentIds.findLast((id) => !before.includes(id));
  if (added !== undefined) return added;
  return selection !== null && documentIds.includes(selection) ? selection : (documentIds.at(-1) ?? null);
}

function withLanguage(listing: DocumentListing, language: string | undefined): DocumentListing {
  const { language: _before, ...rest } = listing;
  return language === undefined ? rest : { ...rest, language };
}

function withTags(listing: DocumentListing, tags: DocumentListing['tags']): DocumentListing {
  const { tags: _before, ...rest } = listing;
  return tags === undefined ? rest : { ...rest, tags };
}

function isNarrowed({ filter = '', language, tags }: DocumentListing): boolean {
  return filter !== '' || language !== undefined || tags !== undefined;
}
