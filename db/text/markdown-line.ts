/** Columns that a tab goes on to the next multiple of. */
const TAB_STOP = 4;

/** One line of a Markdown text, read from its start; white space is counted in columns, because a tab is several. */
export class LineCursor {
  /** Without its line end. */
  readonly line: string;
  #at = 0;
  #column = 0;
  /** Columns of a tab that was used up in part. */
  #spare = 0;

  constructor(line: string) {
    this.line = line;
  }

  /** Where the next character stands in the line. */
  get at(): number {
    return this.#at;
  }

  /** Columns of white space before the next word. */
  indent(): number {
    let [column, at] = [this.#column, this.#at];
    for (; isBlankUnit(this.line, at); at += 1) column += widthOf(this.line, at, column);
    return column - this.#column + this.#spare;
  }

  isBlank(): boolean {
    return this.afterIndent() === this.line.length;
  }

  /** Where the next word stands in the line. */
  afterIndent(): number {
    let at = this.#at;
    while (isBlankUnit(this.line, at)) at += 1;
    return at;
  }

  /** Skips white space of so many columns, or less where there is less. */
  skip(columns: number): void {
    let left = columns;
    const fromSpare = Math.min(left, this.#spare);
    this.#spare -= fromSpare;
    left -= fromSpare;
    while (left > 0 && isBlankUnit(this.line, this.#at)) {
      const width = widthOf(this.line, this.#at, this.#column);
      this.#column += width;
      this.#at += 1;
      this.#spare = Math.max(0, width - left);
      left -= Math.min(left, width);
    }
  }

  /** Skips the white space, and then so many characters, none of which is white space. */
  skipMark(length: number): void {
    this.skip(this.indent());
    this.#at += length;
    this.#column += length;
  }
}

function isBlankUnit(line: string, at: number): boolean {
  const code = line.charCodeAt(at);
  return code === 0x20 || code === 0x09;
}

function widthOf(line: string, at: number, column: number): number {
  return line.charCodeAt(at) === 0x09 ? TAB_STOP - (column % TAB_STOP) : 1;
}
