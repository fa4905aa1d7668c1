import { MAX_REQUEST_BYTES } from '../../../db/contract/limits.ts';

/** Why a file cannot be taken in as a version of a text. */
export type FileProblem = 'not-text' | 'too-large' | 'empty' | 'unreadable';

export type ReadFile =
  | { readonly ok: true; readonly name: string; readonly text: string; readonly reading: string }
  | { readonly ok: false; readonly problem: FileProblem };

/** What the contract takes of a text, in UTF-16 units. */
const MAX_LENGTH = 900_000;
/** What the rest of a request needs beside the text. */
const ROOM_BYTES = 1_000;

/** Reads a plain text file in this window; only UTF-8 is taken, because anything else would be a guess. */
export async function readTextFile(file: File): Promise<ReadFile> {
  // No text within the limit has more bytes, so that a film is not read to find out.
  if (file.size > MAX_LENGTH * 3) return refuse('too-large');
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return refuse('unreadable');
  }
  const text = decode(bytes);
  if (text === null || text.includes('\u0000')) return refuse('not-text');
  if (text.trim() === '') return refuse('empty');
  if (!fits(text)) return refuse('too-large');
  // Names this reading of it: the file may be chosen again after it was changed.
  return { ok: true, name: file.name, text, reading: crypto.randomUUID() };
}

/** `null` where the bytes are not UTF-8. A byte order mark says only that they are. */
function decode(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function fits(text: string): boolean {
  const sent = new TextEncoder().encode(JSON.stringify(text)).length;
  return text.length <= MAX_LENGTH && sent <= MAX_REQUEST_BYTES - ROOM_BYTES;
}

function refuse(problem: FileProblem): ReadFile {
  return { ok: false, problem };
}
