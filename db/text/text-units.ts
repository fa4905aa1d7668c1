import { endsSentence, startsLowerCase, startsUpperCase } from './line-wording.ts';
import type { TextLine, UnitRange } from './lines.ts';
import { isSeparator, readMarker } from './markers.ts';

/** One paragraph, heading or list item as it stands in the text: a line, or lines wrapped at a fixed width. */
export interface TextUnit extends UnitRange {
  readonly indent: number;
  /** A blank line, or nothing, lies above. */
  readonly opensBlock: boolean;
  readonly lineCount: number;
}

interface Block {
  readonly from: number;
  readonly to: number;
}

/** How the line ends of a block look; markers and their lines are not counted. */
interface Breaks {
  /** Columns of the widest line, its indent included; and of the longest, without. */
  readonly widest: number;
  readonly longest: number;
  readonly count: number;
  /** The next line's first word would not have fitted any more. */
  readonly forced: number;
  /** Forced, in the middle of a sentence; and the next line begins with a capital. */
  readonly open: number;
  readonly beforeCapital: number;
  /** In the middle of a sentence, and the next line begins with a small letter. */
  readonly beforeSmall: number;
}

const NARROWEST_WRAP = 45;
const NARROWEST_WRAP_WITHOUT_CASE = 55;
const WIDEST_WRAP = 120;
/** Lines wrapped by hand or wrapped again after a correction fall short of the width by up to about a word. */
const SLACK = 12;
const CENTRED_INDENT = 8;
/** No wrapped line is shorter than this share of the width: headings and centred lines are. */
const SHORTEST_SHARE = 0.45;

/**
 * Joins the lines of hard-wrapped paragraphs and leaves every other line a unit of its own.
 *
 * Programs wrap by putting as many words on a line as fit. A block is taken for wrapped where half of its lines
 * begin with a small letter in the middle of a sentence, or where most of its line ends were forced: the next
 * line's first word would have gone beyond the widest line. In such a block, a line that is clearly too short, a
 * marker or a deeper indent still begins a new unit. Verses, lists of names and addresses fail the test and stay as
 * they are. Blocks too short to tell borrow the width of the others.
 */
export function joinWrappedLines(text: string, lines: readonly TextLine[]): TextUnit[] {
  const blocks = findBlocks(lines);
  const breaks = blocks.map((block) => describeBreaks(text, lines, block));
  const usualWidth = breaks.reduce(
    (widest, each) => (isSurelyWrapped(each) ? Math.max(widest, each.widest) : widest),
    0,
  );
  const units: TextUnit[] = [];
  blocks.forEach((block, index) => {
    const each = breaks[index];
    if (!each) return;
    const width = isSurelyWrapped(each) ? each.widest : borrowedWidth(each, usualWidth);
    appendUnits(units, { text, lines, block, width });
  });
  return units;
}

function findBlocks(lines: readonly TextLine[]): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (let index = 1; index <= lines.length; index += 1) {
    if (index < lines.length && !lines[index]?.opensBlock) continue;
    blocks.push({ from, to: index });
    from = index;
  }
  return lines.length === 0 ? [] : blocks;
}

function describeBreaks(text: string, lines: readonly TextLine[], { from, to }: Block): Breaks {
  let widest = 0;
  let longest = 0;
  for (let index = from; index < to; index += 1) {
    const line = lines[index];
    if (!line || firstWordLength(text, line) === line.end - line.start) continue;
    widest = Math.max(widest, widthOf(line));
    longest = Math.max(longest, line.end - line.start);
  }
  const counts = { count: 0, forced: 0, open: 0, beforeCapital: 0, beforeSmall: 0 };
  if (widest > WIDEST_WRAP) return { widest, longest, ...counts };
  for (let index = from; index + 1 < to; index += 1) {
    const line = lines[index];
    const next = lines[index + 1];
    if (!line || !next || readMarker(text, next)) continue;
    const isForced =
      isLongEnough(line, { next, width: widest }) && spaceNeeded(text, { line, next }) > widest;
    const isOpen = !endsSentence(text, line.end);
    counts.count += 1;
    if (isForced) counts.forced += 1;
    if (isForced && isOpen) counts.open += 1;
    if (isForced && isOpen && startsUpperCase(text, next.start)) counts.beforeCapital += 1;
    if (isOpen && startsLowerCase(text, next.start)) counts.beforeSmall += 1;
  }
  return { widest, longest, ...counts };
}

