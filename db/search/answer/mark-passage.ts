import type { SpellingRelation } from '../../contract/search.ts';
import type { Token } from '../../text/analyser.ts';
import type { Range } from '../../text/excerpt.ts';
import { nearWindows } from '../match/near.ts';
import type { Variant } from '../words/variants.ts';

/** What a text is searched for when its words are at hand: forms that follow each other. */
export interface WrittenForms {
  readonly forms: readonly string[];
  readonly relation: SpellingRelation;
  /** Where they have to stand near each other only: how many other words may be between them. */
  readonly distance?: number;
}

/** Where forms stand in a passage: its words from `first` up to before `after`. */
export interface Place {
  readonly written: WrittenForms;
  readonly first: number;
  readonly after: number;
}

/** By the first form, so that each word of a passage is looked up once. */
export type FormIndex = ReadonlyMap<string, readonly WrittenForms[]>;

export function writtenForms(variant: Variant): WrittenForms {
  const { terms, relation, distance } = variant;
  const forms = terms.map((term) => term.form);
  return distance === undefined ? { forms, relation } : { forms, relation, distance };
}

export function indexForms(written: readonly WrittenForms[]): FormIndex {
  return Map.groupBy(written, ({ forms }) => forms[0] ?? '');
}

/**
 * All places of the forms among the words of a passage, in reading order; they may overlap. Of words that are near each
 * other each is a place of its own.
 */
export function findPlaces(tokens: readonly Token[], index: FormIndex): Place[] {
  const near = new Set<WrittenForms>();
  const places: Place[] = [];
  for (const [first, token] of tokens.entries()) {
    for (const written of index.get(token.form) ?? []) {
      if (written.distance !== undefined) near.add(written);
      else if (standAt(written.forms, tokens, first)) {
        places.push({ written, first, after: first + written.forms.length });
      }
    }
  }
  if (near.size === 0) return places;
  for (const written of near) places.push(...nearPlaces(tokens, written));
  return places.sort((some, other) => some.first - other.first || some.after - other.after);
}

function nearPlaces(tokens: readonly Token[], written: WrittenForms): Place[] {
  const placesOf = new Map<string, number[]>(written.forms.map((form) => [form, []]));
  for (const [at, token] of tokens.entries()) placesOf.get(token.form)?.push(at);
  const windows = nearWindows(
    written.forms.map((form) => placesOf.get(form) ?? []),
    written.distance ?? 0,
  );
  const near = new Set<number>();
  for (const { first, last } of windows) {
    for (let at = first; at <= last; at += 1) if (placesOf.has(tokens[at]?.form ?? '')) near.add(at);
  }
  return Array.from(near, (first) => ({ written, first, after: first + 1 }));
}

export function standAt(forms: readonly string[], tokens: readonly Token[], first: number): boolean {
  return forms.every((form, offset) => tokens[first + offset]?.form === form);
}

/** The ranges to mark: ascending, and what overlaps made one. */
export function marksOf(tokens: readonly Token[], places: readonly Place[]): Range[] {
  const ranges = places
    .map(({ first, after }): Range => [tokens[first]?.start ?? 0, tokens[after - 1]?.end ?? 0])
    .toSorted((some, other) => some[0] - other[0] || some[1] - other[1]);
  const merged: Range[] = [];
  for (const [start, end] of ranges) {
    const last = merged.at(-1);
    if (last && start < last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
    else merged.push([start, end]);
  }
  return merged;
}
