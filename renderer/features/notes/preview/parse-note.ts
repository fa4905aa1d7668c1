import type { ListItem, Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { noteLinkSyntax, noteLinkTree } from './note-link-syntax.ts';

/** HTML in a note is text like any other. */
const WITHOUT_HTML = { disable: { null: ['htmlFlow', 'htmlText'] } };

/** The structure of a piece of a note, by CommonMark without HTML, with the marks that link into the library and with tasks. */
export function parseNote(markdown: string): readonly RootContent[] {
  const { children } = fromMarkdown(markdown, {
    extensions: [WITHOUT_HTML, noteLinkSyntax],
    mdastExtensions: [noteLinkTree],
  });
  readTasks(children);
  return children;
}

/** The box at the beginning of a task: `- [ ] to do`, `- [x] done`. */
const TASK_BOX = /^\[([ xX])\]\s+/;

/** Takes the boxes of tasks out of their words and says in `checked` how they stand, as GitHub Flavored Markdown has it. */
function readTasks(nodes: readonly Nodes[]): void {
  for (const node of nodes) {
    if (node.type === 'listItem') readTask(node);
    if ('children' in node) readTasks(node.children);
  }
}

function readTask(listItem: ListItem): void {
  const [paragraph] = listItem.children;
  const words = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  const box = words?.type === 'text' ? TASK_BOX.exec(words.value) : null;
  if (words?.type !== 'text' || box === null) return;
  words.value = words.value.slice(box[0].length);
  listItem.checked = box[1] !== ' ';
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:/m;
/** Long enough that a note of some pages is a few dozen pieces, short enough to be parsed within a frame. */
const USUAL_LENGTH = 1500;

/**
 * Cuts a note where a new block begins for certain, so that after a key only the piece it was typed in is parsed and
 * drawn again. Joined, the pieces are the note.
 *
 * A cut is made before a line without indent that follows an empty one and does not go on with a list, outside fenced
 * code. A note with link definitions is one piece, because they hold for all of it.
 */
export function cutNote(markdown: string): readonly string[] {
  if (DEFINITION.test(markdown)) return [markdown];
  const pieces: string[] = [];
  let start = 0;
  let fence: string | null = null;
  let wasBlank = true;
  for (let at = 0; at < markdown.length;) {
    const newline = markdown.indexOf('\n', at);
    const next = newline === -1 ? markdown.length : newline + 1;
    const line = markdown.slice(at, next);
    if (fence === null && wasBlank && at - start >= USUAL_LENGTH && beginsBlock(line)) {
      pieces.push(markdown.slice(start, at));
      start = at;
    }
    fence = fenceAfter(line, fence);
    wasBlank = line.trim() === '';
    at = next;
  }
  pieces.push(markdown.slice(start));
  return pieces;
}

const GOES_ON = /^(?:\s|[-*+]\s|\d{1,9}[.)]\s|>)/;

function beginsBlock(line: string): boolean {
  return line.trim() !== '' && !GOES_ON.test(line);
}

/** The mark of the fenced code that the next line is in, if it is in any. */
function fenceAfter(line: string, fence: string | null): string | null {
  const mark = FENCE.exec(line)?.[1];
  if (mark === undefined) return fence;
  if (fence === null) return mark;
  const closes = mark.startsWith(fence) && line.trim() === mark;
  return closes ? null : fence;
}
