import type { Database } from 'better-sqlite3';
import type { DocumentId } from '../contract/ids.ts';
import type { DocumentOrigin, SourceRecord, TextDirection, TitleBasis } from '../contract/models.ts';
import { commitChange, type LibraryStores } from './library.ts';
import { listingKeys } from './listing-keys.ts';
import type { NewPassage } from './passages.ts';

/** A document as the importer hands it over: text, passages and the words of each. */
export interface ReadDocument<Token> {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly text: string;
  readonly textVersion: number;
  readonly language: string;
  readonly direction: TextDirection;
  readonly words: number;
  readonly title: string;
  readonly titleBasis: TitleBasis;
  readonly passages: readonly (NewPassage & { readonly tokens: readonly Token[] })[];
}

export interface DocumentTakeIn<Token> {
  readonly id: DocumentId;
  readonly document: ReadDocument<Token>;
  readonly original: Uint8Array;
  readonly source: SourceRecord;
  readonly origin: DocumentOrigin;
  /** Search's own tables; called inside the transaction, once per document. */
  readonly indexPassages: (
    database: Database,
    passages: readonly { readonly id: number; readonly tokens: readonly Token[] }[],
  ) => void;
}

export interface TakenInDocument {
  readonly kind: 'taken-in' | 'duplicate';
  /** Of the document now in the library: for a duplicate, the one that was there before. */
  readonly documentId: DocumentId;
}

/**
 * Puts a document into the library: the original first, then everything else as one change.
 *
 * A crash in between leaves at most an original without a document, which the next attempt uses. The same bytes twice
 * change nothing the second time.
 */
export function takeInDocument<Token>(stores: LibraryStores, takeIn: DocumentTakeIn<Token>): TakenInDocument {
  const { document } = takeIn;
  const known = stores.documents.findByHash(document.sha256);
  if (known !== null) return { kind: 'duplicate', documentId: known.id };
  stores.originals.put({ sha256: document.sha256, bytes: takeIn.original });
  commitChange(stores, () => {
    const rowId = insertDocument(stores, takeIn);
    stores.texts.append(rowId, document.text);
    stores.sourceRecords.insert(rowId, takeIn.source);
    const passages = document.passages.map((passage) => ({
      id: stores.passages.insert(rowId, passage),
      tokens: passage.tokens,
    }));
    takeIn.indexPassages(stores.databases.library, passages);
  });
  return { kind: 'taken-in', documentId: takeIn.id };
}

function insertDocument<Token>(
  stores: LibraryStores,
  { id, document, source, origin }: DocumentTakeIn<Token>,
): number {
  const { file, sha256, bytes, text, textVersion, language, direction, words, title, titleBasis } = document;
  const passages = document.passages.length;
  return stores.documents.insert(
    {
      id,
      file,
      sha256,
      bytes,
      textVersion,
      language,
      direction,
      words,
      title,
      titleBasis,
      origin,
      passages,
      length: text.length,
    },
    listingKeys({ title, file, source }),
  );
}
