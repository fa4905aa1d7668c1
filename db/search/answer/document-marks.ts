import type { DocumentId } from '../../contract/ids.ts';
import { textRange, type TextRange } from '../../contract/models.ts';
import type { TextMarks } from '../../contract/search.ts';
import { evaluateQuestion, type Question } from './evaluate-question.ts';
import { findPlaces, indexForms, marksOf, writtenForms, type Place } from './mark-passage.ts';
import { openPassageTexts, type ReadPassage } from './passage-texts.ts';
import { wantedVariants, type SearchSources } from './run-search.ts';
import { foundSpellings, type LocatedForms } from './writings.ts';

/** More marks than anyone steps through; a reply with all of a long document's would not fit. */
const MOST_MARKS = 20_000;

/** Marks and spellings of one document, collected passage by passage. */
export class MarkCollector {
  readonly #marks: TextRange[] = [];
  readonly #found = new Map<string, { place: Place; passages: number[] }>();
  readonly #passages = new Map<number, ReadPassage>();

  get isFull(): boolean {
    return this.#marks.length >= MOST_MARKS;
  }

  add(passage: ReadPassage, places: readonly Place[]): void {
    if (places.length === 0) return;
    const { record, tokens } = passage;
    this.#passages.set(record.id, passage);
    for (const [start, end] of marksOf(tokens, places)) {
      this.#marks.push(textRange.parse({ start: record.start + start, end: record.start + end }));
    }
    for (const place of places) {
      const key = place.written.forms.join(' ');
      const found = this.#found.get(key) ?? { place, passages: [] };
      this.#found.set(key, found);
      if (found.passages.at(-1) !== record.id) found.passages.push(record.id);
    }
  }

  result(): TextMarks {
    const located = [...this.#found.values()].map(({ place, passages }): LocatedForms => {
      return { ...place.written, passages: Uint32Array.from(passages), isOff: false };
    });
    const spellings = foundSpellings(located, (passageId) => this.#passages.get(passageId));
    return { marks: this.#marks.slice(0, MOST_MARKS), spellings };
  }
}

export interface MarksRequest extends Question {
  readonly documentId: DocumentId;
}

/** Where a query's words stand in one document: see `Search.marks`. */
export function markDocument(sources: SearchSources, request: MarksRequest): TextMarks {
  const { evaluation } = evaluateQuestion(sources, request);
  const index = indexForms(wantedVariants(evaluation).map(writtenForms));
  const read = openPassageTexts(sources.directory, sources.texts);
  const collector = new MarkCollector();
  for (const passageId of evaluation.passages) {
    const passage = collector.isFull ? undefined : read(passageId);
    if (passage) collector.add(passage, findPlaces(passage.tokens, index));
  }
  return collector.result();
}
