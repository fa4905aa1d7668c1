import type { Range } from './excerpt.ts';
import { LineCursor } from './markdown-line.ts';

/** A paragraph, a heading (`text`), or a line of code, as it stands in a Markdown text. */
export interface MarkdownBlock {
  readonly kind: 'text' | 'code';
  /** Its lines, without the marks of the quotations and lists it stands in, nor those of a heading. */
  readonly lines: readonly Range[];
}

/** What a line may go on with: a quotation, or an item of a list, whose words begin at a column. */
type Container =
  { readonly kind: 'quotation' } | { readonly kind: 'item'; readonly column: number; isEmpty: boolean };

interface Fence {
  readonly sign: string;
  readonly length: number;
  /** Containers that it stands in. */
  readonly depth: number;
}

/** From here on white space makes code, and no mark. */
const CODE_INDENT = 4;
/** Deeper nesting is read as words: nobody writes it, and hostile nesting would make reading slow. */
const MOST_CONTAINERS = 32;

const HEADING = /#{1,6}(?=[ \t]|$)/y;
const CLOSING_MARK = /(?:^|[ \t])#+$/;
const UNDERLINE = /(?:=+|-+)[ \t]*$/y;
const BREAK = /(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$/y;
const FENCE = /(`{3,})[^`]*$|(~{3,})/y;
const BULLET = /[-+*](?=[ \t]|$)/y;
const NUMBER = /(\d{1,9})[.)](?=[ \t]|$)/y;
const LINE_END = /\r\n|\n|\r/g;

/**
 * Cuts a Markdown text into what is read as words and what is code, by the block structure of CommonMark 0.31.2 (its
 * chapters 3 to 5): quotations, lists, headings, fenced and indented code. Raw HTML is taken for words, because nothing
 * in Sanad renders it.
 *
 * Takes time in proportion to the length of the text, and never throws.
 */
export function readMarkdownBlocks(text: string): readonly MarkdownBlock[] {
  const reader = new BlockReader();
  let start = 0;
  for (const lineEnd of text.matchAll(LINE_END)) {
    reader.read(text.slice(start, lineEnd.index), start);
    start = lineEnd.index + lineEnd[0].length;
  }
  if (start < text.length) reader.read(text.slice(start), start);
  return reader.finish();
}

class BlockReader {
  readonly #blocks: MarkdownBlock[] = [];
  readonly #containers: Container[] = [];
  #paragraph: Range[] = [];
  #fence: Fence | null = null;
  #start = 0;

  /** Reads the next line, which stands at `start` in its text. */
  read(line: string, start: number): void {
    this.#start = start;
    const cursor = new LineCursor(line);
    const matched = this.#enterContainers(cursor);
    if (this.#fence !== null && matched >= this.#fence.depth) {
      this.#readFenced(cursor, this.#fence);
      return;
    }
    this.#fence = null;
    const opened = this.#openBlocks(cursor, matched);
    if (opened === 'whole-line') return;
    if (cursor.isBlank()) {
      this.#leaveTo(opened);
      this.#endParagraph();
      return;
    }
    // A paragraph goes on although the marks of what it stands in are left out; anything else ends there.
    if (this.#paragraph.length === 0) this.#leaveTo(opened);
    this.#paragraph.push(this.#rangeOf(cursor.afterIndent(), line.length));
    this.#fillItems();
  }

  finish(): readonly MarkdownBlock[] {
    this.#endParagraph();
    return this.#blocks;
  }

  /** Goes into each container that the line goes on with; answers how many these are. */
  #enterContainers(cursor: LineCursor): number {
    let matched = 0;
    for (const container of this.#containers) {
      if (container.kind === 'quotation') {
        if (!takeQuotationMark(cursor)) break;
      } else if (cursor.isBlank()) {
        if (container.isEmpty) break;
      } else {
        if (cursor.indent() < container.column) break;
        cursor.skip(container.column);
      }
      matched += 1;
    }
    return matched;
  }

