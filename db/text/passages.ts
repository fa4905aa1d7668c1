import type { PassageKind, TextDirection } from '../contract/models.ts';
import { cutLongRange } from './cut-long-passage.ts';
import { documentDirection, passageDirection } from './direction.ts';
import { findFurniture } from './furniture.ts';
import { findHeadings, type UnitPart } from './headings.ts';
import { readLines, type UnitRange } from './lines.ts';
import { isSeparator, readMarker } from './markers.ts';
import { findNumberedParts, type PassagePart } from './numbered-parts.ts';
import { joinWrappedLines, type TextUnit } from './text-units.ts';

/** A passage as a range of canonical text, in UTF-16 units; `level` is 1–6 for headings and 0 otherwise. */
export interface PassageRange {
  readonly start: number;
  readonly end: number;
  readonly kind: PassageKind;
  readonly level: number;
  readonly direction: TextDirection;
}

/**
 * Cuts canonical text into passages, in reading order.
 *
 * The ranges never overlap, begin and end with something other than white space (invisible marks may trail
 * them), and together hold every character that is not white space. A passage is one paragraph, heading or list item;
 * the lines of hard-wrapped paragraphs are joined, and what is longer than `MAX_PASSAGE_LENGTH` is cut at
 * sentence ends, the rest of it as paragraphs. The kinds are read from the marks and the layout of the text alone;
 * nothing is ever left out. The time grows with the length of the text.
 */
export function splitIntoPassages(text: string): PassageRange[] {
  const { lines, invisible } = readLines(text);
  const units = joinWrappedLines(text, lines);
  const parts = findParts(text, units);
  const ranges = coverInvisible(units, invisible);
  const neutral = documentDirection(text);
  const passages: PassageRange[] = [];
  ranges.forEach((range, index) => {
    const { kind, level } = parts[index] ?? { kind: 'paragraph', level: 0 };
    const direction = passageDirection(text, range.start, range.end) ?? neutral;
    cutLongRange(text, range).forEach((piece, place) => {
      const goesOn = place > 0 && kind !== 'furniture' && kind !== 'separator';
      passages.push({ ...piece, kind: goesOn ? 'paragraph' : kind, level: goesOn ? 0 : level, direction });
    });
  });
  return passages;
}

function findParts(text: string, units: readonly TextUnit[]): PassagePart[] {
  const furniture = findFurniture(text, units);
  const separators = units.map((unit) => isSeparator(text, unit));
  const markers = units.map((unit, index) =>
    furniture.has(index) || separators[index] ? null : readMarker(text, unit),
  );
  const parts: PassagePart[] = units.map((_, index) => {
    if (furniture.has(index)) return { kind: 'furniture', level: 0 };
    if (separators[index]) return { kind: 'separator', level: 0 };
    return { kind: markers[index]?.kind === 'bullet' ? 'list-item' : 'paragraph', level: 0 };
  });
  const numbered = findNumberedParts(text, { units, markers });
  for (const [index, part] of numbered) parts[index] = part;
  const openness = parts.map(({ kind }, index) => openPart(kind, { isNumbered: numbered.has(index) }));
  for (const [index, level] of findHeadings(text, { units, parts: openness })) {
    parts[index] = { kind: 'heading', level };
  }
  return parts;
}

function openPart(kind: PassageKind, { isNumbered }: { readonly isNumbered: boolean }): UnitPart {
  if (kind === 'furniture' || kind === 'separator') return kind;
  return kind === 'paragraph' && !isNumbered ? 'open' : 'body';
}

/** Lines of direction marks and the like are no passages: each trails the passage before it. */
function coverInvisible(units: readonly UnitRange[], invisible: readonly UnitRange[]): UnitRange[] {
  const [firstInvisible] = invisible;
  if (!firstInvisible) return units.map(({ start, end }) => ({ start, end }));
  const lastInvisible = invisible.at(-1) ?? firstInvisible;
  if (units.length === 0) return [{ start: firstInvisible.start, end: lastInvisible.end }];
  let next = 0;
  return units.map((unit, index) => {
    const following = units[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    let { start, end } = unit;
    for (let line = invisible[next]; line && line.start < following; line = invisible[next]) {
      start = Math.min(start, line.start);
      end = Math.max(end, line.end);
      next += 1;
    }
    return { start, end };
  });
}
