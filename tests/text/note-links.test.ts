import { expect, test } from 'vitest';
import { findNoteLinks, writeNoteLink } from '../../db/text/note-links.ts';
import { ownTimeMs } from '../support/own-time.ts';

const ID = '0123456789abcdefghjkmnpqrs';

test('a link is found with its kind, its target, its words and its place', () => {
  expect(findNoteLinks(`see [[tag:${ID}|Evin]].`)).toEqual([
    { start: 4, end: 43, kind: 'tag', id: ID, label: 'Evin', isEmbed: false },
  ]);
});

test('a link needs no words', () => {
  expect(findNoteLinks(`[[note:${ID}]]`)[0]?.label).toBe('');
});

test('a highlight after an exclamation mark is shown itself', () => {
  expect(findNoteLinks(`![[highlight:${ID}]]`)).toMatchObject([{ start: 0, isEmbed: true }]);
});

test('an exclamation mark before anything else ends a sentence', () => {
  expect(findNoteLinks(`Look![[tag:${ID}]]`)).toMatchObject([{ start: 5, isEmbed: false }]);
});

test.each([
  ['an unknown kind', `[[person:${ID}]]`],
  ['an id that is none', '[[tag:evin]]'],
  ['an unfinished mark', `[[tag:${ID}|Evin]`],
  ['a mark over two lines', `[[tag:${ID}|Ev\nin]]`],
  ['words as long as a page', `[[tag:${ID}|${'a'.repeat(401)}]]`],
])('%s is text', (_, body) => {
  expect(findNoteLinks(body)).toEqual([]);
});

test('a mark inside brackets is found, and each of two in a row', () => {
  expect(findNoteLinks(`[[[tag:${ID}]]] [[tag:${ID}]][[note:${ID}]]`).map(({ start }) => start)).toEqual([
    1, 37, 71,
  ]);
});

test('what is written is found again with the same words', () => {
  const written = writeNoteLink({ kind: 'document', id: ID, label: 'نامهٔ ۱۳۶۷' });
  expect(findNoteLinks(written)).toMatchObject([{ start: 0, end: written.length, label: 'نامهٔ ۱۳۶۷' }]);
});

test.each(['a]]b', 'a|b', 'a\nb', '[[a', ' a  b '])('words such as %j cannot break the mark', (label) => {
  const written = writeNoteLink({ kind: 'tag', id: ID, label });
  expect(findNoteLinks(written)).toMatchObject([{ start: 0, end: written.length }]);
});

test('long words are cut between two of them', () => {
  const label = findNoteLinks(writeNoteLink({ kind: 'highlight', id: ID, label: 'word '.repeat(60) }))[0]
    ?.label;
  expect(label).toMatch(/^(?:word )+word…$/);
  expect(label?.length).toBeLessThanOrEqual(81);
});

test('a note of 300,000 characters that only open brackets is read in an instant', () => {
  const startedAt = ownTimeMs();
  expect(findNoteLinks('[[tag:'.repeat(50_000))).toEqual([]);
  expect(findNoteLinks(`[[tag:${ID}|`.repeat(8_000))).toEqual([]);
  expect(ownTimeMs() - startedAt).toBeLessThan(1000);
});
