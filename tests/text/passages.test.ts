import { describe, expect, it } from 'vitest';
import { splitIntoPassages } from '../../db/text/passages.ts';

/** Kind (a heading with its level) and opening of every passage, as a reader would list them. */
function outline(text: string): string[] {
  return splitIntoPassages(text).map(({ start, end, kind, level }) => {
    const words = text.slice(start, end).split(/\s+/).slice(0, 3).join(' ');
    return `${kind === 'heading' ? `heading ${level}` : kind}: ${words}`;
  });
}

function kinds(text: string): string[] {
  return outline(text).map((line) => line.slice(0, line.indexOf(':')));
}

const SENTENCE =
  'This sentence is invented and says nothing about anybody, but it is as long as a sentence in a report.';
const PARAGRAPH = `${SENTENCE} ${SENTENCE}`;

describe('numbers', () => {
  it('number paragraphs, also without a space after the dot, and lists inside them', () => {
    const text = [
      `1.${PARAGRAPH}`,
      `2.${PARAGRAPH} There were two questions:`,
      '1. Was it so?',
      '2. Was it otherwise?',
      `3.${PARAGRAPH}`,
    ].join('\n');
    expect(kinds(text)).toEqual([
      'numbered-paragraph',
      'numbered-paragraph',
      'list-item',
      'list-item',
      'numbered-paragraph',
    ]);
  });

  it('go on after inner paragraphs that are written in another way', () => {
    const text = [
      `1.${PARAGRAPH}`,
      `2.${PARAGRAPH}`,
      `1. ${PARAGRAPH}`,
      `2. ${PARAGRAPH}`,
      `3.${PARAGRAPH}`,
      `4.${PARAGRAPH}`,
    ].join('\n');
    expect(kinds(text)).toEqual([
      'numbered-paragraph',
      'numbered-paragraph',
      'list-item',
      'list-item',
      'numbered-paragraph',
      'numbered-paragraph',
    ]);
  });

  it('go on after an inner list that is written in the same way', () => {
    const text = [
      `1. ${PARAGRAPH}`,
      `2. ${PARAGRAPH} There were two questions:`,
      '1. Was it so?',
      '2. Was it otherwise?',
      `3. ${PARAGRAPH}`,
      `4. ${PARAGRAPH}`,
    ].join('\n');
    expect(kinds(text).slice(4)).toEqual(['numbered-paragraph', 'numbered-paragraph']);
  });

  it('belong to the inner list as long as the same number comes once more', () => {
    const text = [
      `1. ${PARAGRAPH}`,
      `2. ${PARAGRAPH} There were three questions:`,
      '1. Was it so?',
      '2. Was it otherwise?',
      '3. Was it neither?',
      `3. ${PARAGRAPH}`,
    ].join('\n');
    expect(kinds(text).slice(4)).toEqual(['list-item', 'numbered-paragraph']);
  });

  it('are those of a list where a colon leads up to them or they are indented', () => {
    expect(kinds(`It says:\n\n1. ${PARAGRAPH}\n\n2. ${PARAGRAPH}`).slice(1)).toEqual([
      'list-item',
      'list-item',
    ]);
    expect(kinds(`${SENTENCE}\n\n  1. ${PARAGRAPH}\n  2. ${PARAGRAPH}`).slice(1)).toEqual([
      'list-item',
      'list-item',
    ]);
    expect(kinds('1. Salt\n2. Bread')).toEqual(['list-item', 'list-item']);
  });

  it('may start anywhere, as in an excerpt, but not alone', () => {
    expect(kinds(`12. ${PARAGRAPH}\n\n13. ${PARAGRAPH}`)).toEqual([
      'numbered-paragraph',
      'numbered-paragraph',
    ]);
    expect(kinds(`${SENTENCE}\n\n5. August was the month in which nothing happened.`)[1]).toBe('paragraph');
    expect(kinds(`C. Testname said so.\n\n${SENTENCE}`)[0]).toBe('paragraph');
  });

  it('are no labels in years, decimals and spans', () => {
    const lines = [
      '1988. That was the year.',
      '3.5 million letters were read.',
      '12-13 August, in Testtown.',
      '10,000 letters.',
    ];
    expect(kinds(lines.join('\n\n'))).toEqual(['paragraph', 'paragraph', 'paragraph', 'paragraph']);
  });

  it('head sections that have text of their own', () => {
    const text = `1. Introduction\n\n${PARAGRAPH}\n\n2. Findings\n\n2.1 First finding\n\n${PARAGRAPH}\n\n2.2 Second\n\n${PARAGRAPH}`;
    expect(kinds(text)).toEqual([
      'heading 2',
      'paragraph',
      'heading 2',
      'heading 3',
      'paragraph',
      'heading 3',
      'paragraph',
    ]);
  });

  it('are items in a table of contents', () => {
    expect(
      kinds(`${SENTENCE}\n\n1. Introduction\n2. Findings\n2.1 First\n2.2 Second\n3. End`).slice(1),
    ).toEqual(Array.from({ length: 5 }, () => 'list-item'));
  });

  it('run on through the sections of a report, which have numbers of their own', () => {
    const text = [
      'I.  Introduction',
      `1.   ${PARAGRAPH}`,
      '2.   It covers the period from May to June.',
      'II.  Legal framework',
      'A.   International law',
      `3.   ${PARAGRAPH}`,
      'B.   National law',
      '4.   The national law says:',
      '     (a)  In the first article, nothing;',
      '     (b)  In the second article, nothing.',
      '5.   Therefore nothing is said.',
    ].join('\n\n');
    expect(kinds(text)).toEqual([
      'heading 2',
      'numbered-paragraph',
      'numbered-paragraph',
      'heading 2',
      'heading 3',
      'numbered-paragraph',
      'heading 3',
      'numbered-paragraph',
      'list-item',
      'list-item',
      'numbered-paragraph',
    ]);
  });

  it('may be letters and Roman figures in company', () => {
    expect(kinds('It says:\n(a) one thing;\n(b) another;\n(c) a third.').slice(1)).toEqual([
      'list-item',
      'list-item',
      'list-item',
    ]);
    expect(kinds(`I. THE FACTS\n\n${PARAGRAPH}\n\nII. THE LAW\n\n${PARAGRAPH}`)).toEqual([
      'heading 2',
      'paragraph',
      'heading 2',
      'paragraph',
    ]);
  });
});

