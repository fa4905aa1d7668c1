import { endsWithColon } from './line-wording.ts';
import type { LabelReading, Marker, NumberMarker } from './markers.ts';
import type { TextUnit } from './text-units.ts';

/** Labels that count on from one another, as indices of the units that bear them. */
export interface NumberSequence {
  readonly style: string;
  readonly depth: number;
  readonly members: readonly number[];
  readonly isIndented: boolean;
  readonly isIntroduced: boolean;
  /** It lies between two members of another sequence that does not number sections. */
  readonly isNested: boolean;
  /** The sequence, written in another way, within which it began. */
  readonly parent: NumberSequence | null;
}

interface OpenSequence {
  readonly style: string;
  readonly depth: number;
  readonly isIndented: boolean;
  readonly members: number[];
  readonly needsCompany: boolean;
  /** A line ending in a colon stands before it. */
  readonly isIntroduced: boolean;
  readonly parent: OpenSequence | null;
  readings: readonly LabelReading[];
  isNested: boolean;
}

interface NumberedUnit {
  readonly index: number;
  readonly marker: NumberMarker;
  readonly isIndented: boolean;
  readonly isIntroduced: boolean;
}

const MAX_OPEN_SEQUENCES = 16;
const LOOK_AHEAD = 50;

/**
 * Finds the sequences that the numbered units of a text form, inner ones among them.
 *
 * A label belongs to the innermost open sequence that expects it and is written in the same way (`4.In` goes on
 * from `3.Subsequently`, not from the inner `3. In reviewing`). Where it would go on from both a list that a
 * colon leads up to and the sequence around it, written alike, the outer one has it, unless the same number comes
 * once more further on. Section letters and Roman figures do not end the running numbers of paragraphs, as in reports
 * of the United Nations. A number that stands alone is a sequence only if it is 1 and cannot be anything else:
 * `5. August` is a date.
 */
export function findNumberSequences(text: string, { units, markers }: MarkedUnits): NumberSequence[] {
  const numbered = numberedUnits(text, { units, markers });
  const open: OpenSequence[] = [];
  const all: OpenSequence[] = [];
  numbered.forEach((unit, place) => {
    const at = findExpecting(open, { unit, rest: numbered, place });
    const sequence = open[at];
    if (sequence) {
      closeInner(open, at);
      sequence.members.push(unit.index);
      sequence.readings = successors(sequence.readings, unit.marker.readings);
      return;
    }
    const parent = open.findLast((outer) => !isOfOneKind(outer, unit.marker)) ?? null;
    const started = startSequence(unit, parent);
    if (open.length === MAX_OPEN_SEQUENCES) dropLeastLikely(open);
    open.push(started);
    all.push(started);
  });
  return all.filter(isConvincing);
}

/** Written alike and counted alike: `I.` and `II.`, not `I.` and `A.`, although both are capitals with a dot. */
function isOfOneKind(sequence: OpenSequence, { style, readings }: NumberMarker): boolean {
  if (sequence.style !== style) return false;
  return readings.some(({ system }) => sequence.readings.some((reading) => reading.system === system));
}

/**
 * The next member of a sequence ends those that began inside it; but section labels and the running numbers of
 * paragraphs do not end each other.
 */
function closeInner(open: OpenSequence[], at: number): void {
  const outer = open[at];
  for (const inner of open.splice(at + 1)) {
    if (outer && labelsSections(outer) !== labelsSections(inner)) open.push(inner);
    else if (outer && !labelsSections(outer)) inner.isNested = true;
  }
}

function labelsSections({ style }: OpenSequence): boolean {
  return style.startsWith('A');
}

export interface MarkedUnits {
  readonly units: readonly TextUnit[];
  readonly markers: readonly (Marker | null)[];
}

