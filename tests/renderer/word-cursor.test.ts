import { describe, expect, test } from 'vitest';
import type { Geometry } from '../../renderer/features/reader/caret/lines.ts';
import { sentencesOf } from '../../renderer/features/reader/caret/sentences.ts';
import { createTextWalk, wordsOf } from '../../renderer/features/reader/caret/text-walk.ts';
import {
  chosenBy,
  cursorAt,
  moveCursor,
  type CursorMove,
} from '../../renderer/features/reader/caret/word-cursor.ts';
import { aPassage, passagesOf, seedPassages } from './passages.ts';
import type { Passage } from '../../db/contract/models.ts';

/** Words and sentences by their texts. */
function texts(text: string, ranges: readonly { readonly start: number; readonly end: number }[]): string[] {
  return ranges.map(({ start, end }) => text.slice(start, end));
}

/** A page of fixed letters, ten pixels wide, in lines of `width` letters, each passage on a line of its own. */
function pageOf(passages: readonly Passage[], width: number): Geometry {
  return ({ start, end }) => {
    let line = 0;
    for (const passage of passages) {
      if (start < passage.end || passage === passages.at(-1)) {
        const at = start - passage.start;
        const [first, last] = [at % width, (at % width) + end - start];
        const [left, right] = passage.direction === 'ltr' ? [first, last] : [width - last, width - first];
        const top = (line + Math.floor(at / width)) * 20;
        return { left: left * 10, right: right * 10, top, bottom: top + 16 };
      }
      line += Math.ceil(passage.text.length / width);
    }
    return null;
  };
}

interface Text {
  readonly passages: readonly Passage[];
  /** Letters to a line. */
  readonly width?: number;
}

/** The words chosen after each of the moves, from the first word that begins at or after `from`. */
function walkThrough({ passages, width = 19 }: Text, from: number, moves: readonly string[]): string[] {
  const walk = createTextWalk(passages);
  const geometry = pageOf(passages, width);
  const first = walk.wordAt(from);
  if (first === null) throw new Error('The text has no word.');
  let cursor = cursorAt(first);
  return moves.map((move) => {
    cursor = moveCursor(cursor, moveOf(move), { walk, geometry });
    return walk.textOf(chosenBy(cursor));
  });
}

function moveOf(move: string): CursorMove {
  const isExtending = move.startsWith('+');
  // Sound: the tests below name steps and nothing else.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { step: move.replace('+', '') as CursorMove['step'], isExtending };
}

describe('words', () => {
  test('keep their apostrophes, figures and joiners, in Latin and in Persian', () => {
    const text = 'Ra’isi said 30,000: «می‌شود» – not Hosseinali.';

    expect(texts(text, wordsOf({ text, start: 0 }))).toEqual([
      'Ra’isi',
      'said',
      '30,000',
      'می‌شود',
      'not',
      'Hosseinali',
    ]);
  });

  test('are found before, at and after a place, over the ends of passages', () => {
    const walk = createTextWalk(passagesOf('one two\n***\nthree'));

    expect(walk.wordAt(5)).toEqual({ start: 4, end: 7 });
    expect(walk.wordFrom(7)).toEqual({ start: 12, end: 17 });
    expect(walk.wordBefore(12)).toEqual({ start: 4, end: 7 });
    expect(walk.wordFrom(13)).toBe(null);
    expect(walk.wordBefore(0)).toBe(null);
  });
});

describe('sentences', () => {
  test('do not end with a title, an initial or another short form', () => {
    const text = 'Mr. Alefi met Dr. H. Betavi. He left, e.g. at noon. “It ended.” They went (cf. Art. 6).';

    expect(texts(text, sentencesOf({ text, start: 0 }))).toEqual([
      'Mr. Alefi met Dr. H. Betavi.',
      'He left, e.g. at noon.',
      '“It ended.”',
      'They went (cf. Art. 6).',
    ]);
  });

  test('go over the breaks of hard-wrapped lines', () => {
    const text = 'This sentence goes\nover two lines. The next\none too.';

    expect(texts(text, sentencesOf({ text, start: 0 }))).toEqual([
      'This sentence goes\nover two lines.',
      'The next\none too.',
    ]);
  });

  test('of Persian end with its own question mark', () => {
    const text = 'چه کسی آمد؟ کسی نیامد. پایان.';

    expect(texts(text, sentencesOf({ text, start: 0 }))).toEqual(['چه کسی آمد؟', 'کسی نیامد.', 'پایان.']);
  });

  test('of the bundled documents hold every word, each once', () => {
    for (const passage of [...seedPassages().values()].flat()) {
      const sentences = sentencesOf(passage);
      const outside = wordsOf(passage).filter(
        (word) => sentences.filter(({ start, end }) => start <= word.start && word.end <= end).length !== 1,
      );

      expect(texts(passage.text, outside)).toEqual([]);
    }
  });
});

