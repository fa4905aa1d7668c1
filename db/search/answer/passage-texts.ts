import { analyse, type Token } from '../../text/analyser.ts';
import type { PassageDirectory, PassageRecord } from './passage-directory.ts';

/** A passage with its text and words. */
export interface ReadPassage {
  readonly record: PassageRecord;
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** What search needs of `openDocumentTextStore`. */
export interface TextSlices {
  slice(documentRowId: number, start: number, end: number): string;
}

const MOST_REMEMBERED = 400;

/** Reads passages, each once per search: excerpts and spellings look at the same ones. */
export function openPassageTexts(
  directory: PassageDirectory,
  texts: TextSlices,
): (passageId: number) => ReadPassage | undefined {
  const remembered = new Map<number, ReadPassage>();
  return (passageId) => {
    const known = remembered.get(passageId);
    if (known) return known;
    const record = directory.record(passageId);
    if (!record) return undefined;
    const text = texts.slice(record.documentRowId, record.start, record.end);
    const passage = { record, text, tokens: analyse(text) };
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(passageId, passage);
    return passage;
  };
}