describe('Persian text', () => {
  const BAND =
    'این بند ساختگی است و تنها برای آزمودن برنامه نوشته شده است تا به درازای یک بند باشد. آیا چنین است؟ آری، چنین است و همین بس است.';

  it('has a title, headings, numbered paragraphs and lists like any other', () => {
    const text = [
      'گزارش آزمایشی دربارهٔ پروندهٔ نمونه',
      BAND,
      '',
      'پیشینه',
      '',
      `۱. ${BAND} ${BAND}`,
      `۲. ${BAND} ${BAND} دو پرسش چنین بود:`,
      'الف) آیا حکم شامل حال همه است؟',
      'ب) آیا حکم شامل حال برخی است؟',
      `۳.${BAND} ${BAND}`,
      '* * *',
      '۱- یک',
      '۲-دو',
      'چاپ',
    ].join('\n');
    expect(kinds(text)).toEqual([
      'heading 1',
      'paragraph',
      'heading 2',
      'numbered-paragraph',
      'numbered-paragraph',
      'list-item',
      'list-item',
      'numbered-paragraph',
      'separator',
      'list-item',
      'list-item',
      'furniture',
    ]);
    expect(new Set(splitIntoPassages(text).map(({ direction }) => direction))).toEqual(new Set(['rtl']));
  });

  it('keeps a question and a line that leads up to a quotation as paragraphs', () => {
    expect(kinds(`${BAND}\n\nآیا او این را گفت؟\n\nاو گفت:\n\n«${BAND}»`)).toEqual(
      Array.from({ length: 4 }, () => 'paragraph'),
    );
  });
});