function isSurelyWrapped(breaks: Breaks): boolean {
  const { widest, longest, count, forced, open, beforeCapital, beforeSmall } = breaks;
  if (count < 2 || longest < NARROWEST_WRAP || widest > WIDEST_WRAP) return false;
  if (beforeSmall >= 0.5 * count) return true;
  const isCased = beforeCapital + beforeSmall > 0;
  const isWide = longest >= (isCased ? NARROWEST_WRAP : NARROWEST_WRAP_WITHOUT_CASE);
  return isWide && forced >= 0.6 * count && open >= 0.5 * forced && beforeCapital <= 0.6 * open;
}

/** The width to judge an uncertain block by; 0 means that none of its line ends is a wrap. */
function borrowedWidth({ widest, count, open, beforeSmall }: Breaks, usualWidth: number): number {
  if (widest > WIDEST_WRAP) return 0;
  if (usualWidth > 0 && widest <= usualWidth + SLACK) return Math.max(widest, usualWidth);
  const isSmallAfterLong = count === 1 && open === 1 && beforeSmall === 1 && widest >= NARROWEST_WRAP;
  return isSmallAfterLong ? widest : 0;
}

interface BlockOfLines {
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly block: Block;
  readonly width: number;
}

function appendUnits(units: TextUnit[], { text, lines, block, width }: BlockOfLines): void {
  let hangingIndent = 0;
  for (let index = block.from; index < block.to; index += 1) {
    const line = lines[index];
    if (!line) continue;
    const unit = index > block.from ? units.at(-1) : undefined;
    const previous = lines[index - 1];
    const goesOn = unit && previous && width > 0;
    if (goesOn && continues(text, { unit, previous, line, width, hangingIndent })) {
      if (unit.lineCount === 1) hangingIndent = line.indent;
      units[units.length - 1] = { ...unit, end: line.end, lineCount: unit.lineCount + 1 };
    } else {
      units.push({ ...line, lineCount: 1 });
    }
  }
}

interface Continuation {
  readonly unit: TextUnit;
  readonly previous: TextLine;
  readonly line: TextLine;
  readonly width: number;
  readonly hangingIndent: number;
}

function continues(text: string, { unit, previous, line, width, hangingIndent }: Continuation): boolean {
  if (!isWrap(text, { line: previous, next: line, width })) return false;
  if (unit.lineCount > 1 && line.indent > hangingIndent) return false;
  if (isSeparator(text, line) || isSeparator(text, previous)) return false;
  const marker = readMarker(text, line);
  if (areCentred(previous, line) && !readMarker(text, unit)) return false;
  if (!marker) return true;
  const mayBeInTheSentence = marker.kind === 'number' || !marker.isUnmistakable;
  return mayBeInTheSentence && !endsSentence(text, previous.end) && !readMarker(text, unit);
}

function isWrap(
  text: string,
  { line, next, width }: { readonly line: TextLine; readonly next: TextLine; readonly width: number },
): boolean {
  if (!isLongEnough(line, { next, width })) return false;
  if (spaceNeeded(text, { line, next }) > width - SLACK) return true;
  return !endsSentence(text, line.end) && startsLowerCase(text, next.start);
}

/** Both far from the margin, and not at the same distance: title pages are set so. */
function areCentred(line: TextLine, next: TextLine): boolean {
  const nearest = Math.min(line.indent, next.indent);
  return nearest >= CENTRED_INDENT && Math.abs(line.indent - next.indent) > 1;
}

function isLongEnough(
  line: TextLine,
  { next, width }: { readonly next: TextLine; readonly width: number },
): boolean {
  return line.end - line.start >= SHORTEST_SHARE * (width - Math.min(line.indent, next.indent));
}

/** Width of the line with the next line's first word on it. */
function spaceNeeded(
  text: string,
  { line, next }: { readonly line: TextLine; readonly next: TextLine },
): number {
  return widthOf(line) + 1 + firstWordLength(text, next);
}

function widthOf(line: TextLine): number {
  return line.indent + (line.end - line.start);
}

/** Counts no further than a wrapped line can be wide. */
function firstWordLength(text: string, line: TextLine): number {
  const limit = Math.min(line.end, line.start + WIDEST_WRAP + 1);
  for (let at = line.start; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x09) return at - line.start;
  }
  return limit - line.start;
}
