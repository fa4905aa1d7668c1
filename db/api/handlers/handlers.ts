import { contract, type MethodName, type MethodOutput, type ParsedInput } from '../../contract/contract.ts';
import {
  jobQuery,
  libraryCommand,
  libraryJob,
  libraryQuery,
  undoableCommand,
  vaultCommand,
  vaultJob,
  vaultQuery,
  type BoundCall,
} from '../bound-call.ts';
import * as backups from './backups.ts';
import { getDocument, listDocuments, readDocumentText } from './documents.ts';
import * as highlights from './highlights.ts';
import { cancelJob } from './jobs.ts';
import { acceptSetBack, readLibraryStatus } from './library.ts';
import * as links from './links.ts';
import * as notes from './notes.ts';
import * as noteReferences from './note-references.ts';
import { listPassages } from './passages.ts';
import { getReadingPosition, setReadingPosition } from './reading-positions.ts';
import * as savedSearches from './saved-searches.ts';
import * as search from './search.ts';
import { getSettings, setSettings } from './settings.ts';
import * as tagRecords from './tag-records.ts';
import * as tags from './tags.ts';
import * as trash from './trash.ts';
import * as undo from './undo.ts';
import * as vault from './vault.ts';
import { verifyLibrary } from './verify.ts';
import * as versions from './versions.ts';

/** One handler per method of the contract: a missing one, or one of another kind, does not compile. */
type BoundCalls = { readonly [Name in MethodName]: BoundCall<ParsedInput<Name>, MethodOutput<Name>> };