describe('the cursor', () => {
  const LATIN = { passages: passagesOf('one two three four five six seven\neight nine') };
  const PERSIAN = {
    passages: [aPassage({ text: 'یک دو سه چهار پنج شش هفت', direction: 'rtl' })],
    width: 13,
  };

  test('goes from word to word to the side of the arrow', () => {
    expect(walkThrough(LATIN, 0, ['right', 'right', 'left'])).toEqual(['two', 'three', 'two']);
  });

  test('goes on at the end of a line and of a passage, and back again', () => {
    const steps = ['right', 'right', 'right', 'right', 'left'];

    expect(walkThrough(LATIN, 19, steps)).toEqual(['six', 'seven', 'eight', 'nine', 'eight']);
  });

  test('goes onwards with the left arrow where the text runs from the right', () => {
    const steps = ['left', 'left', 'left', 'left', 'right'];

    expect(walkThrough(PERSIAN, 0, steps)).toEqual(['دو', 'سه', 'چهار', 'پنج', 'چهار']);
  });

  test('goes the way it looks through words of the other direction', () => {
    // “Test Case” is read from the left inside a line that runs from the right: یک [Test Case] دو.
    const text = 'یک Test Case دو';
    const passages = [aPassage({ text, direction: 'rtl' })];
    const walk = createTextWalk(passages);
    const places: Readonly<Record<string, number>> = { دو: 0, Test: 30, Case: 80, یک: 140 };
    const geometry: Geometry = ({ start, end }) => {
      const left = places[text.slice(start, end)] ?? 0;
      return { left, right: left + (end - start) * 10, top: 0, bottom: 16 };
    };
    let cursor = cursorAt({ start: 0, end: 2 });
    const seen = ['left', 'left', 'left'].map((step) => {
      cursor = moveCursor(cursor, moveOf(step), { walk, geometry });
      return walk.textOf(chosenBy(cursor));
    });

    expect(seen).toEqual(['Case', 'Test', 'دو']);
  });

  test('goes up and down to the word below or above, and keeps to its column', () => {
    // one two three four / five six seven / eight nine
    expect(walkThrough(LATIN, 14, ['down', 'down', 'up', 'up'])).toEqual(['seven', 'nine', 'seven', 'four']);
  });

  test('stays where there is no further line', () => {
    expect(walkThrough(LATIN, 0, ['up', 'left'])).toEqual(['one', 'one']);
  });

  test('goes to the ends of its line', () => {
    expect(walkThrough(LATIN, 4, ['line-end', 'line-start'])).toEqual(['four', 'one']);
  });

  test('takes in words with Shift, and leaves them out again', () => {
    expect(walkThrough(LATIN, 4, ['+right', '+right', '+left', '+left', '+left'])).toEqual([
      'two three',
      'two three four',
      'two three',
      'two',
      'one two',
    ]);
  });

  test('takes in words over the end of a passage', () => {
    expect(walkThrough(LATIN, 28, ['+right'])).toEqual(['seven\neight']);
  });

  test('goes from sentence to sentence', () => {
    const passages = passagesOf('First one. Second one.\nThird one.');
    const steps = ['next-sentence', 'next-sentence', 'previous-sentence', 'previous-sentence'];

    expect(walkThrough({ passages }, 0, steps)).toEqual(['Second', 'Third', 'Second', 'First']);
  });

  test('takes in a sentence with its quotation marks and full stop', () => {
    const passages = passagesOf('He said so. “It was a crime.” They left.');

    expect(walkThrough({ passages }, 12, ['+next-sentence', '+next-sentence'])).toEqual([
      'It was a crime.”',
      'It was a crime.” They left.',
    ]);
    expect(walkThrough({ passages }, 25, ['+previous-sentence'])).toEqual(['“It was a crime']);
  });

  test('finds its way through a text that is not laid out', () => {
    const walk = createTextWalk(LATIN.passages);
    const cursor = moveCursor(cursorAt({ start: 0, end: 3 }), moveOf('right'), {
      walk,
      geometry: () => null,
    });

    expect(chosenBy(cursor)).toEqual({ start: 4, end: 7 });
  });
});
