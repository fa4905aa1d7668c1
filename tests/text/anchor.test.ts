import { describe, expect, it } from 'vitest';
import { cutAnchor, cutText } from '../../db/text/anchor.ts';
import { openAnchorResolver, type AnchorToResolve } from '../../db/text/resolve-anchor.ts';

const LETTER = [
  'A letter to the committee',
  'On Sunday morning the guards took him to the second floor, where three men sat behind a table.',
  'He was asked two questions. He was not allowed to answer the second one.',
  'His mother was told in November to come and fetch a bag. The bag held a watch and a shirt.',
].join('\n\n');

function highlightOn(text: string, words: string): AnchorToResolve {
  const start = text.indexOf(words);
  const cut = cutAnchor({ text, start: 0 }, { start, end: start + words.length });
  if (start === -1 || cut === null) throw new Error('The words are not in the text');
  return { ...cut, state: 'anchored' };
}

/** What becomes of a highlight, and the words it stands on then. */
function resolve(older: string, newer: string, anchor: AnchorToResolve | string): readonly [string, string] {
  const placed = typeof anchor === 'string' ? highlightOn(older, anchor) : anchor;
  const resolved = openAnchorResolver({ older, newer }).resolve(placed);
  if (resolved.kind === 'needs-placing') return [resolved.kind, ''];
  const { start, end } = resolved.kind === 'anchored' ? resolved.cut : resolved.place;
  return [resolved.kind, newer.slice(start, end)];
}

describe('a highlight whose words are unchanged', () => {
  it('stays where it is', () => {
    expect(resolve(LETTER, LETTER, 'three men sat')).toEqual(['anchored', 'three men sat']);
  });

  it('moves along where something was put in before it', () => {
    const newer = `Sent by post.\n\n${LETTER}`;
    expect(resolve(LETTER, newer, 'three men sat')).toEqual(['anchored', 'three men sat']);
  });

  it('goes with its paragraph', () => {
    const paragraphs = LETTER.split('\n\n');
    const newer = [paragraphs[0], paragraphs[3], paragraphs[1], paragraphs[2]].join('\n\n');
    for (const words of ['fetch a bag', 'three men sat', 'The bag held a watch']) {
      expect(resolve(LETTER, newer, words)).toEqual(['anchored', words]);
    }
  });

  it('finds its own among many that are the same, without anybody having to look', () => {
    const newer = LETTER.replace('On Sunday morning', 'On a Sunday morning');
    expect(resolve(LETTER, newer, 'the').at(0)).toBe('anchored');
    const last = highlightOn(LETTER, 'The bag held');
    expect(resolve(LETTER, newer, { ...last, ...cutAt(LETTER, last.start, 3) })).toEqual(['anchored', 'The']);
  });

  it('takes other white space, quotation marks, case and vowel signs for the same', () => {
    const older = 'He said: “They were told nothing.” Nobody asked.\n\nدربارهٔ نامه‌های آیت‌الله نوشتند.';
    const newer = 'He said:\n"They  were\ntold NOTHING." Nobody asked.\n\nدرباره نامه‌هاي آیت‌الله نوشتند.';
    expect(resolve(older, newer, '“They were told nothing.”')).toEqual([
      'anchored',
      '"They  were\ntold NOTHING."',
    ]);
    expect(resolve(older, newer, 'نامه‌های آیت‌الله')).toEqual(['anchored', 'نامه‌هاي آیت‌الله']);
  });

  it('keeps a part of a word where the word is the same, and takes the whole word where it is not', () => {
    expect(resolve(LETTER, `x ${LETTER}`, 'uestions. He was n')).toEqual(['anchored', 'uestions. He was n']);
    const corrected = LETTER.replace('questions', 'Questions');
    expect(resolve(LETTER, corrected, 'uestions. He')).toEqual(['anchored', 'Questions. He']);
  });

  it('is found on signs alone where the words beside them are', () => {
    const older = 'The first part.\n\n* * *\n\nThe second part.';
    expect(resolve(older, `Title\n\n${older}`, '* * *')).toEqual(['anchored', '* * *']);
    expect(resolve(older, older.replace('* * *', '* *'), '* * *')).toEqual(['needs-placing', '']);
  });
});

