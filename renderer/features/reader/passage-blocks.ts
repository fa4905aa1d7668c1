import type { Passage } from '../../../db/contract/models.ts';

/** Passages that are shown together: one by one, as a list, or as furniture of the page. */
export interface Block {
  readonly kind: 'single' | 'list' | 'furniture';
  /** Never empty. */
  readonly passages: readonly Passage[];
}

/** Puts consecutive list items into one list and consecutive furniture into one group; nothing changes place. */
export function groupIntoBlocks(passages: readonly Passage[]): readonly Block[] {
  const blocks: { kind: Block['kind']; passages: Passage[] }[] = [];
  for (const passage of passages) {
    const kind = blockKind(passage);
    const last = blocks.at(-1);
    if (last !== undefined && last.kind === kind && kind !== 'single') last.passages.push(passage);
    else blocks.push({ kind, passages: [passage] });
  }
  return blocks;
}

function blockKind(passage: Passage): Block['kind'] {
  if (passage.kind === 'list-item') return 'list';
  return passage.kind === 'furniture' ? 'furniture' : 'single';
}

/** A heading of the text as an entry of its outline. */
export interface OutlineEntry {
  readonly ordinal: number;
  readonly start: number;
  readonly text: string;
  /** 1 for the outermost headings; never more than one deeper than the entry before. */
  readonly rank: number;
}

/**
 * The headings of a text in order, ranked by how they are nested in it.
 *
 * The levels of a document may begin anywhere and leave steps out; ranks do not, which is what screen readers
 * expect of headings.
 */
export function outlineOf(passages: readonly Passage[]): readonly OutlineEntry[] {
  const open: number[] = [];
  const entries: OutlineEntry[] = [];
  for (const passage of passages) {
    if (passage.kind !== 'heading') continue;
    while ((open.at(-1) ?? 0) >= passage.level && open.length > 0) open.pop();
    open.push(passage.level);
    entries.push({
      ordinal: passage.ordinal,
      start: passage.start,
      text: passage.text.replace(/\s+/g, ' ').trim(),
      rank: open.length,
    });
  }
  return entries;
}

const BULLET = /^\p{Cf}*[•‣⁃◦∙▪▫■□●○◆◇➢➤►▶✓✔·*+–-]\s*/u;
const LABEL =
  /^\p{Cf}*(?:[([](?:\p{Nd}{1,3}|\p{L}{1,6})[)\]]|(?:\p{Nd}{1,3}(?:\.\p{Nd}{1,3})*|\p{L}{1,6})(?:[.)]| ?[-–]))\s*/u;
const FIGURES = /^\p{Cf}*\p{Nd}{1,3}(?:\.\p{Nd}{1,3})+\s+/u;

/** How long the bullet or number at the start of a list item or numbered paragraph is, with the space after it. */
export function markerLength(passage: Pick<Passage, 'kind' | 'text'>): number {
  if (passage.kind !== 'list-item' && passage.kind !== 'numbered-paragraph') return 0;
  for (const pattern of [BULLET, FIGURES, LABEL]) {
    const found = pattern.exec(passage.text)?.[0].length ?? 0;
    if (found > 0 && found < passage.text.length) return found;
  }
  return 0;
}
