import type { StartPlace } from './measure-starts.ts';

/** Places that share one mark in the margin, because they stand on one line or too close for two. */
export interface StartGroup {
  readonly top: number;
  readonly offsets: readonly number[];
}

/** Marks in the margin are as high as a finger or a pointer needs, and do not lie over one another. */
export const MARK_HEIGHT_PX = 26;

export function groupStarts(places: readonly StartPlace[]): readonly StartGroup[] {
  const groups: { top: number; offsets: number[] }[] = [];
  for (const { offset, top } of [...places].sort((a, b) => a.top - b.top || a.offset - b.offset)) {
    const last = groups.at(-1);
    if (last !== undefined && top - last.top < MARK_HEIGHT_PX) last.offsets.push(offset);
    else groups.push({ top, offsets: [offset] });
  }
  return groups;
}
