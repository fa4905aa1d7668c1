import { PASSAGE_KINDS } from '../../contract/models.ts';
import { MAX_FACET_VALUES, type FacetValue, type SearchFacets } from '../../contract/search.ts';
import { evaluateQuestion, type Question } from './evaluate-question.ts';
import type { Values } from './library-traits.ts';
import type { SearchSources } from './run-search.ts';
import { WISHES, type ReadScope, type ScopeReader } from './scope.ts';
import type { PassageSet } from '../index/passage-sets.ts';

const DOCUMENT_WISHES = ['publishers', 'years', 'languages', 'tags'] as const;
type DocumentWish = (typeof DOCUMENT_WISHES)[number];
const PATH_SEPARATOR = ' / ';
/** What a scope takes; a longer value is nothing to choose. */
const LONGEST_VALUE = 2000;
const LONGEST_LABEL = 500;

/** What the hits are made of: see `search.facets`. */
export function findFacets(sources: SearchSources, readScope: ScopeReader, question: Question): SearchFacets {
  const { scope, ...unscoped } = question;
  const { evaluation } = evaluateQuestion(sources, unscoped);
  const read = readScope(scope);
  const hits = countHits(evaluation.passages, read);
  const byValue = (wish: Exclude<DocumentWish, 'tags'>): FacetValue[] => {
    const { traits } = read;
    return countValues(hits.byDocument[wish], traits[wish], traits.values[wish]);
  };
  return {
    publishers: byValue('publishers'),
    years: byValue('years'),
    languages: byValue('languages'),
    tags: countTags(hits.byDocument.tags, read),
    kinds: countKinds(hits),
  };
}

/** Hits that all wishes leave but the one of the facet they are counted for. */
interface CountedHits {
  /** By document row id: its passages. */
  readonly byDocument: Readonly<Record<DocumentWish, Uint32Array>>;
  /** By the place of a kind in `PASSAGE_KINDS`. */
  readonly passagesByKind: Uint32Array;
  readonly documentsByKind: Uint32Array;
}

/** One walk over the hits serves all facets: a hit counts for a facet where no other wish fails. */
function countHits(passages: PassageSet, { traits, documentFailures, kindFailures }: ReadScope): CountedHits {
  const counters = (): Uint32Array => new Uint32Array(traits.lastDocument + 1);
  const byDocument = { publishers: counters(), years: counters(), languages: counters(), tags: counters() };
  const passagesByKind = new Uint32Array(PASSAGE_KINDS.length);
  const documentsByKind = new Uint32Array(PASSAGE_KINDS.length);
  const lastOfKind = new Uint32Array(PASSAGE_KINDS.length);
  for (const passage of passages) {
    const document = traits.documents[passage] ?? 0;
    const kind = traits.kinds[passage] ?? 0;
    const failures = (documentFailures[document] ?? 0) | (kindFailures[kind] ?? 0);
    for (const wish of DOCUMENT_WISHES) if ((failures & ~WISHES[wish]) === 0) add(byDocument[wish], document);
    if ((failures & ~WISHES.kinds) !== 0) continue;
    add(passagesByKind, kind);
    // Passages of one document follow each other.
    if (lastOfKind[kind] !== document) add(documentsByKind, kind);
    lastOfKind[kind] = document;
  }
  return { byDocument, passagesByKind, documentsByKind };
}

function add(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function countValues(byDocument: Uint32Array, numbers: Uint32Array, { texts }: Values): FacetValue[] {
  const passages = new Uint32Array(texts.length);
  const documents = new Uint32Array(texts.length);
  for (let document = 1; document < byDocument.length; document += 1) {
    const count = byDocument[document] ?? 0;
    if (count === 0) continue;
    const number = numbers[document] ?? 0;
    passages[number] = (passages[number] ?? 0) + count;
    documents[number] = (documents[number] ?? 0) + 1;
  }
  return most(
    texts.map((value, number) => ({
      value,
      label: value.length > LONGEST_LABEL ? `${value.slice(0, LONGEST_LABEL).toWellFormed()}…` : value,
      documents: documents[number] ?? 0,
      passages: passages[number] ?? 0,
    })),
  );
}

function countTags(byDocument: Uint32Array, { tags }: ReadScope): FacetValue[] {
  const counted = new Map<number, { documents: number; passages: number }>();
  for (const [document, carried] of tags.ofDocument) {
    const passages = byDocument[document] ?? 0;
    if (passages === 0) continue;
    for (const rowId of carried) {
      const count = counted.get(rowId) ?? { documents: 0, passages: 0 };
      count.documents += 1;
      count.passages += passages;
      counted.set(rowId, count);
    }
  }
  return most(
    [...counted].flatMap(([rowId, count]) => {
      const tag = tags.tags.get(rowId);
      return tag === undefined ? [] : [{ value: tag.id, label: pathLabel(tag.path), ...count }];
    }),
  );
}

/** The end of a path says most; what comes before it is left out where the path is very long. */
function pathLabel(path: readonly string[]): string {
  const whole = path.join(PATH_SEPARATOR);
  if (whole.length <= LONGEST_LABEL) return whole;
  let label = path.at(-1) ?? '';
  for (const name of path.slice(0, -1).toReversed()) {
    if (name.length + label.length > LONGEST_LABEL) break;
    label = name + PATH_SEPARATOR + label;
  }
  return `…${PATH_SEPARATOR}${label}`;
}

function countKinds({ passagesByKind, documentsByKind }: CountedHits): FacetValue[] {
  return most(
    PASSAGE_KINDS.map((kind, number) => ({
      value: kind,
      label: kind,
      documents: documentsByKind[number] ?? 0,
      passages: passagesByKind[number] ?? 0,
    })),
  );
}

/** Those with the most passages, in that order; equals by their labels. */
function most(values: readonly FacetValue[]): FacetValue[] {
  return values
    .filter(({ value, passages }) => passages > 0 && value.length <= LONGEST_VALUE)
    .toSorted((some, other) => other.passages - some.passages || (some.label < other.label ? -1 : 1))
    .slice(0, MAX_FACET_VALUES);
}