describe('a highlight whose words were changed', () => {
  it('is to be reviewed where they can be recognised', () => {
    const newer = LETTER.replace('the second floor', 'the third floor');
    const words = 'the guards took him to the second floor, where three men sat behind a table';
    expect(resolve(LETTER, newer, words)).toEqual(['moved', words.replace('second', 'third')]);
  });

  it('takes in what stands in the place of its first or last word', () => {
    const newer = LETTER.replace('watch', 'wristwatch');
    const words = 'in November to come and fetch a bag. The bag held a watch';
    expect(resolve(LETTER, newer, words)).toEqual(['moved', words.replace('watch', 'wristwatch')]);
  });

  it('needs placing where they are other words, whatever stands around them', () => {
    const newer = LETTER.replace('a watch', 'seventeen photographs');
    expect(resolve(LETTER, newer, 'a watch')).toEqual(['needs-placing', '']);
  });

  it('needs placing where they are gone, although the same words stand elsewhere', () => {
    const newer = LETTER.replace('He was asked two questions. ', '');
    expect(resolve(LETTER, newer, 'He was')).toEqual(['needs-placing', '']);
  });

  it('needs placing where its paragraph was taken out', () => {
    const newer = LETTER.split('\n\n').toSpliced(2, 1).join('\n\n');
    expect(resolve(LETTER, newer, 'not allowed to answer')).toEqual(['needs-placing', '']);
  });

  it('needs placing in another text', () => {
    const other = 'Nothing of this is about the same matter, although the words are plain and few.';
    expect(resolve(LETTER, other, 'three men sat behind a table')).toEqual(['needs-placing', '']);
  });
});

describe('a highlight whose words stand in two places now', () => {
  const paragraphs = LETTER.split('\n\n');

  it('is to be reviewed at the one that the text around leads to', () => {
    const newer = [...paragraphs, 'An appendix of no use.', paragraphs[1]].join('\n\n');
    const words = 'took him to the second floor, where three men sat';
    const resolved = resolve(LETTER, newer, words);
    expect(resolved).toEqual(['moved', words]);
    const resolver = openAnchorResolver({ older: LETTER, newer });
    expect(resolver.resolve(highlightOn(LETTER, words))).toMatchObject({
      place: { start: LETTER.indexOf(words) },
    });
  });

  it('needs placing where nothing tells them apart', () => {
    const newer = paragraphs.toSpliced(1, 0, paragraphs[1] ?? '').join('\n\n');
    const words = 'took him to the second floor, where three men sat';
    expect(resolve(LETTER, newer, words)).toEqual(['needs-placing', '']);
  });
});

describe('a highlight that was not at its place before', () => {
  it('stays to be reviewed until somebody has looked', () => {
    const { start, end } = highlightOn(LETTER, 'the second floor');
    const moved = { ...highlightOn(LETTER, 'the second floor'), words: 'the first floor', start, end };
    expect(resolve(LETTER, `x ${LETTER}`, { ...moved, state: 'moved' })).toEqual([
      'moved',
      'the second floor',
    ]);
  });

  it('goes back to its own words where they have come back', () => {
    const original = highlightOn(LETTER, 'the second floor');
    const older = LETTER.replace('the second floor', 'a place');
    const lost = { ...original, start: 0, end: 0, state: 'needs-placing' as const };
    expect(resolve(older, LETTER, lost)).toEqual(['moved', 'the second floor']);
  });

  it('still needs placing where they have not', () => {
    const lost = {
      ...highlightOn(LETTER, 'the second floor'),
      start: 0,
      end: 0,
      state: 'needs-placing' as const,
    };
    const newer = LETTER.replace('the second floor', 'a place');
    expect(resolve(newer, newer, lost)).toEqual(['needs-placing', '']);
  });

  it('needs placing again where the words it had moved to are gone', () => {
    const moved = { ...highlightOn(LETTER, 'a watch'), words: 'a clock', state: 'moved' as const };
    expect(resolve(LETTER, LETTER.replace('a watch', 'seventeen photographs'), moved)).toEqual([
      'needs-placing',
      '',
    ]);
  });
});

describe('texts that nobody wrote', () => {
  it.each([
    ['an empty text', ''],
    ['signs alone', '… — …'],
    ['one word 50,000 times', 'word '.repeat(50_000)],
    ['one endless word', 'a'.repeat(300_000)],
  ])('%s is resolved in bounded time, and nothing is guessed', (_, strange) => {
    expect(resolve(LETTER, strange, 'three men sat')).toEqual(['needs-placing', '']);
    const { state, ...cut } = highlightOn(LETTER, 'three men sat');
    expect(
      openAnchorResolver({ older: strange, newer: LETTER }).resolve({ ...cut, start: 0, end: 0, state }).kind,
    ).toBe('needs-placing');
  });

  it('keeps the place in a text that is the same word over and over', () => {
    const text = 'word '.repeat(20_000);
    const { start, end, ...rest } = highlightOn(text, 'word word');
    const cut = cutAnchor({ text, start: 0 }, { start: 50_000, end: 50_009 });
    expect(resolve(text, text, { ...rest, start, end, ...cut })).toEqual(['anchored', 'word word']);
  });
});

describe('cutting text', () => {
  it('cuts no character of two units', () => {
    expect([cutText('a𐎠b', 2), cutText('a𐎠b', 3), cutText('a𐎠b', 9)]).toEqual(['a', 'a𐎠', 'a𐎠b']);
  });
});

function cutAt(text: string, start: number, length: number): Partial<AnchorToResolve> {
  return cutAnchor({ text, start: 0 }, { start, end: start + length }) ?? {};
}
