import type { OwnText, OwnTextChanges, OwnTextSource } from './own-texts.ts';
import { subtract, unite, type PassageSet } from '../index/passage-sets.ts';
import { TextIndexBuilder, type TextIndex } from './text-index.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** Texts found, by the row ids of their records, and what was found in one layer of them. */
export interface Layered<Found> {
  readonly ids: PassageSet;
  readonly found: readonly Found[];
}

/** What an index is made with. */
export interface IndexMeans {
  /** The words of the library's passages, which say what is a name. */
  readonly library: Vocabulary;
  /** The commit counter: nothing is looked at again before it has been raised. */
  readonly commit: () => number;
}

/** Texts added to one index before others may have their turn. */
const SLICE_TEXTS = 200;
/** So many changed texts, or this share of all, are worth making the index anew. */
const MOST_CHANGED = 400;
const CHANGED_SHARE = 0.1;

/**
 * The texts of one kind of records, searchable, and as new as the last `refresh`. What has changed since the large index was
 * made stands in a small one that is made anew each time, so that saving a note costs no look at the others.
 */
export class LayeredIndex {
  readonly #source: OwnTextSource;
  readonly #means: IndexMeans;
  #base: TextIndex | undefined;
  #delta: TextIndex | undefined;
  /** The commit that it is as new as. */
  #commit: number | undefined;
  /** What is under way, whoever goes on with it. */
  #work: Generator<number, void> | undefined;
  readonly #known = new Set<number>();
  #changed: ReadonlyMap<number, OwnText> = new Map();
  /** Texts of the large index that are no longer so. */
  #stale: ReadonlySet<number> = new Set();

  constructor(source: OwnTextSource, means: IndexMeans) {
    this.#source = source;
    this.#means = means;
  }

  /**
   * Takes in what has changed until now; in slices, each of which answers how many texts it has taken in. Several may be
   * under way at once: they do the same work together, and all end with it done.
   */
  *refresh(): Generator<number, void> {
    // What is under way may have begun before the last change.
    if (this.#work !== undefined) yield* this.#goOn();
    yield* this.#goOn();
  }

  *#goOn(): Generator<number, void> {
    try {
      for (;;) {
        this.#work ??= this.#update();
        const slice = this.#work.next();
        if (slice.done === true) break;
        yield slice.value;
      }
      this.#work = undefined;
    } catch (error) {
      this.#startAnew();
      throw error;
    }
  }

  /** After a failure half-way nothing is known of what was taken in. */
  #startAnew(): void {
    this.#work = undefined;
    this.#base = undefined;
    this.#delta = undefined;
    this.#commit = undefined;
    this.#known.clear();
    this.#changed = new Map();
    this.#stale = new Set();
    this.#source.forget();
  }

  /** Until all is done, what was there before is what is found. */
  *#update(): Generator<number, void> {
    const commit = this.#means.commit();
    if (commit === this.#commit) return;
    const news = this.#source.changes();
    if (news.changed.length > 0 || news.removed.length > 0) yield* this.#takeIn(news);
    this.#commit = commit;
  }

  *#takeIn({ changed, removed }: OwnTextChanges): Generator<number, void> {
    const current = new Map(this.#changed);
    for (const text of changed) current.set(text.id, text);
    for (const { id } of changed) this.#known.add(id);
    for (const id of removed) {
      current.delete(id);
      this.#known.delete(id);
    }
    const stale = new Set([...this.#stale, ...removed, ...changed.map(({ id }) => id)]);
    const isMuch = stale.size > Math.max(MOST_CHANGED, this.#known.size * CHANGED_SHARE);
    const isAnew = this.#base === undefined || isMuch;
    const others = isAnew ? [...this.#known].filter((id) => !current.has(id)) : [];
    const index = yield* this.#make([...this.#source.read(others), ...current.values()]);
    if (isAnew) this.#base = index;
    this.#delta = isAnew ? undefined : index;
    this.#changed = isAnew ? new Map() : current;
    this.#stale = isAnew ? new Set() : stale;
  }

  /** What is found in both layers; `find` answers row ids among those of its index. */
  find<Found>(
    find: (index: TextIndex) => { readonly ids: PassageSet; readonly found: Found },
  ): Layered<Found> {
    const layers: { readonly ids: PassageSet; readonly found: Found }[] = [];
    if (this.#base) {
      const { ids, found } = find(this.#base);
      layers.push({ ids: subtract(ids, Uint32Array.from(this.#stale).sort()), found });
    }
    if (this.#delta) layers.push(find(this.#delta));
    return { ids: unite(layers.map(({ ids }) => ids)), found: layers.map(({ found }) => found) };
  }

  *#make(texts: readonly OwnText[]): Generator<number, TextIndex | undefined> {
    if (texts.length === 0) return undefined;
    const builder = new TextIndexBuilder();
    const ordered = texts.toSorted((some, other) => some.id - other.id);
    for (const [done, text] of ordered.entries()) {
      builder.add(text);
      if (done % SLICE_TEXTS === SLICE_TEXTS - 1) yield SLICE_TEXTS;
    }
    return builder.finish(this.#means.library);
  }
}
