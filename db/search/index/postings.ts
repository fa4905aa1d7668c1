import type { Database } from 'better-sqlite3';
import { openFamilyRows } from './family-rows.ts';
import { FamilyPostings } from './family-postings.ts';
import type { Matches, Occurrences } from './occurrences.ts';
import { addMatches } from './occurrences.ts';
import type { PassageSet } from './passage-sets.ts';
import type { StoredPart } from './posting-blocks.ts';
import type { PassageTable } from './segments.ts';

/** A form as postings know it: its id, and that of its family. */
export interface PostedForm {
  readonly id: number;
  readonly family: number;
}

/**
 * Where one form occurs. What is asked for is read then: the places cost more than the passages, and the passages of a
 * form more than those of its whole family.
 */
export interface FormPostings {
  readonly matches: Matches;
  /** False where it occurs nowhere, or in deleted passages only. */
  readonly occurs: boolean;
  /** About how much there is to read, to begin with the least. */
  readonly bytes: number;
  /** Passages among which are all that have the form, and perhaps others, that have another form of its family. */
  readonly passagesOfFamily: PassageSet;
  /** The places in these passages, or in all. */
  occurrences(within?: PassageSet): Occurrences;
}

export interface Postings {
  ofForm(form: PostedForm): FormPostings;
  /** All of these forms together, each given once. */
  ofForms(forms: readonly PostedForm[]): Matches;
  /** Reads many forms at once, for those that ask afterwards. */
  prefetch(forms: readonly PostedForm[]): void;
}

/**
 * Reads postings out of all segments. Segments are read in their order, in which passage ids rise: a later import has
 * higher ids than an earlier one. What is read is kept as long as the answer lives: one query.
 */
export function openPostings(db: Database): (table: PassageTable) => Postings {
  const rows = openFamilyRows(db);
  return (table) => {
    const known = new Map<number, FamilyPostings>();
    const readAll = (families: readonly number[]): void => {
      const parts = new Map<number, StoredPart[]>(families.map((family) => [family, []]));
      for (const segmentId of table.segments) {
        rows.of(segmentId, families, (part) => parts.get(part.family)?.push(part));
      }
      for (const [family, found] of parts) known.set(family, new FamilyPostings(found, table));
    };
    const ofFamily = (family: number): FamilyPostings => {
      const found = known.get(family);
      if (found) return found;
      readAll([family]);
      return ofFamily(family);
    };
    return {
      ofForm: ({ id, family }) => ofFamily(family).ofForm(id),
      ofForms(forms) {
        const byFamily = Map.groupBy(forms, (form) => form.family);
        return addMatches(
          Array.from(byFamily, ([family, own]) => ofFamily(family).matchesOf(own.map(({ id }) => id))),
        );
      },
      prefetch(forms) {
        const unknown = new Set(forms.map(({ family }) => family).filter((family) => !known.has(family)));
        if (unknown.size > 0) readAll([...unknown].sort((some, other) => some - other));
      },
    };
  };
}
