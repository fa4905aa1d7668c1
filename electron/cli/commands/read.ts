import { documentId, type DocumentId } from '../../../db/contract/ids.ts';
import { MAX_TEXT_SLICE } from '../../../db/contract/limits.ts';
import type { Passage } from '../../../db/contract/models.ts';
import { fail, succeed, type Result } from '../../../db/contract/result.ts';
import { failed, type CommandRequest, type Outcome } from '../command.ts';
import type { CoreClient } from '../../../db/service/core-client.ts';
import { callCore } from '../library-session.ts';
import { harmless, inline, styleFor } from '../print.ts';

const PAGE_SIZE = 200;

/** The whole text, put together from the slices the core gives, with its passages as ranges of it. */
export async function runRead({ words, session, io }: CommandRequest): Promise<Outcome> {
  const parsed = documentId.safeParse(words[0]);
  if (!parsed.success) return failed(NO_SUCH_DOCUMENT.error);
  const core = await session.open();
  if (!core.ok) return failed(core.error);
  const id = parsed.data;
  const document = await callCore(core.value, 'documents.get', { documentId: id });
  if (!document.ok) return failed(document.error);
  const text = await readText(core.value, id, document.value.length);
  if (!text.ok) return failed(text.error);
  const passages = await readPassages(core.value, id);
  if (!passages.ok) return failed(passages.error);
  const { title } = document.value;
  return {
    kind: 'done',
    value: {
      id,
      title,
      text: text.value,
      passages: passages.value.map(({ start, end, kind }) => ({ start, end, kind })),
    },
    text: () => `${styleFor(io).bold(inline(title))}\n\n${harmless(text.value)}`,
  };
}

const NO_SUCH_DOCUMENT = fail(
  'not-found',
  'This is not the id of a document. Nothing was done. The command documents lists them.',
);

async function readText(core: CoreClient, id: DocumentId, length: number): Promise<Result<string>> {
  const parts: string[] = [];
  let start = 0;
  while (start < length) {
    const slice = await callCore(core, 'documents.text', {
      documentId: id,
      start,
      end: start + MAX_TEXT_SLICE,
    });
    if (!slice.ok) return slice;
    parts.push(slice.value.text);
    // The core may cut a slice short, so that no character is torn apart.
    if (slice.value.end <= start) return TEXT_ENDS_EARLY;
    start = slice.value.end;
  }
  return succeed(parts.join(''));
}

const TEXT_ENDS_EARLY = fail(
  'library-damaged',
  'The text of the document ends before it should. Nothing was changed, and the other documents are not touched by it. Try again; if it stays, keep a copy of the data folder as it is.',
);

async function readPassages(core: CoreClient, id: DocumentId): Promise<Result<readonly Passage[]>> {
  const passages: Passage[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(core, id, cursor);
    if (!page.ok) return page;
    passages.push(...page.value.records);
    cursor = page.value.next;
  } while (cursor !== null);
  return succeed(passages);
}

function readPage(core: CoreClient, id: DocumentId, cursor: string | null) {
  const more = cursor === null ? {} : { cursor };
  return callCore(core, 'passages.list', { documentId: id, limit: PAGE_SIZE, ...more });
}
