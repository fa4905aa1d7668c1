import { countWords } from './count-words.ts';
import { foldedWords } from './folded-words.ts';
import { inLetterOrder } from './letter-order.ts';
import { readMarkdownBlocks, type MarkdownBlock } from './markdown-blocks.ts';
import { readNoteInline, type NoteMark, type NotePiece } from './note-inline.ts';

/** A paragraph, heading, or line of code of a note. */
export type NoteBlock = readonly NotePiece[];

/** What follows from a note's title and body, and is kept beside them. */
export interface NoteDigest {
  /** The first words of the body, on one line. */
  readonly opening: string;
  /** The folded words of the title or, without one, of the opening: what the note is completed and, by
   * the Persian alphabet, sorted by. */
  readonly labelKey: string;
  /** See `foldNote`. */
  readonly folded: string;
  readonly words: number;
  /** What the body links to, once each, in the order of the text. */
  readonly links: readonly NoteMark[];
}

/** Most of a body's first words that stand for it in lists, in UTF-16 units. */
const OPENING_LENGTH = 200;
/** More of them than that are never needed to fill an opening, white space and all. */
const BEGINNING_LENGTH = 2_000;
const CHECK_BOX = /^\[[ xX]\][ \t]+/;
/** Begins the part of `folded` that holds the words of links. */
const LINKED_WORDS = '\u0001';

/**
 * Reads a note's body, in Markdown with links of ours. Nothing in code is a link, whether in a block or among words; in
 * an excerpt code is words as any others.
 */
export function readNote(body: string): readonly NoteBlock[] {
  return readMarkdownBlocks(body).map((block) => readBlock(body, block));
}

function readBlock(body: string, { kind, lines }: MarkdownBlock): NoteBlock {
  const text = lines.map(([start, end]) => body.slice(start, end)).join('\n');
  return kind === 'code' ? [{ kind: 'words', text }] : readNoteInline(text.replace(CHECK_BOX, ''));
}

/** The words of a block as they are read; what a link is read as can be chosen. */
export function plainBlock(block: NoteBlock, wordsOf: (link: NoteMark) => string = labelOf): string {
  return block.map((piece) => (piece.kind === 'words' ? piece.text : wordsOf(piece.link))).join('');
}

function labelOf({ label }: NoteMark): string {
  return label;
}

/** The links of blocks, each target once, in the order of the text. */
export function linksIn(blocks: readonly NoteBlock[]): readonly NoteMark[] {
  const byTarget = new Map<string, NoteMark>();
  for (const piece of blocks.flat()) {
    if (piece.kind !== 'link') continue;
    const key = `${piece.link.kind}:${piece.link.id}`;
    if (!byTarget.has(key)) byTarget.set(key, piece.link);
  }
  return [...byTarget.values()];
}

export function digestNote({ title, body }: { readonly title: string; readonly body: string }): NoteDigest {
  const blocks = readNote(body);
  const opening = openingOf(blocks);
  return {
    opening,
    labelKey: inLetterOrder(foldedWords(title).trim() || foldedWords(opening).trim()),
    folded: foldNote(title, blocks),
    words: countWords(blocks.map((block) => plainBlock(block)).join('\n')),
    links: linksIn(blocks),
  };
}

function openingOf(blocks: readonly NoteBlock[]): string {
  let beginning = '';
  for (const block of blocks) {
    if (beginning.length >= BEGINNING_LENGTH) break;
    beginning += `${plainBlock(block).slice(0, BEGINNING_LENGTH)} `;
  }
  // A pair that the cut would take apart goes with it.
  const opening = beginning.replaceAll(/\s+/gu, ' ').trim().slice(0, OPENING_LENGTH);
  return opening.isWellFormed() ? opening : opening.slice(0, -1);
}

/**
 * The words of a note as they are compared, in order, each with a space before and after it, so that whole words, word
 * beginnings and phrases are found by looking for a piece of text.
 *
 * No phrase goes from one paragraph, or from the title, into the next, or over a link: a line end parts them. The words
 * of links come last, behind `LINKED_WORDS`: a note is found by them, but what is linked is no mention without a link.
 */
function foldNote(title: string, blocks: readonly NoteBlock[]): string {
  const own = [foldedWords(title)];
  const linked: string[] = [];
  for (const piece of blocks.flat()) {
    if (piece.kind === 'words') own.push(foldedWords(piece.text));
    else linked.push(foldedWords(piece.link.label));
  }
  const parts = [...own, LINKED_WORDS, ...linked];
  return parts.filter((part) => part !== '').join('\n');
}