  #readFenced(cursor: LineCursor, fence: Fence): void {
    const at = cursor.afterIndent();
    const closing = new RegExp(`${fence.sign}{${fence.length},}[ \\t]*$`, 'y');
    if (cursor.indent() < CODE_INDENT && matchAt(closing, cursor.line, at) !== null) this.#fence = null;
    else this.#blocks.push({ kind: 'code', lines: [this.#rangeOf(cursor.at, cursor.line.length)] });
  }

  /** Opens what begins on this line; answers in how many containers its words stand, or that it is done with. */
  #openBlocks(cursor: LineCursor, matched: number): number | 'whole-line' {
    let depth = matched;
    while (!cursor.isBlank()) {
      if (cursor.indent() >= CODE_INDENT) {
        if (this.#paragraph.length > 0) return depth;
        this.#leaveTo(depth);
        cursor.skip(CODE_INDENT);
        this.#blocks.push({ kind: 'code', lines: [this.#rangeOf(cursor.at, cursor.line.length)] });
        return this.#fillItems();
      }
      if (this.#readLeaf(cursor, depth)) return this.#fillItems();
      const container = this.#containers.length < MOST_CONTAINERS ? this.#readContainer(cursor, depth) : null;
      if (container === null) return depth;
      this.#leaveTo(depth);
      this.#endParagraph();
      this.#fillItems();
      this.#containers.push(container);
      depth = this.#containers.length;
    }
    return depth;
  }

  /** A heading, a fence, or a break. */
  #readLeaf(cursor: LineCursor, depth: number): boolean {
    const { line } = cursor;
    const at = cursor.afterIndent();
    const heading = matchAt(HEADING, line, at);
    const fence = heading === null ? matchAt(FENCE, line, at) : null;
    const isUnderline = this.#isParagraphAt(depth) && fence === null && matchAt(UNDERLINE, line, at) !== null;
    if (heading === null && fence === null && !isUnderline && matchAt(BREAK, line, at) === null) return false;
    this.#leaveTo(depth);
    this.#endParagraph();
    if (heading !== null)
      this.#blocks.push({ kind: 'text', lines: [this.#headingWords(line, at + heading[0].length)] });
    if (fence !== null) {
      const run = fence[1] ?? fence[2] ?? '';
      this.#fence = { sign: run.charAt(0), length: run.length, depth };
    }
    return true;
  }

  #headingWords(line: string, from: number): Range {
    const words = line.slice(from).trimEnd().replace(CLOSING_MARK, '').trimEnd();
    const start = from + words.length - words.trimStart().length;
    return this.#rangeOf(start, from + words.length);
  }

  /** The quotation or item that begins here; its mark is taken off the line. */
  #readContainer(cursor: LineCursor, depth: number): Container | null {
    if (takeQuotationMark(cursor)) return { kind: 'quotation' };
    const { line } = cursor;
    const [at, indent] = [cursor.afterIndent(), cursor.indent()];
    const number = matchAt(NUMBER, line, at);
    const mark = number ?? matchAt(BULLET, line, at);
    if (mark === null) return null;
    const isBlankItem = line.slice(at + mark[0].length).trim() === '';
    // In a paragraph, a hyphen at a line's start or a year with a full stop is most often part of a sentence.
    if (this.#isParagraphAt(depth) && (isBlankItem || (number !== null && Number(number[1]) !== 1)))
      return null;
    cursor.skipMark(mark[0].length);
    const space = isBlankItem || cursor.indent() > CODE_INDENT ? 1 : cursor.indent();
    cursor.skip(space);
    return { kind: 'item', column: indent + mark[0].length + space, isEmpty: true };
  }

  /** A paragraph is open, and all that it stands in goes on. */
  #isParagraphAt(depth: number): boolean {
    return this.#paragraph.length > 0 && depth === this.#containers.length;
  }

  #leaveTo(depth: number): void {
    if (this.#containers.length <= depth) return;
    this.#endParagraph();
    this.#containers.length = depth;
  }

  #endParagraph(): void {
    if (this.#paragraph.length > 0) this.#blocks.push({ kind: 'text', lines: this.#paragraph });
    this.#paragraph = [];
  }

  /** Something stands in every item that is open. */
  #fillItems(): 'whole-line' {
    for (const container of this.#containers) if (container.kind === 'item') container.isEmpty = false;
    return 'whole-line';
  }

  #rangeOf(from: number, to: number): Range {
    return [this.#start + from, this.#start + to];
  }
}

function takeQuotationMark(cursor: LineCursor): boolean {
  if (cursor.indent() >= CODE_INDENT || cursor.line.charAt(cursor.afterIndent()) !== '>') return false;
  cursor.skipMark(1);
  cursor.skip(1);
  return true;
}

function matchAt(pattern: RegExp, line: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(line);
}
