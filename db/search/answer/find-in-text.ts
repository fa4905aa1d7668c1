import type { DocumentId } from '../../contract/ids.ts';
import type { SpellingRelation, TextMarks } from '../../contract/search.ts';
import { analyse, type Token } from '../../text/analyser.ts';
import { MarkCollector } from './document-marks.ts';
import { standAt, writtenForms, type Place, type WrittenForms } from './mark-passage.ts';
import type { PassageRecord } from './passage-directory.ts';
import type { ReadPassage } from './passage-texts.ts';
import type { QueryWord } from '../query/query-tree.ts';
import { toWord } from '../query/query-words.ts';
import type { SearchSources } from './run-search.ts';
import { sequenceSteps } from '../match/sequence-steps.ts';
import { furthest, type Breadth } from '../words/variants.ts';

export interface FindRequest {
  readonly documentId: DocumentId;
  readonly text: string;
  readonly exact: boolean;
}

/** What is looked for: the ways on from each word of the text, and the beginning of the last one. */
interface Pattern {
  readonly steps: readonly (readonly FindStep[])[];
  readonly last: QueryWord;
  readonly breadth: Breadth;
}

interface FindStep {
  readonly to: number;
  readonly written: WrittenForms;
}

interface Match {
  readonly after: number;
  readonly relation: SpellingRelation;
}

/** Nobody types more into a find box, and a page pasted by mistake should not be looked for word by word. */
const MOST_WORDS = 64;
const LONGEST_TEXT = 4000;

/**
 * Finds consecutive words in one document, the last one as a prefix: see `Search.find`. Reads the words of the document
 * itself rather than the index, so that a single letter costs no more than a word.
 */
export function findInText(sources: SearchSources, request: FindRequest): TextMarks {
  const collector = new MarkCollector();
  const pattern = patternOf(request, sources);
  const records = sources.directory.recordsOf(request.documentId);
  if (!pattern || records.length === 0) return collector.result();
  for (const passage of readAll(records, sources)) {
    if (collector.isFull) break;
    collector.add(passage, matchesIn(passage.tokens, pattern));
  }
  return collector.result();
}

function patternOf(request: FindRequest, sources: SearchSources): Pattern | undefined {
  const breadth = request.exact ? 'exact' : 'all-spellings';
  const words = analyse(request.text.slice(0, LONGEST_TEXT)).slice(0, MOST_WORDS).map(toWord);
  const last = words.at(-1);
  if (!last) return undefined;
  const all = sequenceSteps({ kind: 'phrase', words }, breadth, sources.lexicon);
  const steps = words.map((_, at) =>
    all
      .filter((step) => step.from === at)
      .map((step) => ({ to: step.to, written: writtenForms(step.variant) })),
  );
  return { steps, last, breadth };
}

function* readAll(records: readonly PassageRecord[], sources: SearchSources): Generator<ReadPassage> {
  const last = records.at(-1);
  if (!last) return;
  const whole = sources.texts.slice(last.documentRowId, 0, last.end);
  for (const record of records) {
    const text = whole.slice(record.start, record.end);
    yield { record, text, tokens: analyse(text) };
  }
}

function matchesIn(tokens: readonly Token[], pattern: Pattern): Place[] {
  const places: Place[] = [];
  for (let first = 0; first < tokens.length; first += 1) {
    const match = matchFrom(tokens, first, { pattern, word: 0 });
    if (!match) continue;
    const forms = tokens.slice(first, match.after).map((token) => token.form);
    places.push({ written: { forms, relation: match.relation }, first, after: match.after });
  }
  return places;
}

/** The longest way from this word of the pattern to its end. */
function matchFrom(
  tokens: readonly Token[],
  at: number,
  rest: { readonly pattern: Pattern; readonly word: number },
): Match | undefined {
  const { pattern, word } = rest;
  if (word === pattern.steps.length) return { after: at, relation: 'exact' };
  let best: Match | undefined;
  for (const { to, written } of pattern.steps[word] ?? []) {
    if (!standAt(written.forms, tokens, at)) continue;
    const match = matchFrom(tokens, at + written.forms.length, { pattern, word: to });
    if (match && (!best || match.after > best.after)) {
      best = { after: match.after, relation: furthest(match.relation, written.relation) };
    }
  }
  const isLast = word === pattern.steps.length - 1;
  return (
    best ?? (isLast && beginsSo(tokens[at], pattern) ? { after: at + 1, relation: 'prefix' } : undefined)
  );
}

function beginsSo(token: Token | undefined, { last, breadth }: Pattern): boolean {
  if (!token) return false;
  return breadth === 'exact' ? token.form.startsWith(last.form) : token.base.startsWith(last.base);
}
