/** Where in a text a pattern, or something like it, stands; `distance` counts the characters to be changed. */
export interface ClosestMatch {
  readonly start: number;
  readonly end: number;
  readonly distance: number;
}

/**
 * The part of a text that is most like a pattern, the first of equals (P. Sellers, “The theory and computation of
 * evolutionary distances”, 1980). Takes time in proportion to the product of the lengths.
 */
export function findClosest(pattern: string, text: string): ClosestMatch {
  const ending = distances(pattern, text, new Int32Array(text.length + 1));
  const end = placeOfLeast(ending);
  const distance = ending[end] ?? 0;
  const beginning = distances(reversed(pattern), reversed(text.slice(0, end)), rising(end + 1));
  return { start: end - placeOfLeast(beginning), end, distance };
}

/** Edit distance (Levenshtein) of two texts. */
export function distanceBetween(one: string, other: string): number {
  return distances(one, other, rising(other.length + 1))[other.length] ?? 0;
}

/** Edit distance of a pattern to the beginning of a text that is most like it. */
export function distanceToBeginning(pattern: string, text: string): number {
  return Math.min(...distances(pattern, text, rising(text.length + 1)));
}

/** The same for the end of a text. */
export function distanceToEnd(pattern: string, text: string): number {
  return distanceToBeginning(reversed(pattern), reversed(text));
}

/** Distances of the whole pattern to what ends at each place; `row` is what it costs to begin there, and is used up. */
function distances(pattern: string, text: string, row: Int32Array): Int32Array {
  for (let at = 0; at < pattern.length; at += 1) {
    const unit = pattern.charCodeAt(at);
    let diagonal = row[0] ?? 0;
    row[0] = diagonal + 1;
    for (let place = 1; place <= text.length; place += 1) {
      const above = row[place] ?? 0;
      const exchanged = diagonal + (unit === text.charCodeAt(place - 1) ? 0 : 1);
      row[place] = Math.min(exchanged, above + 1, (row[place - 1] ?? 0) + 1);
      diagonal = above;
    }
  }
  return row;
}

function rising(length: number): Int32Array {
  return Int32Array.from({ length }, (_, at) => at);
}

function placeOfLeast(row: Int32Array): number {
  let place = 0;
  row.forEach((distance, at) => {
    if (distance < (row[place] ?? 0)) place = at;
  });
  return place;
}

/** Unit by unit: what is compared is never shown. */
function reversed(text: string): string {
  let turned = '';
  for (let at = text.length - 1; at >= 0; at -= 1) turned += text.charAt(at);
  return turned;
}
