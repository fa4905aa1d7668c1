import type { ConcordanceLine } from '../../contract/search.ts';
import { canonicalOffset } from '../../contract/models.ts';
import { isLowSurrogate, isWhiteSpace } from '../../text/characters.ts';
import { PlaceList, sortKey, spansOf, type ConcordanceSort, type WordSpan } from './concordance-places.ts';
import { evaluateQuestion, type Question } from './evaluate-question.ts';
import { findPlaces, indexForms, writtenForms } from './mark-passage.ts';
import { openPassageTexts, type ReadPassage } from './passage-texts.ts';
import { wantedVariants, type SearchSources } from './run-search.ts';
import { readAhead } from './text-window.ts';

export interface ConcordanceRequest extends Question {
  readonly sort: ConcordanceSort;
  /** Where the page begins, counted in lines. */
  readonly offset: number;
  readonly limit: number;
}

export interface ConcordancePage {
  readonly lines: readonly ConcordanceLine[];
  readonly total: number;
  readonly isCut: boolean;
}

/** Answers a page; yields the passages read and to be read from time to time, so that other calls can be answered. */
export type Concordance = (
  request: ConcordanceRequest,
) => Generator<{ readonly done: number; readonly total: number }, ConcordancePage>;

/** Units of the passage on either side. */
const CONTEXT = 80;
/** How much of it is given up rather than cutting a word. */
const MOST_GIVEN_UP = 24;
/** Passages read in one slice; a passage is never very long. */
const SLICE_PASSAGES = 200;
const WHITE_SPACE = /\s+/gu;

/**
 * Every place of the words a query wants, in the passages that it finds: see `search.concordance`. The places of the
 * question asked last are remembered until the next commit, so that turning a page reads one page.
 */
export function openConcordance(sources: SearchSources, commit: () => number): Concordance {
  let known: { readonly stamp: string; readonly places: PlaceList } | undefined;
  return function* ({ offset, limit, ...asked }) {
    const stamp = `${commit()} ${JSON.stringify(asked)}`;
    const places = known?.stamp === stamp ? known.places : yield* collectPlaces(sources, asked);
    // The library may have changed between two slices.
    known = stamp.startsWith(`${commit()} `) ? { stamp, places } : undefined;
    const read = openPassageTexts(sources.directory, sources.texts);
    const lines: ConcordanceLine[] = [];
    for (let index = offset; index < Math.min(offset + limit, places.length); index += 1) {
      const place = places.at(index);
      const passage = place && read(place.passageId);
      if (passage) lines.push(lineOf(passage, place.span));
    }
    return { lines, total: places.length, isCut: places.isCut };
  };
}

function* collectPlaces(
  sources: SearchSources,
  { sort, ...question }: Question & { readonly sort: ConcordanceSort },
): Generator<{ readonly done: number; readonly total: number }, PlaceList> {
  const { evaluation } = evaluateQuestion(sources, question);
  const index = indexForms(wantedVariants(evaluation).map(writtenForms));
  const read = openPassageTexts(sources.directory, readAhead(sources.texts));
  const places = new PlaceList();
  const { passages } = evaluation;
  for (const [done, passageId] of passages.entries()) {
    if (places.isCut || index.size === 0) break;
    const passage = read(passageId);
    for (const span of passage ? spansOf(findPlaces(passage.tokens, index)) : []) {
      places.add(passageId, span, sortKey(sort, passage?.tokens ?? [], span));
    }
    if (done % SLICE_PASSAGES === SLICE_PASSAGES - 1) yield { done, total: passages.length };
  }
  places.sort();
  return places;
}

function lineOf({ record, text, tokens }: ReadPassage, { first, after }: WordSpan): ConcordanceLine {
  const start = tokens[first]?.start ?? 0;
  const end = tokens[after - 1]?.end ?? start;
  return {
    documentId: record.documentId,
    title: record.title,
    direction: record.direction,
    start: canonicalOffset.parse(record.start + start),
    end: canonicalOffset.parse(record.start + end),
    before: onOneLine(text.slice(beginningBefore(text, start), start)),
    words: onOneLine(text.slice(start, end)),
    after: onOneLine(text.slice(end, endingAfter(text, end))),
  };
}

function onOneLine(text: string): string {
  return text.replaceAll(WHITE_SPACE, ' ');
}

/** Where the context begins: at most 80 units before, and after the space that a cut word ends with. */
function beginningBefore(text: string, start: number): number {
  const earliest = Math.max(0, start - CONTEXT);
  if (earliest === 0 || isSpace(text, earliest - 1)) return earliest;
  for (let at = earliest; at < Math.min(start, earliest + MOST_GIVEN_UP); at += 1) {
    if (isSpace(text, at)) return at + 1;
  }
  return isLowSurrogate(text.charCodeAt(earliest)) ? earliest + 1 : earliest;
}

function endingAfter(text: string, end: number): number {
  const latest = Math.min(text.length, end + CONTEXT);
  if (latest === text.length || isSpace(text, latest)) return latest;
  for (let at = latest - 1; at >= Math.max(end, latest - MOST_GIVEN_UP); at -= 1) {
    if (isSpace(text, at)) return at;
  }
  return isLowSurrogate(text.charCodeAt(latest)) ? latest - 1 : latest;
}

function isSpace(text: string, at: number): boolean {
  return isWhiteSpace(text.charCodeAt(at));
}
