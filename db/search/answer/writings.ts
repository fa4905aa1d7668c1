import type { FoundSpelling } from '../../contract/search.ts';
import { findPlaces, indexForms, type WrittenForms } from './mark-passage.ts';
import { intersect, NO_PASSAGES, type PassageSet } from '../index/passage-sets.ts';
import type { ReadPassage } from './passage-texts.ts';
import { byCloseness } from '../words/variants.ts';

/** Passages looked at to see how a form is usually written: evenly spread, so that one document does not decide. */
const LARGEST_SAMPLE = 12;
const SMALLEST_SAMPLE = 2;
/** For all forms of a term together; a prefix with a hundred forms makes do with less for each. */
const MOST_SAMPLED = 200;
/** Up to so many, all are looked at, and a compound's dash and its space are told apart. */
const MOST_COUNTED = 200;
/** More spellings than anyone reads; a prefix may have thousands. */
const MOST_SPELLINGS = 100;

/** Forms and where they occur. */
export interface LocatedForms extends WrittenForms {
  readonly passages: PassageSet;
  /** Switched off by the caller. */
  readonly isOff: boolean;
}

/** Which passages are read for the page of hits anyway, and how many more may be; the budget is used up by each call. */
interface Looked {
  readonly shown: PassageSet;
  readonly budget: { passages: number };
}

type ReadById = (passageId: number) => ReadPassage | undefined;

/** One way to write a variant, as the documents do. */
interface Writing {
  readonly passages: number;
  readonly surfaces: Map<string, number>;
}

/**
 * The spellings that were found, in the documents' own writing: closest first, then by the number of passages. A form is
 * shown as it is most often written ("Ra’isi" with its own apostrophe); `Hossein-Ali` and `Hossein Ali` are two
 * spellings, unless there are so many that only the usual one is looked for.
 */
export function foundSpellings(
  variants: readonly LocatedForms[],
  read: ReadById,
  looked: Looked = { shown: NO_PASSAGES, budget: { passages: MOST_SAMPLED } },
): FoundSpelling[] {
  const frequent = variants
    .toSorted((some, other) => byCloseness(some, other) || other.passages.length - some.passages.length)
    .slice(0, MOST_SPELLINGS);
  const share = Math.floor(MOST_SAMPLED / Math.max(frequent.length, 1));
  const sampleSize = Math.max(SMALLEST_SAMPLE, Math.min(LARGEST_SAMPLE, share));
  return frequent.flatMap((variant) =>
    writingsOf(variant, read, { ...looked, sampleSize }).map((writing) => ({
      text: mostFrequent(writing.surfaces) || variant.forms.join(' '),
      passages: writing.passages,
      relation: variant.relation,
      form: variant.forms.join(' '),
      isOff: variant.isOff,
    })),
  );
}

function writingsOf(
  variant: LocatedForms,
  read: ReadById,
  looked: Looked & { readonly sampleSize: number },
): Writing[] {
  const { passages } = variant;
  const tellsApart = variant.forms.length > 1 && passages.length <= MOST_COUNTED;
  const writings = new Map<string, { passages: number; surfaces: Map<string, number> }>();
  for (const passageId of tellsApart ? passages : sampleOf(passages, looked)) {
    const seen = new Set<string>();
    for (const { surface, gaps } of surfacesIn(variant, read(passageId))) {
      const kind = tellsApart ? gaps : '';
      const writing = writings.get(kind) ?? { passages: 0, surfaces: new Map<string, number>() };
      writings.set(kind, writing);
      if (!seen.has(kind)) writing.passages += 1;
      seen.add(kind);
      writing.surfaces.set(surface, (writing.surfaces.get(surface) ?? 0) + 1);
    }
  }
  const found = [...writings.values()].toSorted((some, other) => other.passages - some.passages);
  return tellsApart ? found : found.map((writing) => ({ ...writing, passages: passages.length }));
}

interface Surface {
  readonly surface: string;
  readonly gaps: string;
}

/** How a variant is written in one passage, and what stands between its words: `-` for any dash. */
function surfacesIn(variant: LocatedForms, passage: ReadPassage | undefined): readonly Surface[] {
  if (!passage) return [];
  const { text, tokens } = passage;
  if (variant.distance !== undefined) return nearSurfaces(variant, passage);
  return findPlaces(tokens, indexForms([variant])).map(({ first, after }) => {
    const words = tokens.slice(first, after);
    const gaps = words.slice(1).map((word, index) => gapKind(text.slice(words[index]?.end, word.start)));
    const surface = text.slice(words[0]?.start, words.at(-1)?.end).replaceAll(/\s+/gu, ' ');
    return { surface, gaps: gaps.join('') };
  });
}

/** Words near each other are shown in the order in which they were asked for. */
function nearSurfaces(variant: LocatedForms, { text, tokens }: ReadPassage): readonly Surface[] {
  const places = findPlaces(tokens, indexForms([variant]));
  const words = variant.forms.map((form) => {
    const token = tokens[places.find(({ first }) => tokens[first]?.form === form)?.first ?? -1];
    return token ? text.slice(token.start, token.end) : form;
  });
  return places.length === 0 ? [] : [{ surface: words.join(' … '), gaps: '' }];
}

function gapKind(gap: string): string {
  return gap.trim().replaceAll(/\p{Pd}/gu, '-') || ' ';
}

function mostFrequent(surfaces: ReadonlyMap<string, number>): string {
  let best = '';
  for (const [surface, count] of surfaces) if (count > (surfaces.get(best) ?? 0)) best = surface;
  return best;
}

/** Passages that are read anyway first, then as many others as may still be read; a form that none of them has is shown folded. */
function sampleOf(passages: PassageSet, looked: Looked & { readonly sampleSize: number }): number[] {
  const atHand = [...intersect(looked.shown, passages)].slice(0, looked.sampleSize);
  const wanted = Math.min(looked.sampleSize - atHand.length, looked.budget.passages);
  if (wanted <= 0) return atHand;
  const others = sample(passages, wanted).filter((passage) => !atHand.includes(passage));
  looked.budget.passages -= others.length;
  return [...atHand, ...others];
}

function sample(passages: PassageSet, size: number): number[] {
  if (passages.length <= size) return [...passages];
  return Array.from(
    { length: size },
    (_, index) => passages[Math.floor((index * passages.length) / size)] ?? 0,
  );
}
