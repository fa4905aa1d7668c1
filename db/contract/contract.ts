import { z } from 'zod';
import { highlightMethods } from './highlights.ts';
import { documentId, type JobId } from './ids.ts';
import { linkMethods } from './links.ts';
import { pageInput, pageOf, storableText, undoableInput, type MethodShape } from './method.ts';
import { noteMethods } from './notes.ts';
import { tagFilter, tagMethods } from './tags.ts';
import { undoMethods } from './undo.ts';
import { vaultMethods } from './vault.ts';
import {
  canonicalOffset,
  documentRecord,
  documentSummary,
  libraryStatus,
  passage,
  settings,
  versionPlan,
} from './models.ts';
import { savedSearchMethods } from './saved-searches.ts';
import { searchMethods } from './search.ts';
import type { Result } from './result.ts';
import type { Topic } from './topics.ts';

const versionText = storableText(900_000).min(1);

/** The name of a file without any folder, and without control characters. */
const fileName = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^/\\\p{Cc}]+$/u);

/**
 * THE list of calls. Every host offers exactly these, under these names, with these shapes.
 *
 * To add one: add it here, a handler in `db/api/handlers`, a factory in `renderer/api` and a case in
 * `tests/parity`; whichever is forgotten does not compile or fails a test.
 */
export const contract = {
  ...vaultMethods,
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
      tags: tagFilter.optional(),
    }),
    output: pageOf(documentSummary),
  },
  'documents.get': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({ documentId }),
    output: documentRecord,
  },
  /** Into the trash, with everything made on them. Documents in the trash are not found by any search or list. */
  'documents.remove': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ documentIds: z.array(documentId).min(1).max(10_000) }),
    output: z.strictObject({ removed: z.int().min(0) }),
  },
  /** What becomes of the highlights and link ends of a document when another version of its text takes its place. */
  'documents.planVersion': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({ documentId, text: versionText }),
    output: versionPlan,
  },
  /**
   * Takes in a corrected version of a document: a document of its own, which takes the place of the first and all that
   * was made on it. The first keeps its bytes and its text and can be brought back by undoing. Fails with
   * `already-there` where the library has a document of exactly these bytes.
   */
  'documents.addVersion': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ documentId, file: fileName, text: versionText }),
    output: z.strictObject({ document: documentRecord, plan: versionPlan }),
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
  ...searchMethods,
  ...savedSearchMethods,
  ...tagMethods,
  ...highlightMethods,
  ...linkMethods,
  ...noteMethods,
  ...undoMethods,
} as const satisfies Record<string, MethodShape>;

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

export { TOPICS, type Topic } from './topics.ts';

/** Told to every window: most of them after a command has been made durable. */
export type CoreEvent =
  | { readonly kind: 'changed'; readonly topics: readonly Topic[]; readonly revision: number }
  /** How far a long piece of work has come; `total` is 0 where it cannot be told. */
  | { readonly kind: 'progress'; readonly job: JobId; readonly done: number; readonly total: number }
  /** The library is locked in a moment, at most a second: what a window has not saved yet it saves now. */
  | { readonly kind: 'about-to-lock' }
  | { readonly kind: 'core-stopped' };

/** The one way to reach the core, whatever lies between: a function call, a worker, HTTP or IPC. */
export interface CoreConnection {
  call(method: string, input: unknown): Promise<Result<unknown>>;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: CoreEvent) => void): () => void;
}
