import type { DocumentId } from '../contract/ids.ts';
import type { SearchAnswer, SearchHit, SearchTerm } from '../contract/models.ts';
import { makeExcerpt } from '../text/excerpt.ts';
import { bestHits, type ScoredPassage } from './best-hits.ts';
import type { Evaluation, EvaluationRequest } from './evaluate.ts';
import type { Lexicon } from './expand-word.ts';
import type { FoundVariant } from './found-variants.ts';
import { findPlaces, indexForms, marksOf, writtenForms, type FormIndex } from './mark-passage.ts';
import type { PassageDirectory } from './passage-directory.ts';
import { openPassageTexts, type ReadPassage, type TextSlices } from './passage-texts.ts';
import { parseQuery } from './query-language.ts';
import { foundSpellings } from './writings.ts';

/** What a search reads from. */
export interface SearchSources {
  readonly directory: PassageDirectory;
  readonly texts: TextSlices;
  readonly lexicon: Lexicon;
  readonly evaluate: (request: EvaluationRequest) => Evaluation;
}

export interface SearchRequest {
  readonly query: string;
  readonly exact: boolean;
  readonly limit: number;
  readonly documentId?: DocumentId | undefined;
}

/**
 * Page furniture (menus, addresses, share buttons) is found but counts half: its few words would otherwise put it above
 * the passages that say something. All other scores are Lunr's.
 */
const FURNITURE_FACTOR = 0.5;

/** Answers a query: see `Search.run`. */
export function runSearch(sources: SearchSources, request: SearchRequest): SearchAnswer {
  const started = performance.now();
  const { directory } = sources;
  const query = parseQuery(request.query);
  const evaluation = sources.evaluate({
    query,
    breadth: request.exact ? 'exact' : 'all-spellings',
    ...(request.documentId && { within: directory.ofDocument(request.documentId) }),
  });
  const read = openPassageTexts(directory, sources.texts);
  const index = indexForms(wantedVariants(evaluation).map(writtenForms));
  const best = bestHits(scoredPassages(evaluation, directory), request.limit);
  const hits = best
    .map((hit) => toHit(read(hit.passageId), hit.score, index))
    .filter((hit) => hit !== undefined);
  const documents = new Map<number, number>();
  for (const passageId of evaluation.passages) {
    const rowId = directory.documentOf(passageId);
    documents.set(rowId, (documents.get(rowId) ?? 0) + 1);
  }
  const matching = new Map<DocumentId, number>();
  for (const { passageId, documentRowId } of best) {
    const documentId = read(passageId)?.record.documentId;
    if (documentId !== undefined) matching.set(documentId, documents.get(documentRowId) ?? 1);
  }
  return {
    query: request.query,
    terms: evaluation.findings.map((finding) => toTerm(finding, read)),
    ignored: [...query.ignored],
    documents: documents.size,
    passages: evaluation.passages.length,
    hits,
    matching: [...matching].map(([documentId, passages]) => ({ documentId, passages })),
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

/** What is marked in a hit: everything a term that is not excluded was found as. */
export function wantedVariants(evaluation: Evaluation): FoundVariant[] {
  return evaluation.findings.filter((finding) => !finding.isExcluded).flatMap((finding) => finding.variants);
}

function scoredPassages(evaluation: Evaluation, directory: PassageDirectory): ScoredPassage[] {
  return Array.from(evaluation.passages, (passageId, index) => {
    const score = evaluation.scores[index] ?? 0;
    return {
      passageId,
      documentRowId: directory.documentOf(passageId),
      score: directory.isFurniture(passageId) ? score * FURNITURE_FACTOR : score,
    };
  });
}

function toTerm(
  finding: Evaluation['findings'][number],
  read: (passageId: number) => ReadPassage | undefined,
): SearchTerm {
  const { typed, kind } = finding.term;
  const located = finding.variants.map((variant) => ({
    ...writtenForms(variant),
    passages: variant.matches.passages,
  }));
  return { typed, kind, isExcluded: finding.isExcluded, spellings: foundSpellings(located, read) };
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
