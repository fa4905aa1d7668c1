import { expect, test } from 'vitest';
import type { Mark } from '../../db/contract/models.ts';
import { linkMention } from '../../renderer/features/notes/connections/link-mention.ts';

const TARGET = { kind: 'note', id: '0000000000000000000000000a' } as const;
const LINK = (words: string) => `[[note:${TARGET.id}|${words}]]`;

/** A mention as the library answers it: the words between the two bars. */
function mention(marked: string): { excerpt: string; marks: Mark[] } {
  const [before = '', words = '', after = ''] = marked.split('¦');
  return { excerpt: before + words + after, marks: [[before.length, before.length + words.length]] };
}

test('the words of a mention become a link where they stand', () => {
  expect(linkMention('On the letters of 1988.', mention('On ¦the letters¦ of 1988.'), TARGET)).toBe(
    `On ${LINK('the letters')} of 1988.`,
  );
});

test('of several places the one with the surroundings of the excerpt is taken', () => {
  const body = 'The letters were read.\n\nLater the letters were lost, the letters of his brother.';
  expect(linkMention(body, mention('were lost, ¦the letters¦ of his brother'), TARGET)).toBe(
    `The letters were read.\n\nLater the letters were lost, ${LINK('the letters')} of his brother.`,
  );
});

test('surroundings are compared without the marks that an excerpt leaves out', () => {
  const body = 'one **bold** letters x\n\nbold letters y';
  expect(linkMention(body, mention('one bold ¦letters¦ x'), TARGET)).toBe(
    `one **bold** ${LINK('letters')} x\n\nbold letters y`,
  );
});

test('words that are a link already stay what they are', () => {
  const body = `see ${LINK('letters')} and letters`;
  expect(linkMention(body, mention('see ¦letters¦ and'), TARGET)).toBe(
    `see ${LINK('letters')} and ${LINK('letters')}`,
  );
});

test('a line end in the note is a space in the excerpt', () => {
  expect(linkMention('the\nletters', mention('¦the letters¦'), TARGET)).toBe(LINK('the letters'));
});

test('words that are no longer there are not guessed', () => {
  expect(linkMention('nothing of it', mention('¦letters¦'), TARGET)).toBeNull();
  expect(linkMention('letters', { excerpt: 'letters', marks: [] }, TARGET)).toBeNull();
});

test('signs in the words are not read as a pattern', () => {
  expect(linkMention('what (then)? yes', mention('what ¦(then)?¦ yes'), TARGET)).toBe(
    `what ${LINK('(then)?')} yes`,
  );
});