export const handlers: BoundCalls = {
  'vault.status': vaultQuery(contract['vault.status'], vault.readVaultStatus),
  'vault.create': vaultCommand(contract['vault.create'], vault.createVault),
  'vault.unlock': vaultCommand(contract['vault.unlock'], vault.unlockVault),
  'vault.lock': vaultCommand(contract['vault.lock'], vault.lockVault),
  'vault.touch': vaultQuery(contract['vault.touch'], vault.touchVault),
  'vault.changePassphrase': vaultCommand(contract['vault.changePassphrase'], vault.changePassphrase),
  'vault.planPassphrase': vaultQuery(contract['vault.planPassphrase'], vault.planPassphrase),
  'vault.addPassphrase': vaultCommand(contract['vault.addPassphrase'], vault.addPassphrase),
  'vault.makeRecoveryCode': vaultCommand(contract['vault.makeRecoveryCode'], vault.makeRecoveryCode),
  'vault.dropRecoveryCode': vaultCommand(contract['vault.dropRecoveryCode'], vault.dropRecoveryCode),
  'vault.recover': vaultCommand(contract['vault.recover'], vault.recoverVault),
  'vault.removeProtection': vaultCommand(contract['vault.removeProtection'], vault.removeProtection),
  'vault.erase': vaultCommand(contract['vault.erase'], vault.eraseVault),
  'backups.list': vaultQuery(contract['backups.list'], backups.listBackups),
  'backups.create': vaultJob(contract['backups.create'], backups.createBackup),
  'backups.remove': vaultCommand(contract['backups.remove'], backups.removeBackup),
  'backups.planRestore': vaultJob(contract['backups.planRestore'], backups.planRestore),
  'backups.restore': vaultJob(contract['backups.restore'], backups.restoreBackup),
  'jobs.cancel': jobQuery(contract['jobs.cancel'], cancelJob),
  'library.status': libraryQuery(contract['library.status'], readLibraryStatus),
  'library.acceptSetBack': vaultCommand(contract['library.acceptSetBack'], acceptSetBack),
  'library.verify': libraryJob(contract['library.verify'], verifyLibrary),
  'documents.list': libraryQuery(contract['documents.list'], listDocuments),
  'documents.get': libraryQuery(contract['documents.get'], getDocument),
  'documents.text': libraryQuery(contract['documents.text'], readDocumentText),
  'documents.remove': undoableCommand(
    'documents.remove',
    contract['documents.remove'],
    trash.removeDocuments,
  ),
  'documents.planVersion': libraryQuery(contract['documents.planVersion'], versions.planVersion),
  'documents.addVersion': undoableCommand(
    'documents.addVersion',
    contract['documents.addVersion'],
    versions.addVersion,
  ),
  'passages.list': libraryQuery(contract['passages.list'], listPassages),
  'search.run': libraryQuery(contract['search.run'], search.runSearch),
  'search.facets': libraryQuery(contract['search.facets'], search.findFacets),
  'search.groups': libraryJob(contract['search.groups'], search.findGroups),
  'search.concordance': libraryJob(contract['search.concordance'], search.listPlaces),
  'search.matrix': libraryJob(contract['search.matrix'], search.findNames),
  'search.marks': libraryQuery(contract['search.marks'], search.findMarks),
  'search.find': libraryQuery(contract['search.find'], search.findInText),
  'savedSearches.list': libraryQuery(contract['savedSearches.list'], savedSearches.listSearches),
  'savedSearches.create': undoableCommand(
    'savedSearches.create',
    contract['savedSearches.create'],
    savedSearches.createSearch,
  ),
  'savedSearches.update': undoableCommand(
    'savedSearches.update',
    contract['savedSearches.update'],
    savedSearches.updateSearch,
  ),
  'savedSearches.remove': undoableCommand(
    'savedSearches.remove',
    contract['savedSearches.remove'],
    savedSearches.removeSearch,
  ),
  'readingPositions.get': libraryQuery(contract['readingPositions.get'], getReadingPosition),
  'readingPositions.set': libraryCommand(contract['readingPositions.set'], setReadingPosition),
  'settings.get': libraryQuery(contract['settings.get'], getSettings),
  'settings.set': libraryCommand(contract['settings.set'], setSettings),
  'tags.list': libraryQuery(contract['tags.list'], tags.listTags),
  'tags.get': libraryQuery(contract['tags.get'], tags.getTag),
  'tags.create': undoableCommand('tags.create', contract['tags.create'], tags.createTag),
  'tags.update': undoableCommand('tags.update', contract['tags.update'], tags.updateTag),
  'tags.move': undoableCommand('tags.move', contract['tags.move'], tags.moveTag),
  'tags.planMerge': libraryQuery(contract['tags.planMerge'], tags.planMerge),
  'tags.merge': undoableCommand('tags.merge', contract['tags.merge'], tags.mergeTag),
  'tags.remove': undoableCommand('tags.remove', contract['tags.remove'], tags.removeTags),
  'tags.apply': undoableCommand('tags.apply', contract['tags.apply'], tagRecords.applyTags),
  'tags.withdraw': undoableCommand('tags.withdraw', contract['tags.withdraw'], tagRecords.withdrawTags),
  'tags.together': libraryQuery(contract['tags.together'], tags.listTagPairs),
  'highlights.list': libraryQuery(contract['highlights.list'], highlights.listHighlights),
  'highlights.get': libraryQuery(contract['highlights.get'], highlights.getHighlight),
  'highlights.create': undoableCommand(
    'highlights.create',
    contract['highlights.create'],
    highlights.createHighlight,
  ),
  'highlights.update': undoableCommand(
    'highlights.update',
    contract['highlights.update'],
    highlights.updateHighlights,
  ),
  'highlights.place': undoableCommand(
    'highlights.place',
    contract['highlights.place'],
    highlights.placeHighlight,
  ),
  'highlights.confirmPlace': undoableCommand(
    'highlights.confirmPlace',
    contract['highlights.confirmPlace'],
    highlights.confirmPlaces,
  ),
  'highlights.remove': undoableCommand(
    'highlights.remove',
    contract['highlights.remove'],
    highlights.removeHighlights,
  ),
  'links.list': libraryQuery(contract['links.list'], links.listLinks),
  'links.get': libraryQuery(contract['links.get'], links.getLink),
  'links.create': undoableCommand('links.create', contract['links.create'], links.createLink),
  'links.update': undoableCommand('links.update', contract['links.update'], links.updateLink),
  'links.placeEnd': undoableCommand('links.placeEnd', contract['links.placeEnd'], links.placeLinkEnd),
  'links.remove': undoableCommand('links.remove', contract['links.remove'], links.removeLinks),
  'notes.list': libraryQuery(contract['notes.list'], notes.listNotes),
  'notes.get': libraryQuery(contract['notes.get'], notes.getNote),
  'notes.create': undoableCommand('notes.create', contract['notes.create'], notes.createNote),
  'notes.save': undoableCommand('notes.save', contract['notes.save'], notes.saveNote),
  'notes.remove': undoableCommand('notes.remove', contract['notes.remove'], notes.removeNotes),
  'notes.history': libraryQuery(contract['notes.history'], notes.listNoteVersions),
  'notes.version': libraryQuery(contract['notes.version'], notes.getNoteVersion),
  'notes.journal': libraryQuery(contract['notes.journal'], notes.findJournalNote),
  'notes.backlinks': libraryQuery(contract['notes.backlinks'], noteReferences.listBacklinks),
  'notes.mentions': libraryQuery(contract['notes.mentions'], noteReferences.listMentions),
  'notes.complete': libraryQuery(contract['notes.complete'], noteReferences.completeTarget),
  'notes.resolve': libraryQuery(contract['notes.resolve'], noteReferences.resolveTargets),
  'undo.status': libraryQuery(contract['undo.status'], undo.readUndoStatus),
  'undo.list': libraryQuery(contract['undo.list'], undo.listUndoSteps),
  'undo.undo': libraryCommand(contract['undo.undo'], undo.undoSteps),
  'undo.redo': libraryCommand(contract['undo.redo'], undo.redoSteps),
  'trash.list': libraryQuery(contract['trash.list'], trash.listTrash),
  'trash.restore': undoableCommand('trash.restore', contract['trash.restore'], trash.restoreFromTrash),
  'trash.empty': libraryCommand(contract['trash.empty'], trash.emptyTrash),
};
