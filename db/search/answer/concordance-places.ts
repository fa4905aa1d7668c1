import { assertNever } from '../../contract/result.ts';
import type { Token } from '../../text/analyser.ts';
import { inLetterOrder } from '../../text/letter-order.ts';
import type { Place } from './mark-passage.ts';

export type ConcordanceSort = 'library' | 'words' | 'before' | 'after';

/** The words of a passage from `first` up to before `after`. */
export type WordSpan = Pick<Place, 'first' | 'after'>;

/** More than anyone reads, and no more than fits well into memory. */
export const MOST_PLACES = 20_000;
const NEXT_WORD = '\u0001';

/** Each place once, in reading order: what overlaps is one place. */
export function spansOf(places: readonly Place[]): WordSpan[] {
  const spans: WordSpan[] = [];
  const ordered = places.toSorted((some, other) => some.first - other.first || some.after - other.after);
  for (const { first, after } of ordered) {
    const last = spans.at(-1);
    if (last && first < last.after)
      spans[spans.length - 1] = { first: last.first, after: Math.max(last.after, after) };
    else spans.push({ first, after });
  }
  return spans;
}

/** Places by numbers, so that twenty thousand take a quarter of a megabyte. */
export class PlaceList {
  readonly #passages = new Uint32Array(MOST_PLACES);
  readonly #firsts = new Uint32Array(MOST_PLACES);
  readonly #afters = new Uint32Array(MOST_PLACES);
  #keys: string[] = [];
  #order: Uint32Array | undefined;
  length = 0;
  /** There were more places than are kept. */
  isCut = false;

  add(passageId: number, { first, after }: WordSpan, key: string | undefined): void {
    if (this.length >= MOST_PLACES) {
      this.isCut = true;
      return;
    }
    this.#passages[this.length] = passageId;
    this.#firsts[this.length] = first;
    this.#afters[this.length] = after;
    if (key !== undefined) this.#keys.push(key);
    this.length += 1;
  }

  /** Puts them into the order of their keys, where they have any; those of one key stay in the order of the library. */
  sort(): void {
    const keys = this.#keys;
    if (keys.length === 0) return;
    const compare = (some: number, other: number): number => {
      const [one, two] = [keys[some] ?? '', keys[other] ?? ''];
      return one === two ? some - other : one < two ? -1 : 1;
    };
    this.#order = Uint32Array.from({ length: this.length }, (_, at) => at).sort(compare);
    this.#keys = [];
  }

  at(index: number): { readonly passageId: number; readonly span: WordSpan } | undefined {
    if (index < 0 || index >= this.length) return undefined;
    const at = this.#order?.[index] ?? index;
    const span = { first: this.#firsts[at] ?? 0, after: this.#afters[at] ?? 0 };
    return { passageId: this.#passages[at] ?? 0, span };
  }
}

/** What a place is sorted by: folded words in the order of the Persian alphabet; none for the order of the library. */
export function sortKey(sort: ConcordanceSort, tokens: readonly Token[], span: WordSpan): string | undefined {
  const { first, after } = span;
  const word = (at: number): string => inLetterOrder(tokens[at]?.base ?? '');
  switch (sort) {
    case 'library':
      return undefined;
    case 'before':
      return word(first - 1) + NEXT_WORD + word(first - 2);
    case 'after':
      return word(after) + NEXT_WORD + word(after + 1);
    case 'words': {
      const words = tokens.slice(first, after).map((_, at) => word(first + at));
      return [...words, '', word(after)].join(NEXT_WORD);
    }
    default:
      return assertNever(sort);
  }
}
