import { analyse } from './analyser.ts';
import type { Range } from './excerpt.ts';
import type { NoteMark } from './note-inline.ts';
import { plainBlock, readNote, type NoteBlock } from './note-markup.ts';

/** A paragraph of a note as it is read, and the ranges of it that are meant: ascending, not overlapping. */
export interface MarkedWords {
  readonly text: string;
  readonly marks: readonly Range[];
}

interface NoteText {
  readonly title: string;
  readonly body: string;
}

/**
 * The first paragraph that links to a target, with all its links to it marked; the beginning of the note, without a
 * mark, where none does. `wordsOf` says what such a link is read as.
 */
export function markLinks(
  { body }: NoteText,
  isTarget: (link: NoteMark) => boolean,
  wordsOf: (link: NoteMark) => string,
): MarkedWords {
  const blocks = readNote(body);
  const linking = blocks.find((block) =>
    block.some((piece) => piece.kind === 'link' && isTarget(piece.link)),
  );
  if (linking === undefined) return { text: blocks.map((block) => plainBlock(block)).join('\n'), marks: [] };
  const marks: Range[] = [];
  let text = '';
  for (const piece of linking) {
    const start = text.length;
    if (piece.kind === 'words') text += piece.text;
    else if (isTarget(piece.link)) text += wordsOf(piece.link);
    else text += piece.link.label;
    if (piece.kind === 'link' && isTarget(piece.link) && text.length > start)
      marks.push([start, text.length]);
  }
  return { text, marks };
}

/**
 * The first paragraph in which one of the phrases stands outside of links, with every place in it marked; the title
 * where none does. Phrases are folded words with a space between them.
 */
export function markPhrases({ title, body }: NoteText, phrases: readonly string[]): MarkedWords {
  const wanted = phrases.map((phrase) => phrase.trim().split(' '));
  for (const block of readNote(body)) {
    const marks = phrasesIn(block, wanted);
    if (marks.length > 0) return { text: plainBlock(block), marks };
  }
  return { text: title, marks: phrasesIn([{ kind: 'words', text: title }], wanted) };
}

function phrasesIn(block: NoteBlock, wanted: readonly (readonly string[])[]): readonly Range[] {
  const marks: Range[] = [];
  let start = 0;
  for (const piece of block) {
    if (piece.kind === 'words') {
      const shift = start;
      marks.push(...placesIn(piece.text, wanted).map(([from, to]): Range => [from + shift, to + shift]));
    }
    start += piece.kind === 'words' ? piece.text.length : piece.link.label.length;
  }
  return marks;
}

/** Where one of the phrases stands, the longest at each place. */
function placesIn(text: string, wanted: readonly (readonly string[])[]): readonly Range[] {
  const tokens = analyse(text);
  const places: Range[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const found = wanted.filter((words) => words.every((word, step) => tokens[at + step]?.base === word));
    const length = Math.max(0, ...found.map((words) => words.length));
    const [first, last] = [tokens[at], tokens[at + length - 1]];
    if (length === 0 || first === undefined || last === undefined) continue;
    places.push([first.start, last.end]);
    at += length - 1;
  }
  return places;
}