describe('headings', () => {
  it('stand apart and have text below; the first of the text is its title', () => {
    const text = `A Title of the Text\n\n${PARAGRAPH}\n\nMontage of the tape\n\n${PARAGRAPH}`;
    expect(kinds(text)).toEqual(['heading 1', 'paragraph', 'heading 2', 'paragraph']);
  });

  it('may run directly into their text, one level below the last that stood apart', () => {
    const text = `A Title\n\n${PARAGRAPH}\n\nKey Remarks\n\nOn Public Sentiment:\n“${SENTENCE}”\n\nOn the Trial Records:\n“${SENTENCE}”`;
    expect(kinds(text)).toEqual([
      'heading 1',
      'paragraph',
      'heading 2',
      'heading 3',
      'paragraph',
      'heading 3',
      'paragraph',
    ]);
  });

  it('are found between the lines of a text without blank lines', () => {
    expect(kinds(`${PARAGRAPH}\nWhat the letters show\n${PARAGRAPH}`)).toEqual([
      'paragraph',
      'heading 2',
      'paragraph',
    ]);
  });

  it('are not lines that lead up to a list or a quotation', () => {
    const lines = [
      'The recording also names three places, including:',
      'The decree reads:',
      'Test Person Alefi said:',
    ];
    for (const line of lines) expect(kinds(`${SENTENCE}\n\n${line}\n“${PARAGRAPH}”`)[1]).toBe('paragraph');
  });

  it('are not names in a list, verses, signatures or what a letter begins with', () => {
    const names = ['Test Person Alefi', 'Test Person Bei', 'Test Person Jimi', 'Test Person Dali'].join(
      '\n\n',
    );
    expect(kinds(`${SENTENCE}\n\n${names}\n\n${SENTENCE}`)).toEqual(
      Array.from({ length: 6 }, () => 'paragraph'),
    );
    expect(kinds(`${SENTENCE}\n\nTest Person Alefi\n\nTesttown`).slice(1)).toEqual([
      'paragraph',
      'paragraph',
    ]);
    expect(
      kinds(`From: Test Person Alefi\nTo: Test Person Bei\nDate: 12 May 2021\n\n${SENTENCE}`),
    ).not.toContain('heading 1');
  });

  it('are not bylines, dates or addresses', () => {
    const lines = [
      'The archive, letters@example.org',
      'By Test Person Alefi',
      '15 April 2025',
      'Test Person Alefi | May 1, 2020 | 9:00am',
      'https://example.org/page',
    ];
    const others = lines.filter((line) => kinds(`${SENTENCE}\n\n${line}\n\n${SENTENCE}`)[1] !== 'paragraph');
    expect(others).toEqual([]);
    expect(kinds(`A Title\nBy Test Person Alefi\n\n${SENTENCE}`).slice(0, 2)).toEqual([
      'heading 1',
      'paragraph',
    ]);
  });

  it('may be underlined', () => {
    const text = `A Title\n=======\n\n${PARAGRAPH}\n\nA part of it\n------------\n\n${PARAGRAPH}`;
    expect(kinds(text)).toEqual([
      'heading 1',
      'separator',
      'paragraph',
      'heading 2',
      'separator',
      'paragraph',
    ]);
  });

  it('may be a question at the start of a text', () => {
    expect(kinds(`Who wrote the letters?\n\n${PARAGRAPH}`)[0]).toBe('heading 1');
    expect(kinds(`${SENTENCE}\n\nWho wrote the letters?\n\n${PARAGRAPH}`)[1]).toBe('paragraph');
  });
});

describe('page furniture', () => {
  const body = Array.from({ length: 14 }, () => PARAGRAPH).join('\n\n');

  it('is a contact block at the start, with the name of the page above it', () => {
    const text = `Test Page\n\n  • Phone: 1\n  • Mail:\n\nThe Title of the Text\n\n${PARAGRAPH}`;
    expect(kinds(text)).toEqual(['furniture', 'furniture', 'furniture', 'heading 1', 'paragraph']);
  });

  it('is not the only title there is', () => {
    expect(kinds(`Test Page\n\n  • Phone: 1\n  • Mail:\n\n${PARAGRAPH}`).slice(0, 2)).toEqual([
      'heading 1',
      'furniture',
    ]);
  });

  it('is a contact block or a rights line at the end', () => {
    const text = `${body}\n\nPhone: 1\nMail: letters@example.org\n\n© 2020 Test Page`;
    expect(kinds(text).slice(-3)).toEqual(['furniture', 'furniture', 'furniture']);
    const signed = `${body}\n\nTest Person Alefi\nPhone: 1\nMail: letters@example.org`;
    expect(kinds(signed)).not.toContain('furniture');
  });

  it('is a scrap of small letters after the last sentence', () => {
    expect(kinds(`${body}\n\ntest merch`).at(-1)).toBe('furniture');
    expect(kinds(`${body}\n\nand so it ended.`).at(-1)).toBe('paragraph');
    expect(kinds(`${body}\n\nTest Person Alefi`).at(-1)).toBe('paragraph');
  });

  it('is looked for at the ends only', () => {
    expect(kinds(`Font Size\n\n${body}\n\nShare`)).toEqual([
      'furniture',
      ...Array.from({ length: 14 }, () => 'paragraph'),
      'furniture',
    ]);
    expect(kinds(`${body}\n\nPrint\n\n${body}`)).not.toContain('furniture');
    expect(kinds(`${body}\n\nShe said:\n\nPhone: 1\nMail: 2\n\n${body}`)).not.toContain('furniture');
  });
});

describe('separators and list items', () => {
  it.each(['***', '* * *', '---', '--', '_____', '⁂', '• • •', '=====', '—————'])(
    'take %s for a separator',
    (line) => {
      expect(kinds(line)).toEqual(['separator']);
    },
  );

  it.each(['• one', '- two', '– three', '* four', '· five', '▪ six'])('take %s for an item', (line) => {
    expect(kinds(line)).toEqual(['list-item']);
  });

  it.each(['…', '[...]', '. . .', '-5 degrees were measured.', '— Test Person Alefi'])(
    'take %s for neither',
    (line) => {
      expect(kinds(`${SENTENCE}\n\n${line}`)[1]).toBe('paragraph');
    },
  );
});

