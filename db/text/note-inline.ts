import { findNoteLinks, type NoteLink } from './note-links.ts';

/** A link of a note, wherever it stands. */
export type NoteMark = Pick<NoteLink, 'kind' | 'id' | 'label' | 'isEmbed'>;

/** A stretch of a note: words as they are read, without the marks around them, or a link. */
export type NotePiece =
  { readonly kind: 'words'; readonly text: string } | { readonly kind: 'link'; readonly link: NoteMark };

/** A stretch that is not read as it is written: a mark, which is left out, or a link. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly link?: NoteMark;
}

/** Asterisks or underscores, which are left out where others answer them. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

const SIGN = /[\\`*_!\][]/g;
const TICKS = /`+/g;
const ESCAPABLE = /[!-/:-@[-`{-~\n]/;
const WORD = /[\p{L}\p{N}]/u;
const SPACE = /\s/u;
/** The second half of `[words](address "title")`. Bounded, so that a hostile text cannot make each try a long one. */
const ADDRESS =
  /\]\(\s{0,100}(?:<[^<>\n]{0,2000}>|[^\s()<>]{0,2000})(?:\s{1,100}(?:"[^"]{0,1000}"|'[^']{0,1000}'))?\s{0,100}\)/y;

/**
 * Reads the text of one paragraph or heading: our links wherever CommonMark would see words, and the words without its
 * marks. What begins first wins: `` `[[…]]` `` is code, and a link keeps a backtick of its label.
 *
 * Which asterisks are marks is decided more simply than in CommonMark: only what an excerpt looks like hangs on it.
 */
export function readNoteInline(text: string): readonly NotePiece[] {
  const edits = findEdits(text).toSorted((one, other) => one.from - other.from);
  const pieces: NotePiece[] = [];
  let words = '';
  let at = 0;
  for (const { from, to, link } of edits) {
    words += text.slice(at, from);
    at = to;
    if (link === undefined) continue;
    if (words !== '') pieces.push({ kind: 'words', text: words });
    pieces.push({ kind: 'link', link });
    words = '';
  }
  words += text.slice(at);
  if (words !== '') pieces.push({ kind: 'words', text: words });
  return pieces;
}

function findEdits(text: string): readonly Edit[] {
  const links = new Map(findNoteLinks(text).map((link) => [link.start, link]));
  const closingTicks = findClosingTicks(text);
  const brackets: number[] = [];
  const runs: Run[] = [];
  const edits: Edit[] = [];
  let at = 0;
  for (;;) {
    SIGN.lastIndex = at;
    const found = SIGN.exec(text);
    if (found === null) break;
    at = readSign(found.index);
  }
  return [...edits, ...answeredRuns(text, runs)];

  /** Answers where reading goes on. */
  function readSign(from: number): number {
    // Where the exclamation mark of an embedded quote was not read with it, a backslash made it the end of a sentence.
    const embed = text.charAt(from) === '[' ? links.get(from - 1) : undefined;
    const link = links.get(from) ?? (embed?.isEmbed === true ? { ...embed, isEmbed: false } : undefined);
    if (link !== undefined) {
      const { kind, id, label, isEmbed, end } = link;
      edits.push({ from, to: end, link: { kind, id, label, isEmbed } });
      return end;
    }
    switch (text.charAt(from)) {
      case '\\':
        if (!ESCAPABLE.test(text.charAt(from + 1))) return from + 1;
        edits.push({ from, to: from + 1 });
        return from + 2;
      case '`':
        return readCode(from);
      case ']':
        return readBracketEnd(from);
      case '[':
        brackets.push(from);
        return from + 1;
      case '!':
        return from + 1;
      default:
        return readRun(from);
    }
  }

  function readCode(from: number): number {
    const to = endOfRun(text, from);
    const closing = closingTicks(to - from, to);
    if (closing === null) return to;
    edits.push({ from, to }, { from: closing, to: closing + (to - from) });
    return closing + (to - from);
  }

  function readBracketEnd(at: number): number {
    const opening = brackets.pop();
    ADDRESS.lastIndex = at;
    const address = opening === undefined ? null : ADDRESS.exec(text);
    if (opening === undefined || address === null) return at + 1;
    const from = text.charAt(opening - 1) === '!' ? opening - 1 : opening;
    edits.push({ from, to: opening + 1 }, { from: at, to: at + address[0].length });
    return at + address[0].length;
  }

  function readRun(from: number): number {
    const to = endOfRun(text, from);
    const [before, after] = [text.charAt(from - 1), text.charAt(to)];
    const isUnderscore = text.charAt(from) === '_';
    runs.push({
      from,
      to,
      opens: after !== '' && !SPACE.test(after) && !(isUnderscore && WORD.test(before)),
      closes: before !== '' && !SPACE.test(before) && !(isUnderscore && WORD.test(after)),
    });
    return to;
  }
}

/** Pairs of runs of the same sign, one of which opens what the other closes. */
function answeredRuns(text: string, runs: readonly Run[]): readonly Edit[] {
  const waiting = new Map<string, Run[]>();
  const edits: Edit[] = [];
  for (const run of runs) {
    const sign = text.charAt(run.from);
    const open = waiting.get(sign) ?? [];
    waiting.set(sign, open);
    const opening = run.closes ? open.pop() : undefined;
    if (opening !== undefined) edits.push(opening, run);
    else if (run.opens) open.push(run);
  }
  return edits.map(({ from, to }) => ({ from, to }));
}

/**
 * Finds the backticks that close a run of as many: the next run of exactly that length. To be asked from the start of
 * the text to its end, so that all questions together read it once.
 */
function findClosingTicks(text: string): (length: number, from: number) => number | null {
  const byLength = new Map<number, number[]>();
  for (const run of text.matchAll(TICKS)) {
    const starts = byLength.get(run[0].length);
    if (starts === undefined) byLength.set(run[0].length, [run.index]);
    else starts.push(run.index);
  }
  for (const starts of byLength.values()) starts.reverse();
  return (length, from) => {
    const starts = byLength.get(length) ?? [];
    while ((starts.at(-1) ?? Infinity) < from) starts.pop();
    return starts.at(-1) ?? null;
  };
}

function endOfRun(text: string, from: number): number {
  const sign = text.charAt(from);
  let to = from;
  while (text.charAt(to) === sign) to += 1;
  return to;
}
