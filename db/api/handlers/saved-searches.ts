import { savedSearchId, type SavedSearchId } from '../../contract/ids.ts';
import { fail, succeed, type Result } from '../../contract/result.ts';
import type { SavedSearch } from '../../contract/saved-searches.ts';
import type { UndoSubject } from '../../contract/undo.ts';
import { asMoment } from '../../store/moments.ts';
import type { StoredSearch } from '../../store/saved-searches.ts';
import type { LibraryQuery, UndoableChange, UndoableCommand } from '../handler.ts';
import type { OpenLibrary } from '../open-library.ts';
import { unknownCursor } from './known-document.ts';
import { pageThatFits } from './page-that-fits.ts';

const DEFAULT_PAGE = 200;

export const listSearches: LibraryQuery<'savedSearches.list'> = ({ stores }, { cursor, limit }) => {
  const page = stores.savedSearches.page({ cursor, limit: limit ?? DEFAULT_PAGE });
  if (page === null) return unknownCursor();
  const records = pageThatFits(page.searches, ({ question }) => JSON.stringify(question).length);
  const next = records.length < page.searches.length ? (records.at(-1)?.id ?? null) : page.next;
  return succeed({ records: records.map(shown), total: page.total, next });
};

export const createSearch: UndoableCommand<'savedSearches.create'> = (library, { name, question }) => {
  const { stores, newId, nowMs } = library;
  if (stores.savedSearches.findNamesake(name) !== null) return nameTaken();
  const id = savedSearchId.parse(newId());
  stores.savedSearches.insert({ id, name, question, createdAt: nowMs() });
  return changed(library, id, { isSame: false, subject: { name } });
};

export const updateSearch: UndoableCommand<'savedSearches.update'> = (library, input) => {
  const { stores, nowMs } = library;
  const search = stores.savedSearches.find(input.savedSearchId);
  if (search === null) return noSuchSearch();
  const { name = search.name, question = search.question } = input;
  const namesake = stores.savedSearches.findNamesake(name);
  if (namesake !== null && namesake !== search.rowId) return nameTaken();
  const isRenamed = name !== search.name;
  const isSame = !isRenamed && JSON.stringify(question) === JSON.stringify(search.question);
  if (!isSame) stores.savedSearches.update({ rowId: search.rowId, name, question, changedAt: nowMs() });
  const subject = { name: search.name, ...(isRenamed ? { into: name } : {}) };
  return changed(library, search.id, { isSame, subject });
};

export const removeSearch: UndoableCommand<'savedSearches.remove'> = ({ stores }, input) => {
  const search = stores.savedSearches.find(input.savedSearchId);
  if (search === null) return noSuchSearch();
  const removed = stores.savedSearches.remove(search.rowId);
  return succeed({ value: { removed }, topics: ['saved-searches'], subject: { name: search.name } });
};

function changed(
  { stores }: OpenLibrary,
  id: SavedSearchId,
  { isSame, subject }: { readonly isSame: boolean; readonly subject: UndoSubject },
): Result<UndoableChange<SavedSearch>> {
  const search = stores.savedSearches.find(id);
  if (search === null) return noSuchSearch();
  return succeed({ value: shown(search), topics: isSame ? [] : ['saved-searches'], subject });
}

function shown({ id, name, question, createdAt, changedAt }: StoredSearch): SavedSearch {
  return { id, name, question, createdAt: asMoment(createdAt), changedAt: asMoment(changedAt) };
}

function noSuchSearch(): Result<never> {
  return fail(
    'not-found',
    'There is no such saved search in this library. Nothing was changed. Look it up in the list.',
  );
}

function nameTaken(): Result<never> {
  return fail(
    'name-taken',
    'There is already a saved search of this name. Nothing was changed. Choose another name, or change the one that is there.',
  );
}