/** One paragraph as an editor wraps it. */
function wrapped(indent = ''): string {
  const lines = [
    'In the morning we went to the archive and read the files of the test',
    'until noon, when the archivist came and asked us to leave, which we',
    'did. In the afternoon we came back, and the door was open; nobody asked',
    'us who we were.',
  ];
  return lines.map((line) => `${indent}${line}`).join('\n');
}

describe('lines', () => {
  it('of hard-wrapped paragraphs are joined, also where all are indented', () => {
    expect(kinds(`${wrapped()}\n\n${wrapped()}`)).toEqual(['paragraph', 'paragraph']);
    expect(kinds(`${wrapped('       ')}\n\n${wrapped('       ')}`)).toEqual(['paragraph', 'paragraph']);
  });

  it('of hard-wrapped paragraphs without blank lines are told apart by short lines and indents', () => {
    expect(kinds(`${wrapped()}\n${wrapped()}`)).toEqual(['paragraph', 'paragraph']);
    const lastLine = 'us who we were or what we wanted in the reading room of the archive.';
    const indented = wrapped().replace('us who we were.', lastLine);
    expect(kinds(`    ${indented}\n    ${indented}`)).toEqual(['paragraph', 'paragraph']);
  });

  it('of hard-wrapped list items are joined with their item', () => {
    const item =
      'the first thing that was asked and that took more than one line of the page\n  to write down.';
    expect(kinds(`${wrapped()}\n\n- ${item}\n- ${item}`)).toEqual(['paragraph', 'list-item', 'list-item']);
  });

  it('that a wrapped sentence continues with a number or a dash are no items', () => {
    const text = [
      'The archive holds the letters of the people of the test, the last is letter',
      '12. It was written in the year after and is the longest of them, as the',
      'keeper told us on the day of our visit, the only one we made; a letter',
      '– so he said – that had been read by nobody else in all of those years.',
    ].join('\n');
    expect(kinds(text)).toEqual(['paragraph']);
  });

  it('that begin with a mark are items, however long the line above', () => {
    const item = '- it is asked who has read the letters, and who has not, in the test';
    expect(kinds(`${wrapped()}\n\n${item}\n${item}\n${item}`).slice(1)).toEqual([
      'list-item',
      'list-item',
      'list-item',
    ]);
  });

  it('that are centred or underlined stay apart', () => {
    const titles = ['The Letters', 'Second Edition, May 2021', 'http://www.example.org/letters/'];
    const centred = titles.map((title) => `${' '.repeat(36 - title.length / 2)}${title}`).join('\n');
    const underlined = `A title that is as long as a line and is underlined\n${'='.repeat(51)}`;
    expect(kinds(`${centred}\n\n${wrapped()}`)).toHaveLength(4);
    expect(kinds(`${wrapped()}\n\n${underlined}\n\n${wrapped()}`)).toEqual([
      'paragraph',
      'heading 2',
      'separator',
      'paragraph',
    ]);
  });

  it('of one paragraph each stay apart', () => {
    expect(kinds(`${PARAGRAPH}\n${PARAGRAPH}\nIt ended there.\n${PARAGRAPH}`)).toEqual(
      Array.from({ length: 4 }, () => 'paragraph'),
    );
    const short = [
      'She came at nine o’clock and opened the door of the room.',
      'He left at ten and did not come back on the same day.',
      'Nobody else was seen in the house until the next morning.',
    ];
    expect(kinds(short.join('\n'))).toHaveLength(3);
  });

  it('of verses and addresses stay apart', () => {
    const verse = [
      'A line of verse that goes on to the very end of it',
      'And then a second line that is about as long again',
      'As all the others, none of which can now offend',
      'The reader, for they make a kind of song of rain',
    ];
    expect(kinds(verse.join('\n'))).toHaveLength(4);
    expect(kinds(`${wrapped()}\n\nTest Person Alefi\n12 Test Street\nTesttown`)).toHaveLength(4);
    expect(kinds(`${wrapped()}\n\npaper\nink\nletters`)).toHaveLength(4);
  });

  it('ending in a form feed, a vertical tab or a Unicode separator end there', () => {
    expect(outline('One.\fTwo.\u2029Three.\u2028Four.\vFive.')).toHaveLength(5);
  });
});

describe('direction', () => {
  const persian = 'این متن ساختگی است و تنها برای آزمودن برنامه نوشته شده است.';

  it('is each passage’s own', () => {
    expect(splitIntoPassages(`${SENTENCE}\n\n${persian}`).map(({ direction }) => direction)).toEqual([
      'ltr',
      'rtl',
    ]);
  });

  it('is the document’s where a passage has no letters', () => {
    expect(splitIntoPassages(`${persian}\n\n***\n\n1988`).map(({ direction }) => direction)).toEqual([
      'rtl',
      'rtl',
      'rtl',
    ]);
  });
});
