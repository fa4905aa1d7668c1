import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { linksIn, readNote } from '../../db/text/note-markup.ts';
import { parseNote } from '../../renderer/features/notes/preview/parse-note.ts';
import { randomSource } from '../text/random-text.ts';

const SIGNS = ['`', '``', '```', '~~~', '~', '\\', '!', '[', ']', '(', ')', '*', '**', '_'];
const SPACES = [
  '\n',
  '\n',
  '\n\n',
  '\r\n',
  '\n    ',
  '\n  ',
  '\n\t',
  ' ',
  '  ',
  '    ',
  '     ',
  '\t',
  '\u00a0',
  '\u2028',
];
const BLOCKS = [
  '- ',
  '-',
  '+',
  '1. ',
  '> ',
  '>',
  '# ',
  '## ',
  '***',
  '---',
  '===',
  '[ ] ',
  'word',
  'ab c',
  'x',
  'نامه',
];
const NOTES = 3_000;

/** Anything Markdown is sensitive to, in any order, with links among it. */
function randomNote(seed: number): string {
  const next = randomSource(seed);
  let body = '';
  for (let count = 2 + Math.floor(next() * 24); count > 0; count -= 1) {
    const id = String(count).padStart(26, '0');
    const links = [`[[tag:${id}|a b]]`, `[[note:${id}]]`, `![[highlight:${id}]]`, `![[tag:${id}|a\`b]]`];
    const all = [SIGNS, SPACES, BLOCKS, links, links].flat();
    body += all[Math.floor(next() * all.length)] ?? '';
  }
  return body;
}

function shownLinks(node: Nodes): readonly string[] {
  if (node.type === 'noteLink') return [node.value.replace(/^!?\[\[\w+:/, '').slice(0, 26)];
  return 'children' in node ? node.children.flatMap(shownLinks) : [];
}

test('the links that are kept of a note are those that its preview shows', () => {
  let links = 0;
  for (let seed = 0; seed < NOTES; seed += 1) {
    const body = randomNote(seed);
    const shown = [...new Set(parseNote(body).flatMap(shownLinks))];
    const kept = linksIn(readNote(body)).map(({ id }) => id);
    expect({ body, kept }).toEqual({ body, kept: shown });
    links += shown.length;
  }
  expect(links).toBeGreaterThan(NOTES);
});
