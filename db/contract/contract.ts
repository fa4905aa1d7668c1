import { z } from 'zod';
import { documentId } from './ids.ts';
import {
  canonicalOffset,
  documentRecord,
  documentSummary,
  libraryStatus,
  passage,
  searchAnswer,
  settings,
  textMarks,
  vaultStatus,
} from './models.ts';
import { MAX_QUERY_LENGTH } from './limits.ts';
import type { Result } from './result.ts';

const cursor = z.string().max(200);

/** A list is answered in pages: at most 200 records, and the cursor of the next page or `null` at the end. */
function pageOf<Record extends z.ZodType>(record: Record) {
  return z.strictObject({ records: z.array(record), total: z.int().min(0), next: cursor.nullable() });
}

const pageInput = { cursor: cursor.optional(), limit: z.int().min(1).max(200).optional() };

// A passphrase has no upper limit for its owner; the bound only keeps a hostile request from filling memory.
const passphrase = z.string().min(1).max(100_000);

/**
 * THE list of calls. Every host offers exactly these, under these names, with these shapes.
 *
 * To add one: add it here, a handler in `db/api/handlers`, a factory in `renderer/api` and a case in
 * `tests/parity`; whichever is forgotten does not compile or fails a test.
 */
export const contract = {
  'vault.status': { kind: 'query', needs: 'nothing', input: z.strictObject({}), output: vaultStatus },
  'vault.create': {
    kind: 'command',
    needs: 'nothing',
    /** `null` makes an open vault: encrypted, but not protected. */
    input: z.strictObject({ passphrase: passphrase.nullable() }),
    output: vaultStatus,
  },
  'vault.unlock': {
    kind: 'command',
    needs: 'nothing',
    input: z.strictObject({ passphrase }),
    output: vaultStatus,
  },
  'library.status': { kind: 'query', needs: 'library', input: z.strictObject({}), output: libraryStatus },
  'documents.list': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({
      ...pageInput,
      sort: z.enum(['title', 'publisher', 'date', 'language', 'words', 'added']).optional(),
      order: z.enum(['ascending', 'descending']).optional(),
      /** Keeps the documents whose title, file name, publisher, author or date hold every word of it. */
      filter: z.string().max(500).optional(),
      language: z.string().max(35).optional(),
    }),
    output: pageOf(documentSummary),
  },
  'documents.get': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({ documentId }),
    output: documentRecord,
  },
  'documents.text': {
    kind: 'query',
    needs: 'library',
    /** At most 200,000 units are answered at a time; `end` beyond the text is cut to it. */
    input: z.strictObject({ documentId, start: canonicalOffset, end: canonicalOffset }),
    output: z.strictObject({ start: canonicalOffset, end: canonicalOffset, text: z.string() }),
  },
  'passages.list': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({ documentId, ...pageInput }),
    output: pageOf(passage),
  },
  'search.run': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({
      query: z.string().max(MAX_QUERY_LENGTH),
      /** Only the spelling that was typed; case and the kind of dash or apostrophe still do not matter. */
      exact: z.boolean().optional(),
      limit: z.int().min(1).max(200).optional(),
      documentId: documentId.optional(),
    }),
    output: searchAnswer,
  },
  'search.marks': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({
      documentId,
      query: z.string().max(MAX_QUERY_LENGTH),
      exact: z.boolean().optional(),
    }),
    output: textMarks,
  },
  'search.find': {
    kind: 'query',
    needs: 'library',
    /** Find in text: consecutive words, the last one as a prefix. */
    input: z.strictObject({
      documentId,
      text: z.string().max(MAX_QUERY_LENGTH),
      exact: z.boolean().optional(),
    }),
    output: textMarks,
  },
  'readingPositions.get': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({ documentId }),
    output: z.strictObject({ start: canonicalOffset.nullable() }),
  },
  'readingPositions.set': {
    kind: 'command',
    needs: 'library',
    input: z.strictObject({ documentId, start: canonicalOffset }),
    output: z.strictObject({ start: canonicalOffset }),
  },
  'settings.get': { kind: 'query', needs: 'library', input: z.strictObject({}), output: settings },
  'settings.set': { kind: 'command', needs: 'library', input: settings.partial(), output: settings },
} as const satisfies Record<string, MethodShape>;

interface MethodShape {
  readonly kind: 'query' | 'command';
  /** `library`: the vault must be open; otherwise the call fails with `vault-locked` or `vault-absent`. */
  readonly needs: 'nothing' | 'library';
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

export type Contract = typeof contract;
export type MethodName = keyof Contract;
/** What a caller passes: brands are not needed, defaults may be left out. */
export type MethodInput<Name extends MethodName> = z.input<Contract[Name]['input']>;
/** What a handler receives: parsed and branded. */
export type ParsedInput<Name extends MethodName> = z.output<Contract[Name]['input']>;
export type MethodOutput<Name extends MethodName> = z.output<Contract[Name]['output']>;

export function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(contract, name);
}

export const METHOD_NAMES: readonly MethodName[] = Object.keys(contract).filter(isMethodName);

/** What changed, never its content: a host may log a topic. */
export const TOPICS = ['vault', 'documents', 'reading-positions', 'settings'] as const;
export type Topic = (typeof TOPICS)[number];

/** Told to every window after a command has been made durable. */
export type CoreEvent =
  | { readonly kind: 'changed'; readonly topics: readonly Topic[]; readonly revision: number }
  | { readonly kind: 'core-stopped' };

/** The one way to reach the core, whatever lies between: a function call, a worker, HTTP or IPC. */
export interface CoreConnection {
  call(method: string, input: unknown): Promise<Result<unknown>>;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: CoreEvent) => void): () => void;
}
