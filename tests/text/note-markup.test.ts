import { describe, expect, it } from 'vitest';
import { digestNote, linksIn, plainBlock, readNote } from '../../db/text/note-markup.ts';
import { ownTimeMs } from '../support/own-time.ts';

const ID = '0123456789abcdefghjkmnpqrs';
const OTHER = '1123456789abcdefghjkmnpqrs';
const LINK = `[[tag:${ID}|Evin]]`;

const linked = (body: string): number => linksIn(readNote(body)).length;
const plain = (body: string): string =>
  readNote(body)
    .map((block) => plainBlock(block))
    .join('\n');

describe('a link', () => {
  it.each([
    ['in a paragraph', `He was held at ${LINK} then.`],
    ['in a heading', `## At ${LINK} ##`],
    ['in a list', `- one\n  - two ${LINK}`],
    ['in a quotation', `> he said\n> ${LINK}`],
    ['in a paragraph that goes on without the mark of its quotation', `> he said\n${LINK}`],
    ['among asterisks', `**${LINK}**`],
    ['in an indented line of a paragraph', `He was held\n    at ${LINK}`],
    ['in an indented line of a list item', `1. He was held\n\n   at ${LINK}`],
    ['after code that was closed', `\`\`\`\ncode\n\`\`\`\n${LINK}`],
    ['after a backtick that nothing closes', `a \` b ${LINK}`],
    ['between two backticks in different paragraphs', `a \` b\n\n${LINK} \``],
    ['after an escaped backtick', `\\\`${LINK}\``],
    ['behind a backslash that is escaped itself', `\\\\${LINK}`],
    ['inside HTML, which is text', `<div>${LINK}</div>`],
    ['at the end of a sentence', `Look!${LINK}`],
  ])('is one %s', (_where, body) => {
    expect(linked(body)).toBe(1);
  });

  it.each([
    ['in a code span', `\`${LINK}\``],
    ['in a code span of two backticks', `\`\` \` ${LINK} \`\``],
    ['in a code span over two lines', `\`a\n${LINK}\``],
    ['in a fenced block', `\`\`\`\n${LINK}\n\`\`\``],
    ['in a fenced block of tildes, which backticks do not close', `~~~\n\`\`\`\n${LINK}\n~~~`],
    ['in a fenced block that nothing closes', `\`\`\`\`\n\`\`\`\n${LINK}`],
    ['beside a fence', `~~~ ${LINK}\n~~~`],
    ['in a fenced block of a list item', `- \`\`\`\n  ${LINK}\n  \`\`\``],
    ['in a fenced block of a quotation', `> ~~~\n> ${LINK}`],
    ['in an indented block', `A word.\n\n    ${LINK}`],
    ['in a block indented by a tab', `\t${LINK}`],
    ['in an indented block of a list item', `- one\n\n      ${LINK}`],
    ['behind a backslash', `\\${LINK}`],
    ['with a backslash between its brackets', `[\\${LINK.slice(1)}`],
  ])('is none %s', (_where, body) => {
    expect(linked(body)).toBe(0);
  });

  it('is named once for each target, in the order of the text', () => {
    const body = `[[tag:${OTHER}|b]] ${LINK}\n\n- ${LINK} [[note:${ID}]] ![[highlight:${ID}]]`;
    expect(linksIn(readNote(body)).map(({ kind, id }) => `${kind}:${id}`)).toEqual([
      `tag:${OTHER}`,
      `tag:${ID}`,
      `note:${ID}`,
      `highlight:${ID}`,
    ]);
  });
});