function numberedUnits(text: string, { units, markers }: MarkedUnits): NumberedUnit[] {
  const numbered: NumberedUnit[] = [];
  const margin = findMargin({ units, markers });
  markers.forEach((marker, index) => {
    if (marker?.kind !== 'number') return;
    const isIndented = (units[index]?.indent ?? 0) > margin;
    const before = units[index - 1];
    numbered.push({ index, marker, isIndented, isIntroduced: !!before && endsWithColon(text, before.end) });
  });
  return numbered;
}

/** The smallest indent of the unnumbered units: some programs indent the whole text. */
function findMargin({ units, markers }: MarkedUnits): number {
  let margin = Number.POSITIVE_INFINITY;
  units.forEach(({ indent }, index) => {
    if (markers[index] === null) margin = Math.min(margin, indent);
  });
  return Number.isFinite(margin) ? margin : (units[0]?.indent ?? 0);
}

interface Search {
  readonly unit: NumberedUnit;
  readonly rest: readonly NumberedUnit[];
  readonly place: number;
}

/** Index in `open`, or -1. */
function findExpecting(open: readonly OpenSequence[], search: Search): number {
  const alike = indicesWhere(
    open,
    (sequence) => expects(sequence, search.unit) && isAlike(sequence, search.unit),
  );
  const [innermost, outer] = alike;
  if (innermost === undefined)
    return indicesWhere(open, (sequence) => isNear(sequence, search.unit))[0] ?? -1;
  if (outer === undefined || !open[innermost]?.isIntroduced || comesAgain(search)) return innermost;
  return outer;
}

/** From the innermost outwards. */
function indicesWhere(open: readonly OpenSequence[], matches: (sequence: OpenSequence) => boolean): number[] {
  const found: number[] = [];
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const sequence = open[index];
    if (sequence && matches(sequence)) found.push(index);
  }
  return found;
}

function isAlike(sequence: OpenSequence, unit: NumberedUnit): boolean {
  return sequence.style === unit.marker.style && sequence.isIndented === unit.isIndented;
}

/** Written a little differently (a space lost after the dot, an indent), and yet the number that is due. */
function isNear(sequence: OpenSequence, unit: NumberedUnit): boolean {
  return expects(sequence, unit) && sequence.style.trimEnd() === unit.marker.style.trimEnd();
}

function expects(sequence: OpenSequence, unit: NumberedUnit): boolean {
  for (const { system, value } of unit.marker.readings) {
    for (const before of sequence.readings) {
      if (before.value === value - 1 && before.system === system) return true;
    }
  }
  return false;
}

/** The readings of a label under which it follows on the label before. */
function successors(before: readonly LabelReading[], label: readonly LabelReading[]): LabelReading[] {
  return label.filter(({ system, value }) =>
    before.some((earlier) => earlier.system === system && earlier.value === value - 1),
  );
}

function comesAgain({ unit, rest, place }: Search): boolean {
  const value = unit.marker.readings[0]?.value;
  for (const later of rest.slice(place + 1, place + 1 + LOOK_AHEAD)) {
    if (later.marker.style !== unit.marker.style) continue;
    const laterValue = later.marker.readings[0]?.value;
    if (laterValue === 1) return false;
    if (laterValue === value) return true;
  }
  return false;
}

function startSequence(
  { index, marker, isIndented, isIntroduced }: NumberedUnit,
  parent: OpenSequence | null,
): OpenSequence {
  const { style, depth, readings } = marker;
  const needsCompany = marker.needsCompany || !readings.some(({ value }) => value === 1);
  return {
    style,
    depth,
    isIndented,
    isIntroduced,
    readings,
    needsCompany,
    parent,
    members: [index],
    isNested: false,
  };
}

/** Makes room: a number that has found no company yet, else the outermost sequence. */
function dropLeastLikely(open: OpenSequence[]): void {
  const single = open.findLastIndex(({ members }) => members.length === 1);
  open.splice(Math.max(single, 0), 1);
}

function isConvincing(sequence: OpenSequence): boolean {
  return sequence.members.length > 1 || !sequence.needsCompany;
}
