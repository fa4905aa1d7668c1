import { describe, expect, it } from 'vitest';
import { markLinks, markPhrases, type MarkedWords } from '../../db/text/note-marks.ts';

const ID = '0123456789abcdefghjkmnpqrs';
const OTHER = '1123456789abcdefghjkmnpqrs';

const marked = ({ text, marks }: MarkedWords): string[] =>
  marks.map(([start, end]) => text.slice(start, end));
const links = (body: string, name = 'now'): MarkedWords =>
  markLinks(
    { title: '', body },
    ({ id }) => id === ID,
    ({ label, isEmbed }) => (isEmbed || label === '' ? name : label),
  );
const phrases = (body: string, ...names: string[]): MarkedWords =>
  markPhrases(
    { title: 'Title', body },
    names.map((name) => ` ${name} `),
  );

describe('the place of a link', () => {
  it('is its paragraph, with every link to the target marked', () => {
    const found = links(`Other.\n\n*At* [[tag:${ID}|Evin]], [[tag:${OTHER}|x]], [[tag:${ID}]].\n\nMore.`);
    expect(found.text).toBe('At Evin, x, now.');
    expect(marked(found)).toEqual(['Evin', 'now']);
  });

  it('shows the words of a quote as they are now', () => {
    expect(links(`> ![[highlight:${ID}|then]]`, 'the words now').text).toBe('the words now');
  });

  it('has no mark where the link is in code', () => {
    expect(links(`\`[[tag:${ID}|Evin]]\``)).toEqual({ text: `[[tag:${ID}|Evin]]`, marks: [] });
  });
});

describe('the place of a name', () => {
  it.each([
    {
      how: 'in any case and spelling of its marks',
      body: 'They met in FAYÇAL-HALL, then',
      name: 'faycal hall',
      words: ['FAYÇAL-HALL'],
    },
    {
      how: 'over a line end of a paragraph',
      body: 'the Death\nCommission',
      name: 'death commission',
      words: ['Death\nCommission'],
    },
    {
      how: 'with marks of Markdown inside',
      body: 'the **Death** Commission',
      name: 'death commission',
      words: ['Death Commission'],
    },
    {
      how: 'in Persian with the letters of an Arabic keyboard',
      body: 'زندان اوين بود',
      name: 'اوین',
      words: ['اوين'],
    },
    {
      how: 'every time it stands in the paragraph',
      body: 'Evin, not Evin’s yard',
      name: 'evin',
      words: ['Evin', 'Evin'],
    },
  ])('is found $how', ({ body, name, words }) => {
    expect(marked(phrases(body, name))).toEqual(words);
  });

  it.each([
    ['in part of a word', 'Evinian', 'evin'],
    ['over two paragraphs', 'Death\n\nCommission', 'death commission'],
    ['over a link', `Death [[tag:${OTHER}|x]] Commission`, 'death commission'],
    ['in the words of a link', `[[document:${OTHER}|On Evin]]`, 'evin'],
  ])('is not found %s', (_how, body, name) => {
    expect(marked(phrases(body, name))).toEqual([]);
  });

  it('is the longest of several that begin there', () => {
    expect(marked(phrases('at Evin Prison today', 'evin', 'evin prison'))).toEqual(['Evin Prison']);
  });

  it('is in the title where no paragraph has it', () => {
    const found = markPhrases({ title: 'On Evin', body: 'Words.' }, [' evin ']);
    expect([found.text, marked(found)]).toEqual(['On Evin', ['Evin']]);
  });
});
