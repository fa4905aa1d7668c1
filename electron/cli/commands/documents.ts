import type { DocumentSummary, SourceRecord, StatedValue } from '../../../db/contract/models.ts';
import { succeed, type Result } from '../../../db/contract/result.ts';
import { failed, type CommandRequest, type Outcome } from '../command.ts';
import type { CoreClient } from '../../../db/service/core-client.ts';
import { callCore } from '../library-session.ts';
import { counted, inline, styleFor, type Style } from '../print.ts';

const PAGE_SIZE = 200;

export async function runDocuments({ session, io }: CommandRequest): Promise<Outcome> {
  const core = await session.open();
  if (!core.ok) return failed(core.error);
  const documents = await readAll(core.value);
  if (!documents.ok) return failed(documents.error);
  return {
    kind: 'done',
    value: documents.value.map(valueOf),
    text: () => describe(documents.value, styleFor(io)),
  };
}

async function readAll(core: CoreClient): Promise<Result<readonly DocumentSummary[]>> {
  const documents: DocumentSummary[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(core, cursor);
    if (!page.ok) return page;
    documents.push(...page.value.records);
    cursor = page.value.next;
  } while (cursor !== null);
  return succeed(documents);
}

function readPage(core: CoreClient, cursor: string | null) {
  return callCore(core, 'documents.list', { limit: PAGE_SIZE, ...(cursor === null ? {} : { cursor }) });
}

/** The keys that programs rely on; of the source, everything that a document can state. */
function valueOf({ id, title, file, language, words, sha256, origin, source }: DocumentSummary) {
  return { id, title, file, language, words, sha256, origin, source: statedFields(source) };
}

function statedFields({ title, publisher, author, place, date, kind, language }: SourceRecord) {
  return { title, publisher, author, place, date, kind, language };
}

function describe(documents: readonly DocumentSummary[], style: Style): string {
  if (documents.length === 0) return 'The library holds no documents yet.';
  const blocks = documents.map((document) => {
    const { source } = document;
    const facts = [
      document.language,
      counted(document.words, 'word'),
      stated(source.publisher, 'publisher not stated'),
      stated(source.date, 'date not stated'),
      inline(document.file),
    ];
    return `${style.bold(inline(document.title))}\n  ${facts.join(' · ')}\n  ${style.dim(document.id)}`;
  });
  return blocks.join('\n\n');
}

function stated(value: StatedValue | null, otherwise: string): string {
  return value === null ? otherwise : inline(value.value);
}
