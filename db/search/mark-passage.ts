import type { SpellingRelation } from '../contract/models.ts';
import type { Token } from '../text/analyser.ts';
import type { Range } from '../text/excerpt.ts';
import type { Variant } from './variants.ts';

/** What a text is searched for when its words are at hand: forms that follow each other. */
export interface WrittenForms {
  readonly forms: readonly string[];
  readonly relation: SpellingRelation;
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
  return { forms: variant.terms.map((term) => term.form), relation: variant.relation };
}

export function indexForms(written: readonly WrittenForms[]): FormIndex {
  return Map.groupBy(written, ({ forms }) => forms[0] ?? '');
}

/** All places of the forms among the words of a passage, in reading order; they may overlap. */
export function findPlaces(tokens: readonly Token[], index: FormIndex): Place[] {
  return tokens.flatMap((token, first) =>
    (index.get(token.form) ?? [])
      .filter(({ forms }) => standAt(forms, tokens, first))
      .map((written) => ({ written, first, after: first + written.forms.length })),
  );
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