describe('the words of a note', () => {
  it.each([
    ['headings', '# One\n\nTwo\n===\n\n## Three ##', 'One\nTwo\nThree'],
    ['lists and check boxes', '- one\n- [ ] two\n  1. three\n* * *\n+ [x] four', 'one\ntwo\nthree\nfour'],
    ['quotations', '> one\n> > two\n>three', 'one\ntwo\nthree'],
    ['marks around words', '**one** *two* __three__ _four_ ***five***', 'one two three four five'],
    ['code', '`a_b` ``c`d``\n\n```js\nlet x = *y*\n```', 'a_b c`d\nlet x = *y*'],
    ['addresses', '[the report](https://example.org/a_b "title") ![a map](map.png)', 'the report a map'],
    ['escapes', '\\*one\\* 5\\_000 \\[x\\]', '*one* 5_000 [x]'],
    ['links', `held at ${LINK}, and [[note:${ID}]]`, 'held at Evin, and '],
  ])('are without the marks of %s', (_what, body, words) => {
    expect(plain(body)).toBe(words);
  });

  it.each([
    '5 * 3 * 2',
    'file_name_here',
    'a*',
    '* ',
    'see [1] and [2]',
    'C:\\folder',
    '#1 of 2',
    '1.5 m',
    '-5',
  ])('keep %j, which is no mark', (body) => {
    expect(plain(`x ${body} y`)).toBe(`x ${body} y`);
  });

  it('are counted without marks, with the words of links', () => {
    expect(
      digestNote({ title: 'Not counted', body: `# One\n\n- two ${LINK}\n- [ ] four **five**` }).words,
    ).toBe(5);
  });
});

describe('what is kept beside a note', () => {
  it('has an opening of one line, at most 200 units long', () => {
    const { opening } = digestNote({ title: '', body: `# One\n\ntwo\n  three ${'four '.repeat(100)}` });
    expect(opening).toHaveLength(200);
    expect(opening.startsWith('One two three four four')).toBe(true);
  });

  it('cuts no character of the opening in two', () => {
    const { opening } = digestNote({ title: '', body: `${'x'.repeat(199)}𐎠𐎡` });
    expect(opening).toBe('x'.repeat(199));
  });

  it('has the title as its label, and the opening where there is no word in the title', () => {
    expect(digestNote({ title: 'Ra’isi', body: 'On him' }).labelKey).toBe('raisi');
    expect(digestNote({ title: '…', body: 'On *him*' }).labelKey).toBe('on him');
  });

  it('has its words folded, so that no phrase goes over a paragraph or a link', () => {
    const { folded } = digestNote({
      title: 'Émigré',
      body: `The Death\nCommission met.\n\nIt was ${LINK} prison.`,
    });
    expect(folded).toBe(' emigre \n the death commission met \n it was \n prison \n\u0001\n evin ');
  });

  it('has no word of an id, an address or a mark', () => {
    const { folded } = digestNote({ title: '', body: `![[highlight:${ID}]] \`[[tag:x]]\`` });
    expect(folded).toBe(' tag x \n\u0001');
  });
});

describe('a hostile note of 300,000 units', () => {
  it.each([
    ['quotation marks', '>'.repeat(300_000)],
    ['nested lists and blank lines', '- '.repeat(50_000) + '\n'.repeat(200_000)],
    ['lines of nested lists', `${'- '.repeat(30)}x\n`.repeat(4_900)],
    ['opened brackets', '['.repeat(300_000)],
    ['closed brackets', '[](<'.repeat(75_000)],
    ['unfinished addresses', '[a](b "'.repeat(42_000)],
    ['white space in addresses', `[a](${' '.repeat(96)}`.repeat(3_000)],
    ['backticks of every length', Array.from({ length: 770 }, (_, length) => '`'.repeat(length)).join(' ')],
    ['backticks one by one', '` '.repeat(150_000)],
    ['asterisks', '*a '.repeat(100_000)],
    ['asterisks and underscores by turns', '*_'.repeat(150_000)],
    ['backslashes', '\\'.repeat(300_000)],
    ['exclamation marks', '![['.repeat(100_000)],
    ['half links', `[[tag:${ID}|`.repeat(9_000)],
    ['tabs', '\t'.repeat(300_000)],
    ['white space and a letter', `${' '.repeat(299_999)}x`],
    ['number signs', '#'.repeat(300_000)],
    ['a heading of number signs and spaces', `# ${'# '.repeat(149_000)}`],
    ['hyphens and spaces', '- '.repeat(150_000)],
    ['equals signs and spaces', `a\n=${' '.repeat(299_000)}x`],
    ['line ends', '\r'.repeat(300_000)],
    ['fences', '```\n~~~\n'.repeat(37_000)],
  ])('of %s is read in an instant', (_what, body) => {
    const startedAt = ownTimeMs();
    digestNote({ title: '', body: body.slice(0, 300_000) });
    expect(ownTimeMs() - startedAt).toBeLessThan(2_000);
  });
});
