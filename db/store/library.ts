import type { Database } from 'better-sqlite3';
import { openAnchorStore } from './anchors.ts';
import { openDestruction } from './destruction.ts';
import { openDocumentList } from './document-list.ts';
import { openDocumentStates } from './document-states.ts';
import { openDocumentTextStore } from './document-text.ts';
import { openDocumentVersionStore } from './document-versions.ts';
import { openDocumentStore } from './documents.ts';
import { openHighlightList } from './highlight-list.ts';
import { openHighlightStore } from './highlights.ts';
import { openLinkStore } from './links.ts';
import { openMetaStore } from './meta.ts';
import { openNoteCompletion } from './note-completion.ts';
import { openNoteCounts } from './note-counts.ts';
import { openNoteHistory } from './note-history.ts';
import { openNoteLinks } from './note-links.ts';
import { openNoteList } from './note-list.ts';
import { openNoteTargets } from './note-targets.ts';
import { openNoteStore } from './notes.ts';
import { openOriginalStore } from './originals.ts';
import { openPassageStore } from './passages.ts';
import { openReadingPositionStore } from './reading-positions.ts';
import { openSavedSearchStore } from './saved-searches.ts';
import { openSettingStore } from './settings.ts';
import { openSourceRecordStore } from './source-records.ts';
import { openTagLabels } from './tag-labels.ts';
import { openTagStore } from './tags.ts';
import { openTrash } from './trash.ts';
import { openTrashExtents } from './trash-extents.ts';
import { openTrashedNotes } from './trashed-notes.ts';
import { openTrashedTags } from './trashed-tags.ts';
import { openUndoLog } from './undo-log.ts';

/** One store per noun over the two databases of a library. */
export type LibraryStores = ReturnType<typeof openLibraryStores>;

/** `originals` may be the same database as `library`, as it is in the corpus file. */
export function openLibraryStores(library: Database, originals: Database) {
  return {
    databases: { library, originals },
    meta: openMetaStore(library),
    documents: openDocumentStore(library),
    documentList: openDocumentList(library),
    documentVersions: openDocumentVersionStore(library),
    texts: openDocumentTextStore(library),
    passages: openPassageStore(library),
    sourceRecords: openSourceRecordStore(library),
    readingPositions: openReadingPositionStore(library),
    settings: openSettingStore(library),
    originals: openOriginalStore(originals),
    tagLabels: openTagLabels(library),
    anchors: openAnchorStore(library),
    highlights: openHighlightStore(library),
    highlightList: openHighlightList(library),
    links: openLinkStore(library),
    notes: openNoteStore(library),
    noteList: openNoteList(library),
    noteLinks: openNoteLinks(library),
    noteHistory: openNoteHistory(library),
    noteTargets: openNoteTargets(library),
    noteCompletion: openNoteCompletion(library),
    noteCounts: openNoteCounts(library),
    savedSearches: openSavedSearchStore(library),
    tags: openTagStore(library),
    documentStates: openDocumentStates(library),
    trash: openTrash(library),
    trashExtents: openTrashExtents(library),
    trashedNotes: openTrashedNotes(library),
    trashedTags: openTrashedTags(library),
    destruction: openDestruction(library),
    undo: openUndoLog(library),
  };
}

/** A change that was made durable. */
export interface Committed<Value> {
  readonly value: Value;
  readonly seq: number;
  readonly revision: number;
}

/**
 * Makes one change as one transaction, counted in the library's meta row. If `change` throws, nothing was changed.
 *
 * Immediate, because a transaction that reads first and writes later can find that somebody else wrote in between.
 */
export function commitChange<Value>(stores: LibraryStores, change: () => Value): Committed<Value> {
  return stores.databases.library
    .transaction(() => {
      const value = change();
      const { seq, revision } = stores.meta.raise();
      return { value, seq, revision };
    })
    .immediate();
}
