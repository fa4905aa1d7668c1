import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SEED_DOCUMENTS } from './seed-documents.ts';

const SHORTEST = 6;

/** Every word of six letters or more of the bundled documents, in lower case. */
export function wordsOfDocuments(): readonly string[] {
  return wordsOf(SEED_DOCUMENTS.map(({ file }) => `seeds/documents/${file}`));
}

/** The same of all that the interface itself can say in English; its places, such as `/documents`, are among it. */
export function wordsOfInterface(): readonly string[] {
  const parts = readdirSync(new URL('../../../renderer/strings/en', import.meta.url));
  return wordsOf([
    'renderer/strings/en.ts',
    ...parts.map((part) => `renderer/strings/en/${part}`),
    'renderer/app/routes.ts',
  ]);
}

function wordsOf(files: readonly string[]): readonly string[] {
  const texts = files.map((file) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'));
  return [
    ...new Set(
      texts
        .join('\n')
        .normalize('NFC')
        .toLowerCase()
        .match(/\p{L}{6,}/gu),
    ),
  ].sort();
}

/**
 * Which of the words stand in any file under a folder, its name included, in UTF-8 or in UTF-16LE, in upper or lower
 * case and also as a part of a longer word: each with the first file that has it. A word has six letters or more. What a
 * file keeps compressed or encrypted is not seen.
 */
export function tracesIn(folder: string, words: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const asText = byBeginning(words, (word) => word);
  const asBytes = byBeginning(words, (word) => Buffer.from(word, 'utf8').toString('latin1'));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const note = (word: string): void => void (found.has(word) || found.set(word, path));
    look(entry.name, asText, note);
    if (!entry.isFile()) continue;
    const bytes = readFileSync(path);
    look(bytes.toString('latin1'), asBytes, note);
    // A text may begin at an even or at an odd byte.
    look(bytes.toString('utf16le'), asText, note);
    look(Buffer.from(bytes.subarray(1)).toString('utf16le'), asText, note);
  }
  return found;
}

/** Written as it would stand in what is looked through, by its first letters: thousands are looked for at once. */
type Sought = ReadonlyMap<string, readonly { readonly word: string; readonly written: string }[]>;

function byBeginning(words: readonly string[], write: (word: string) => string): Sought {
  const sought = words.map((word) => ({ word, written: write(word.toLowerCase()).toLowerCase() }));
  return Map.groupBy(sought, ({ written }) => written.slice(0, SHORTEST));
}

function look(text: string, sought: Sought, note: (word: string) => void): void {
  const lower = text.toLowerCase();
  for (let at = 0; at + SHORTEST <= lower.length; at += 1) {
    for (const { word, written } of sought.get(lower.slice(at, at + SHORTEST)) ?? []) {
      if (lower.startsWith(written, at)) note(word);
    }
  }
}
