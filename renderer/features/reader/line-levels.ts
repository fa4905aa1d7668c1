import { LINE_LEVELS } from './text-marks.ts';

/**
 * Gives each range the first line that no range before it still needs, so that overlapping highlights can all be seen.
 *
 * The ranges have to come in reading order. A level is kept all along; a range that finds none free gets `LINE_LEVELS`.
 */
export function assignLevels(
  ranges: readonly { readonly start: number; readonly end: number }[],
): readonly number[] {
  const busyUntil: number[] = Array.from({ length: LINE_LEVELS }, () => 0);
  return ranges.map(({ start, end }) => {
    const level = busyUntil.findIndex((until) => until <= start);
    if (level === -1) return LINE_LEVELS;
    busyUntil[level] = end;
    return level;
  });
}
