import type { Database } from 'better-sqlite3';
import { isLowSurrogate } from '../text/characters.ts';

/** Longest piece of text in one row, in UTF-16 units. */
export const MAX_CHUNK_LENGTH = 8192;

interface Chunk {
  readonly start: number;
  readonly text: string;
}

interface DocumentPart {
  readonly documentRowId: number;
  readonly start: number;
  readonly end: number;
}

/** Canonical text in pieces: a slice reads only the rows it touches, however long the document is. */
export function openDocumentTextStore(database: Database) {
  const insert = database.prepare<[number, number, string]>(
    'INSERT INTO document_text (document_id, start, text) VALUES (?, ?, ?)',
  );
  // A chunk that reaches into the slice starts less than one chunk's length before it.
  const select = database.prepare<[DocumentPart], Chunk>(
    `SELECT start, text FROM document_text
     WHERE document_id = @documentRowId AND start > @start - ${MAX_CHUNK_LENGTH} AND start < @end
     ORDER BY start`,
  );
  return {
    /** Stores the text of a document that has none yet. */
    append(documentRowId: number, text: string): void {
      for (const chunk of cutIntoChunks(text)) insert.run(documentRowId, chunk.start, chunk.text);
    },
    /** The text from `start` to before `end`, in UTF-16 units; bounds beyond the text are cut to it. */
    slice(documentRowId: number, start: number, end: number): string {
      if (end <= start) return '';
      const chunks = select.all({ documentRowId, start, end });
      const first = chunks[0];
      if (first === undefined) return '';
      const text = chunks.map((chunk) => chunk.text).join('');
      return text.slice(Math.max(0, start - first.start), end - first.start);
    },
  };
}

/** Pieces of at most `MAX_CHUNK_LENGTH`, none of which cuts a surrogate pair in two: SQLite would not give it back. */
export function cutIntoChunks(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + MAX_CHUNK_LENGTH, text.length);
    if (end < text.length && isLowSurrogate(text.charCodeAt(end))) end -= 1;
    chunks.push({ start, text: text.slice(start, end) });
    start = end;
  }
  return chunks;
}
