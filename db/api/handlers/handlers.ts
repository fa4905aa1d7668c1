import { contract, type MethodName, type MethodOutput, type ParsedInput } from '../../contract/contract.ts';
import { libraryCommand, libraryQuery, vaultCommand, vaultQuery, type BoundCall } from '../bound-call.ts';
import { getDocument, listDocuments, readDocumentText } from './documents.ts';
import { readLibraryStatus } from './library.ts';
import { listPassages } from './passages.ts';
import { getReadingPosition, setReadingPosition } from './reading-positions.ts';
import { findInText, findMarks, runSearch } from './search.ts';
import { getSettings, setSettings } from './settings.ts';
import { createVault, readVaultStatus, unlockVault } from './vault.ts';

/** One handler per method of the contract: a missing one, or one of another kind, does not compile. */
type BoundCalls = { readonly [Name in MethodName]: BoundCall<ParsedInput<Name>, MethodOutput<Name>> };

export const handlers: BoundCalls = {
  'vault.status': vaultQuery(contract['vault.status'], readVaultStatus),
  'vault.create': vaultCommand(contract['vault.create'], createVault),
  'vault.unlock': vaultCommand(contract['vault.unlock'], unlockVault),
  'library.status': libraryQuery(contract['library.status'], readLibraryStatus),
  'documents.list': libraryQuery(contract['documents.list'], listDocuments),
  'documents.get': libraryQuery(contract['documents.get'], getDocument),
  'documents.text': libraryQuery(contract['documents.text'], readDocumentText),
  'passages.list': libraryQuery(contract['passages.list'], listPassages),
  'search.run': libraryQuery(contract['search.run'], runSearch),
  'search.marks': libraryQuery(contract['search.marks'], findMarks),
  'search.find': libraryQuery(contract['search.find'], findInText),
  'readingPositions.get': libraryQuery(contract['readingPositions.get'], getReadingPosition),
  'readingPositions.set': libraryCommand(contract['readingPositions.set'], setReadingPosition),
  'settings.get': libraryQuery(contract['settings.get'], getSettings),
  'settings.set': libraryCommand(contract['settings.set'], setSettings),
};
