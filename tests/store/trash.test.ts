import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../db/contract/ids.ts';
import type { TrashedRecord } from '../../db/contract/undo.ts';
import { takeInFile } from '../support/corpus.ts';
import { dispatchOver } from '../support/dispatch.ts';
import { fileLibrary } from '../support/file-library.ts';
import { seededRandom } from '../support/random-work.ts';
import { stated } from '../support/library.ts';
import { emptySourceRecord } from '../../db/store/source-records.ts';

const SYLLABLES = ['zor', 'vex', 'qua', 'lim', 'dra', 'pho', 'kwi', 'ost', 'جهف', 'ثقض', 'ẓul'];

/** Words that stand nowhere else, of Latin and Persian letters. */
function wordsOf(seed: number, count: number): string[] {
  const random = seededRandom(seed);
  const syllable = (): string => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '';
  return Array.from({ length: count }, (_, index) => {
    const word = Array.from({ length: 5 }, syllable).join('');
    return `${word.charAt(0).toUpperCase()}${word.slice(1)}${seed}x${index}`;
  });
}

describe('what was destroyed', () => {
  it('leaves none of its words in any file: text, index, lists, steps or logs', () => {
    const library = fileLibrary();
    const on = dispatchOver(library.stores);
    const documents = Array.from({ length: 24 }, (_, index) => {
      const words = wordsOf(index + 1, 120);
      const [title = '', file = '', publisher = '', comment = '', linked = ''] = wordsOf(100 + index, 5);
      const text = `${title}\n\n${words.slice(0, 60).join(' ')}.\n\n${words.slice(60).join(' ')}.`;
      const { documentId } = takeInFile(library.stores, {
        name: `${file}.txt`,
        bytes: Buffer.from(text),
        source: { ...emptySourceRecord(), title: stated(title), publisher: stated(publisher) },
      });
      on.call('highlights.create', { documentId, start: 0, end: text.length - 1, comment });
      return { documentId, words: [...words, title, file, publisher, comment, linked], linked };
    });
    documents.forEach(({ documentId, linked }, index) => {
      const next = documents[(index + 1) % documents.length];
      on.call('links.create', {
        kind: 'cites',
        from: { documentId, range: null },
        to: { documentId: next?.documentId ?? documentId, range: { start: 0, end: 9 } },
        comment: linked,
      });
    });
    const gone = documents.filter((_, index) => index % 3 !== 0);
    const kept = documents.filter((_, index) => index % 3 === 0);
    const goneWords = gone.flatMap(({ words }) => words);
    // Links of a kept document to one that is gone go with it.
    const keptWords = kept.flatMap(({ words }) => words.slice(0, -1));
    expect(library.wordsInFiles(goneWords)).toEqual(goneWords);

    const records = gone.map(({ documentId }): TrashedRecord => ({ kind: 'document', id: documentId }));
    on.call('documents.remove', {
      documentIds: gone.map(({ documentId }): DocumentId => documentId),
      confirmedRecords: gone.length,
    });
    on.call('trash.empty', { records, confirmedRecords: gone.length * 2 + documents.length });

    expect(library.wordsInFiles(goneWords)).toEqual([]);
    expect(library.wordsInFiles(keptWords)).toEqual(keptWords);
  });
});
