import type { NoteTargetKind } from '../contract/notes.ts';

/** A mark of a note's body that stands for something in the library: `[[kind:id|label]]`, or `![[highlight:id]]`. */
export interface NoteLink {
  /** Half-open range of the body, in UTF-16 units, with the brackets and the exclamation mark. */
  readonly start: number;
  readonly end: number;
  readonly kind: NoteTargetKind;
  readonly id: string;
  /** The words it was written with; empty where there are none. */
  readonly label: string;
  /** Shows the words of its target instead of leading to them: only a highlight can be shown. */
  readonly isEmbed: boolean;
}

/** A label has at most 400 units: more is a stretch of text between brackets. */
const LINK = /(!?)\[\[(document|highlight|tag|note):([0-9a-hjkmnp-tv-z]{26})(?:\|([^[\]|\n\r]{0,400}))?\]\]/g;

/** Every mark of a body, in its order. What is not written exactly so is text. */
export function findNoteLinks(body: string): readonly NoteLink[] {
  const links: NoteLink[] = [];
  for (const match of body.matchAll(LINK)) {
    const [whole, bang = '', kind = '', id = '', label = ''] = match;
    if (!isTargetKind(kind)) continue;
    // An exclamation mark before anything but a highlight is the end of a sentence.
    const isEmbed = bang === '!' && kind === 'highlight';
    const start = match.index + (bang === '!' && !isEmbed ? 1 : 0);
    links.push({ start, end: match.index + whole.length, kind, id, label: label.trim(), isEmbed });
  }
  return links;
}

function isTargetKind(kind: string): kind is NoteTargetKind {
  return kind === 'document' || kind === 'highlight' || kind === 'tag' || kind === 'note';
}

/** The mark that stands for a target. What would end a label early is left out of it, and a long one is cut. */
export function writeNoteLink(link: {
  readonly kind: NoteTargetKind;
  readonly id: string;
  readonly label: string;
}): string {
  const label = cutLabel(link.label.replaceAll(/[[\]|\s]+/g, ' ').trim());
  return label === '' ? `[[${link.kind}:${link.id}]]` : `[[${link.kind}:${link.id}|${label}]]`;
}

const WRITTEN_LABEL = 80;

function cutLabel(label: string): string {
  if (label.length <= WRITTEN_LABEL) return label;
  const cut = label.slice(0, WRITTEN_LABEL);
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > WRITTEN_LABEL / 2 ? cut.slice(0, lastSpace) : cut).toWellFormed().trimEnd()}…`;
}
