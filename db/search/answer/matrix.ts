import type { MatrixRow, SearchScope } from '../../contract/search.ts';
import { analyse } from '../../text/analyser.ts';
import type { Evaluation } from '../match/evaluate.ts';
import { writtenForms } from './mark-passage.ts';
import { openPassageTexts } from './passage-texts.ts';
import type { QueryTerm } from '../query/query-tree.ts';
import { toWord } from '../query/query-words.ts';
import { wantedVariants, type SearchSources } from './run-search.ts';
import { foundSpellings } from './writings.ts';

export interface MatrixRequest {
  readonly names: readonly string[];
  readonly exact: boolean;
  readonly scope?: SearchScope | undefined;
}

/** Cells of all rows together: what fits into one reply. */
const MOST_CELLS = 16_000;
const LONGEST_NAME_WORDS = 64;
/** Passages read for each name to see how its spellings are written. */
const MOST_READ = 24;
const QUOTATION_MARKS = /["\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02]+/gu;

/**
 * Looks for each name of a list: see `search.matrix`. Yields the names done after each. A row has a cell for every
 * document, or, where all rows together would have more than 16,000, for those with the most passages.
 */
export function* findNames(
  sources: SearchSources,
  { names, exact, scope }: MatrixRequest,
): Generator<{ readonly done: number; readonly total: number }, MatrixRow[]> {
  const mostCells = Math.floor(MOST_CELLS / Math.max(1, names.length));
  const rows: MatrixRow[] = [];
  for (const name of names) {
    const asked = askedFor(name);
    rows.push(asked ? rowOf(sources, { ...asked, name, exact, scope, mostCells }) : emptyRow(name));
    yield { done: rows.length, total: names.length };
  }
  return rows;
}

interface AskedName {
  readonly term: QueryTerm;
  readonly query: string;
}

/** A name as a term: signs that mean something in a query mean nothing in a name. */
function askedFor(name: string): AskedName | undefined {
  const tokens = analyse(name).slice(0, LONGEST_NAME_WORDS);
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) return undefined;
  const typed = name.slice(first.start, last.end).replaceAll(QUOTATION_MARKS, ' ').toWellFormed();
  const isPhrase = tokens.length > 1;
  const words = tokens.map(toWord);
  const term: QueryTerm = {
    kind: isPhrase ? 'phrase' : 'word',
    typed,
    words,
    isExact: false,
    distance: 0,
    boost: 1,
    start: first.start,
    end: last.end,
  };
  return { term, query: isPhrase || OPERATORS.has(typed) ? `"${typed}"` : typed };
}

const OPERATORS: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT']);

function emptyRow(name: string): MatrixRow {
  return { name, query: '', documents: 0, passages: 0, spellings: [], cells: [] };
}

interface RowRequest extends AskedName {
  readonly name: string;
  readonly exact: boolean;
  readonly scope: SearchScope | undefined;
  readonly mostCells: number;
}

function rowOf(sources: SearchSources, request: RowRequest): MatrixRow {
  const { name, query, term, exact, scope, mostCells } = request;
  const within = scope && sources.scope(scope);
  const evaluation = sources.evaluate({
    query: { root: { kind: 'term', term }, ignored: [] },
    breadth: exact ? 'exact' : 'all-spellings',
    ...(within && { within }),
  });
  const found = byDocument(sources, evaluation);
  const largest = [...found.values()]
    .toSorted((some, other) => other.passages - some.passages || some.best - other.best)
    .slice(0, mostCells);
  const cells = largest.flatMap(({ best, passages }) => {
    const record = sources.directory.record(best);
    return record ? [{ documentId: record.documentId, passages, start: record.start }] : [];
  });
  return {
    name,
    query,
    documents: found.size,
    passages: evaluation.passages.length,
    spellings: spellingsOf(sources, evaluation),
    cells,
  };
}

interface FoundIn {
  passages: number;
  /** The passage of the highest score, the first of equals. */
  best: number;
  score: number;
}

function byDocument(sources: SearchSources, { passages, scores }: Evaluation): ReadonlyMap<number, FoundIn> {
  const { documents } = sources.passageTable();
  const found = new Map<number, FoundIn>();
  for (const [at, passage] of passages.entries()) {
    const document = (documents[passage] ?? 0) >>> 1;
    const score = scores[at] ?? 0;
    const known = found.get(document);
    if (!known) found.set(document, { passages: 1, best: passage, score });
    else {
      known.passages += 1;
      if (score > known.score) Object.assign(known, { best: passage, score });
    }
  }
  return found;
}

function spellingsOf(sources: SearchSources, evaluation: Evaluation): MatrixRow['spellings'] {
  const located = wantedVariants(evaluation).map((variant) => ({
    ...writtenForms(variant),
    passages: variant.matches.passages,
    isOff: false,
  }));
  const read = openPassageTexts(sources.directory, sources.texts);
  return foundSpellings(located, read, {
    shown: evaluation.passages.subarray(0, 8),
    budget: { passages: MOST_READ },
  });
}
