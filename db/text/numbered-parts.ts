import type { PassageKind } from '../contract/models.ts';
import { isSectionHeading } from './headings.ts';
import { findNumberSequences, type MarkedUnits, type NumberSequence } from './numbering.ts';

/** What a unit is in its document; `level` is 1–6 for headings and 0 otherwise. */
export interface PassagePart {
  readonly kind: PassageKind;
  readonly level: number;
}

interface NumberedText extends MarkedUnits {
  /** Depth of the label of every unit that belongs to a sequence. */
  readonly depths: ReadonlyMap<number, number>;
  /** The units that belong to a sequence inside another: between `2.` and `3.`, a `2.1` or an `(a)`. */
  readonly inner: ReadonlySet<number>;
}

const DEEPEST_LEVEL = 6;
const SHORT_ITEM = 150;
/** Text made to be hostile can nest without end. */
const FURTHEST_PARENT = 16;

/**
 * Tells the numbered units of a text apart, by the sequence each belongs to: headings of numbered sections, items
 * of a list, or numbered paragraphs. Units whose number belongs to no sequence are left out.
 */
export function findNumberedParts(text: string, marked: MarkedUnits): ReadonlyMap<number, PassagePart> {
  const sequences = findNumberSequences(text, marked);
  const depths = new Map<number, number>();
  const inner = new Set<number>();
  for (const { members, depth, isNested } of sequences) {
    for (const index of members) {
      depths.set(index, depth);
      if (isNested || depth > 1) inner.add(index);
    }
  }
  const numbered = { ...marked, depths, inner };
  const parts = new Map<number, PassagePart>();
  const levels = new Map<NumberSequence, number>();
  for (const sequence of sequences) {
    const headings = sectionHeadings(text, { sequence, ...numbered });
    const isBody = headings.size === 0 && isList(sequence, numbered);
    const kind = isBody ? 'list-item' : 'numbered-paragraph';
    const level = Math.min(levelAround(sequence, levels) + 1, DEEPEST_LEVEL);
    if (headings.size > 0) levels.set(sequence, level);
    for (const index of sequence.members) {
      parts.set(index, headings.has(index) ? { kind: 'heading', level } : { kind, level: 0 });
    }
  }
  return parts;
}

/** Level of the numbered headings that a sequence began under; 1, as under the title, where there are none. */
function levelAround(sequence: NumberSequence, levels: ReadonlyMap<NumberSequence, number>): number {
  let parent = sequence.parent;
  for (let steps = 0; parent !== null && steps < FURTHEST_PARENT; steps += 1) {
    const level = levels.get(parent);
    if (level !== undefined) return level;
    parent = parent.parent;
  }
  return 1;
}

/** Members that read like headings with text of their own below; none unless more than half of them do. */
function sectionHeadings(
  text: string,
  { sequence, units, markers, depths }: NumberedText & { readonly sequence: NumberSequence },
): ReadonlySet<number> {
  const members = new Set(sequence.members);
  const headings = sequence.members.filter((index) => {
    const unit = units[index];
    const next = units[index + 1];
    if (!unit || !next || members.has(index + 1) || markers[index + 1]?.kind === 'bullet') return false;
    const depthBelow = depths.get(index + 1);
    const standsApart = unit.opensBlock && next.opensBlock;
    const hasText = depthBelow === undefined || depthBelow > sequence.depth || standsApart;
    return hasText && isSectionHeading(text, { unit, next });
  });
  return new Set(2 * headings.length > members.size ? headings : []);
}

/**
 * Items of a list rather than paragraphs of the text itself: a line ending in a colon leads up to them, they are
 * indented, they lie inside another sequence, or they are short and nothing stands between them. Letters and Roman
 * figures number lists, too.
 */
function isList(sequence: NumberSequence, numbered: NumberedText): boolean {
  const { isIndented, isIntroduced, isNested, style } = sequence;
  return (
    isIndented || isIntroduced || isNested || !style.includes('1') || isShortAndUnbroken(sequence, numbered)
  );
}

function isShortAndUnbroken({ members }: NumberSequence, { units, markers, inner }: NumberedText): boolean {
  const first = members[0] ?? 0;
  const last = members.at(-1) ?? 0;
  if (members.length < 2) return false;
  const own = new Set(members);
  for (let index = first; index <= last; index += 1) {
    if (!own.has(index) && !inner.has(index) && markers[index]?.kind !== 'bullet') return false;
  }
  let length = 0;
  for (const index of members) length += (units[index]?.end ?? 0) - (units[index]?.start ?? 0);
  return length < SHORT_ITEM * members.length;
}
