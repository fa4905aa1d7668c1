import { passagesOf, placesOf, type FoundVariant } from './found-variants.ts';
import { narrowByPlaces } from './narrow-by-places.ts';
import { joinAdjacent, type Occurrences } from '../index/occurrences.ts';
import { intersect, unite, type PassageSet } from '../index/passage-sets.ts';
import type { Postings } from '../index/postings.ts';
import type { SequenceStep } from './sequence-steps.ts';
import { byCloseness, furthest, type Variant } from '../words/variants.ts';

/** A phrase written so far, and where the library has it. */
interface Path {
  readonly variant: Variant;
  readonly places: Occurrences;
}

/** Beyond so many ways to write the beginning of a phrase, the ones furthest from what was typed are left out. */
const MOST_PATHS = 256;

/** Every way in which the library writes the phrase: exact, because stop words have places too. */
export function findSequences(
  words: number,
  steps: readonly SequenceStep[],
  postings: Postings,
): FoundVariant[] {
  const paths: Path[][] = Array.from({ length: words + 1 }, () => []);
  postings.prefetch(steps.flatMap(({ variant }) => variant.terms));
  const candidates = narrowByPlaces(words, steps, postings) ?? passagesWithAll(words, steps, postings);
  if (candidates.length === 0) return [];
  const withPlaces = steps.map((step) => ({ ...step, places: placesOf(step.variant, postings, candidates) }));
  for (let at = 0; at < words; at += 1) {
    const ahead = withPlaces.filter((step) => step.from === at && step.places.passages.length > 0);
    for (const step of ahead) {
      if (at === 0) paths[step.to]?.push({ variant: step.variant, places: step.places });
      for (const path of closest(paths[at] ?? [])) extend(path, step, paths[step.to] ?? []);
    }
  }
  return closest(paths[words] ?? []).map(({ variant, places }) => ({ ...variant, matches: places }));
}

/** The passages that have a form for every word: places are read there only. */
function passagesWithAll(words: number, steps: readonly SequenceStep[], postings: Postings): PassageSet {
  return Array.from({ length: words }, (_, at) =>
    unite(
      steps
        .filter((step) => step.from <= at && at < step.to)
        .map((step) => passagesOf(step.variant, postings)),
    ),
  )
    .toSorted((some, other) => some.length - other.length)
    .reduce((held, next) => intersect(held, next));
}

function extend(path: Path, step: { variant: Variant; places: Occurrences }, reached: Path[]): void {
  const places = joinAdjacent(path.places, step.places);
  if (places.passages.length === 0) return;
  reached.push({
    variant: {
      terms: [...path.variant.terms, ...step.variant.terms],
      relation: furthest(path.variant.relation, step.variant.relation),
    },
    places,
  });
}

function closest(paths: readonly Path[]): readonly Path[] {
  if (paths.length <= MOST_PATHS) return paths;
  return paths.toSorted((some, other) => byCloseness(some.variant, other.variant)).slice(0, MOST_PATHS);
}
