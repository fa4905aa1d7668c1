import type { SearchAnswer, SearchHit } from '../../../db/contract/search.ts';
import { succeed } from '../../../db/contract/result.ts';
import { failed, wrongUsage, type CommandRequest, type Outcome } from '../command.ts';
import { callCore } from '../library-session.ts';
import { describeQuery } from '../describe-query.ts';
import { readInputText } from '../read-input.ts';
import { counted, inline, markedExcerpt, styleFor, type Style } from '../print.ts';

const DEFAULT_LIMIT = 20;
/** What one call of the contract answers at most. */
const MOST_HITS = 200;

/**
 * The best N hits. `-` reads the query from standard input, where neither the shell's history nor a list of processes
 * keeps it; on a terminal, which then carries the query, the passphrase is asked for first. More than 200 hits cannot
 * be had in one answer, and standard error says where that cut something.
 */
export async function runSearch({ words, flags, session, io }: CommandRequest): Promise<Outcome> {
  const wanted = limitOf(flags.get('--limit'));
  if (wanted === null) {
    return wrongUsage(
      'The flag --limit takes a whole number from 1 on. Nothing was done. Give one, such as --limit 50; at most 200 hits are given.',
    );
  }
  const [word = ''] = words;
  const opened = word === '-' && io.askSecret !== null ? await session.open() : null;
  if (opened?.ok === false) return failed(opened.error);
  const query = word === '-' ? await readInputText(io) : succeed(word);
  if (!query.ok) return { kind: 'wrong-usage', failure: query.error };
  const core = opened ?? (await session.open());
  if (!core.ok) return failed(core.error);
  const answer = await callCore(core.value, 'search.run', {
    query: query.value,
    limit: Math.min(wanted, MOST_HITS),
    exact: flags.has('--exact'),
  });
  if (!answer.ok) return failed(answer.error);
  if (wanted > MOST_HITS && answer.value.passages > MOST_HITS) {
    io.warn(
      `The best ${MOST_HITS} of ${answer.value.passages} passages are given: more cannot be had at once.`,
    );
  }
  return { kind: 'done', value: valueOf(answer.value), text: () => describe(answer.value, styleFor(io)) };
}

function limitOf(text: string | undefined): number | null {
  if (text === undefined) return DEFAULT_LIMIT;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** The keys that programs rely on. */
function valueOf({ query, terms, documents, passages, tookMs, hits }: SearchAnswer) {
  return {
    query,
    terms: terms.map(({ typed, spellings }) => ({ typed, spellings: spellings.map(({ text }) => text) })),
    documents,
    passages,
    tookMs,
    hits: hits.map(({ documentId, file, title, start, end, excerpt, marks, score }) => ({
      documentId,
      file,
      title,
      start,
      end,
      excerpt,
      marks,
      score,
    })),
  };
}

function describe(answer: SearchAnswer, style: Style): string {
  const found = `${counted(answer.passages, 'passage')} in ${counted(answer.documents, 'document')}`;
  const rest = answer.passages - answer.hits.length;
  return [
    found,
    ...describeQuery(answer),
    ...groupByDocument(answer.hits).map((hits) => describeDocument(hits, style)),
    ...(rest > 0 ? [`\n${counted(rest, 'passage')} more: --limit N shows more, at most ${MOST_HITS}.`] : []),
  ].join('\n');
}

/** In the order of each document's best hit. */
function groupByDocument(hits: readonly SearchHit[]): SearchHit[][] {
  return [...Map.groupBy(hits, ({ documentId }) => documentId).values()];
}

function describeDocument(hits: readonly SearchHit[], style: Style): string {
  const [first] = hits;
  if (first === undefined) return '';
  const head = `\n${style.bold(inline(first.title))}\n  ${style.dim(`${inline(first.file)} · ${first.documentId}`)}`;
  const lines = hits.map(
    ({ start, end, excerpt, marks }) =>
      `  ${style.dim(`${start}–${end}`)}  ${markedExcerpt(excerpt, marks, style)}`,
  );
  return [head, ...lines].join('\n');
}
