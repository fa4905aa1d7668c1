import type { DocumentId } from '../../contract/ids.ts';
import type {
  SearchAnswer,
  SearchFilter,
  SearchHit,
  SearchScope,
  SearchSuggestion,
  SearchTerm,
} from '../../contract/search.ts';
import { makeExcerpt } from '../../text/excerpt.ts';
import { bestHits, type ScoredPassage, type ScoredPassages } from './best-hits.ts';
import type { Evaluation, EvaluationRequest } from '../match/evaluate.ts';
import { evaluateQuestion, type Question } from './evaluate-question.ts';
import type { Lexicon } from '../words/expand-word.ts';
import type { FoundVariant } from '../match/found-variants.ts';
import type { FilterFinding } from '../match/match-query.ts';
import { explainQuery } from '../query/explain-query.ts';
import { findPlaces, indexForms, marksOf, writtenForms, type FormIndex } from './mark-passage.ts';
import type { PassageDirectory } from './passage-directory.ts';
import { openPassageTexts, type ReadPassage, type TextSlices } from './passage-texts.ts';
import type { PassageSet } from '../index/passage-sets.ts';
import type { PassageTable } from '../index/segments.ts';
import type { AskedQuery } from '../words/suggestions.ts';
import { foundSpellings, type LocatedForms } from './writings.ts';

/** What a search reads from. */
export interface SearchSources {
  readonly directory: PassageDirectory;
  readonly texts: TextSlices;
  readonly lexicon: Lexicon;
  readonly evaluate: (request: EvaluationRequest) => Evaluation;
  /** The passages of a scope; absent where it keeps everything. */
  readonly scope: (scope: SearchScope) => PassageSet | undefined;
  readonly passageTable: () => PassageTable;
  readonly suggest: (asked: AskedQuery) => SearchSuggestion[];
}

/** Passages of a query without their texts. `passages` and `documents` count all, `hits` holds the best. */
export interface RankedPassages {
  readonly passages: number;
  readonly documents: number;
  readonly hits: readonly ScoredPassage[];
}

export interface SearchRequest extends Question {
  readonly limit: number;
}

/**
 * Page furniture (menus, addresses, share buttons) is found but counts half: its few words would otherwise put it above
 * the passages that say something. All other scores are Lunr's.
 */
const FURNITURE_FACTOR = 0.5;
/** Passages read, besides those shown, to see how spellings are written. */
const MOST_READ_FOR_SPELLINGS = 40;

/** Answers a query: see `Search.run`. */
export function runSearch(sources: SearchSources, request: SearchRequest): SearchAnswer {
  const started = performance.now();
  const { directory } = sources;
  const { query, evaluation } = evaluateQuestion(sources, request);
  const scored = scoredPassages(evaluation);
  const best = bestHits(scored, request.limit);
  const read = openPassageTexts(directory, sources.texts);
  const index = indexForms(wantedVariants(evaluation).map(writtenForms));
  const hits = best.hits
    .map((hit) => toHit(read(hit.passageId), hit.score, index))
    .filter((hit) => hit !== undefined);
  const shown = best.hits.map((hit) => hit.passageId).sort((some, other) => some - other);
  const matching = new Map<DocumentId, number>();
  for (const { passageId, documentRowId } of best.hits) {
    const documentId = read(passageId)?.record.documentId;
    if (documentId !== undefined) matching.set(documentId, matchingIn(scored, documentRowId));
  }
  return {
    query: request.query,
    understood: explainQuery(query.root, evaluation),
    terms: toTerms(evaluation, Uint32Array.from(shown), read),
    filters: evaluation.filters.map(toFilter),
    ignored: [...query.ignored],
    suggestions: request.exact ? [] : sources.suggest({ text: request.query, evaluation, read }),
    documents: best.documents,
    passages: evaluation.passages.length,
    hits,
    matching: [...matching].map(([documentId, passages]) => ({ documentId, passages })),
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

function matchingIn({ documents }: ScoredPassages, documentRowId: number): number {
  return documents.reduce((count, rowId) => (rowId === documentRowId ? count + 1 : count), 0);
}

/** Ranks without reading a text: see `Search.rank`. */
export function rankPassages(sources: SearchSources, request: SearchRequest): RankedPassages {
  const { evaluation } = evaluateQuestion(sources, request);
  const best = bestHits(scoredPassages(evaluation), request.limit);
  return { passages: evaluation.passages.length, documents: best.documents, hits: best.hits };
}

/** What is marked in a hit: everything that a term or a name was found as, those that are excluded left out. */
export function wantedVariants(evaluation: Evaluation): FoundVariant[] {
  const { findings, filters } = evaluation;
  return [...findings, ...filters].flatMap(({ isExcluded, variants }) => (isExcluded ? [] : variants));
}

function scoredPassages({ passages, scores, table }: Evaluation): ScoredPassages {
  const documents = new Uint32Array(passages.length);
  for (let at = 0; at < passages.length; at += 1) {
    const coded = table.documents[passages[at] ?? 0] ?? 0;
    documents[at] = coded >>> 1;
    if ((coded & 1) === 1) scores[at] = (scores[at] ?? 0) * FURNITURE_FACTOR;
  }
  return { passages, scores, documents };
}

function toTerms(
  evaluation: Evaluation,
  shown: PassageSet,
  read: (passageId: number) => ReadPassage | undefined,
): SearchTerm[] {
  const budget = { passages: MOST_READ_FOR_SPELLINGS };
  return evaluation.findings.map(({ term, isExcluded, variants, off }) => {
    const located = [
      ...variants.map((variant) => locate(variant, false)),
      ...off.map((variant) => locate(variant, true)),
    ];
    const spellings = foundSpellings(located, read, { shown, budget });
    const { typed, kind, distance, boost } = term;
    const isExact = term.isExact || evaluation.breadth === 'exact';
    return { typed, kind, isExcluded, isExact, distance, boost, spellings };
  });
}

function toFilter({ filter, documents }: FilterFinding): SearchFilter {
  const { field, typed, from, until } = filter;
  return { field, typed, from, until, documents };
}

function locate(variant: FoundVariant, isOff: boolean): LocatedForms {
  return { ...writtenForms(variant), passages: variant.matches.passages, isOff };
}

function toHit(passage: ReadPassage | undefined, score: number, index: FormIndex): SearchHit | undefined {
  if (!passage) return undefined;
  const { documentId, file, title, titleBasis, direction, start, end, ordinal, kind } = passage.record;
  const marks = marksOf(passage.tokens, findPlaces(passage.tokens, index));
  const cut = makeExcerpt(passage.text, marks);
  return {
    documentId,
    file,
    title,
    titleBasis,
    direction,
    start,
    end,
    ordinal,
    kind,
    excerpt: cut.excerpt,
    marks: cut.marks.map(([from, to]): [number, number] => [from, to]),
    score,
  };
}
