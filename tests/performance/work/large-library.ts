import { z } from 'zod';
import { COLOURS } from '../../../db/contract/colours.ts';
import type { MethodName } from '../../../db/contract/contract.ts';
import { openCore, type Core } from '../../../db/service/core.ts';

/** How much work is in the library; the numbers of the target. */
export const AMOUNTS = { tags: 2_000, highlights: 10_000, notes: 5_000 } as const;

export interface Place {
  readonly dataFolder: string;
  readonly corpusFile: string;
}

/** Ids of what is in the library, in the order it was made. */
export interface LargeLibrary {
  readonly documents: readonly KnownDocument[];
  readonly tags: readonly string[];
  readonly highlights: readonly string[];
  readonly notes: readonly string[];
}

export interface KnownDocument {
  readonly id: string;
  readonly title: string;
  readonly length: number;
}

export type Make = (method: MethodName, input: object) => Promise<unknown>;

export function openCoreAt(place: Place): Core {
  const opened = openCore({ ...place, appVersion: '0', log: () => undefined });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

/** Makes a command, says yes where it asks first, and answers the value; throws on anything else. */
export function makerOf(core: Core): Make {
  return async (method, input) => {
    const first = await core.call(method, input);
    if (first.ok) return first.value;
    if (first.error.code !== 'confirmation-needed') throw new Error(`${method}: ${first.error.message}`);
    const second = await core.call(method, { ...input, confirmedRecords: first.error.details?.['records'] });
    if (!second.ok) throw new Error(`${method}: ${second.error.message}`);
    return second.value;
  };
}

const withId = z.object({ id: z.string() });

export function idOf(value: unknown): string {
  return withId.parse(value).id;
}

export async function documentsOf(make: Make): Promise<readonly KnownDocument[]> {
  const page = await make('documents.list', { limit: 200 });
  const { records } = z.object({ records: z.array(withId) }).parse(page);
  const documents: KnownDocument[] = [];
  for (const { id } of records) {
    const read = await make('documents.get', { documentId: id });
    documents.push({ id, ...z.object({ length: z.int(), title: z.string() }).parse(read) });
  }
  return documents;
}

/**
 * Fills a new library command by command, as a researcher would. The first document has fifty of the highlights, the others
 * share the rest.
 */
export async function fillLibrary(make: Make, report: (line: string) => void): Promise<LargeLibrary> {
  const documents = await documentsOf(make);
  const tags: string[] = [];
  for (let made = 0; made < AMOUNTS.tags; made += 1) {
    // A tree of three levels, of twenty at the top.
    const parentId = made < 20 ? null : (tags[made < 200 ? made % 20 : 20 + (made % 180)] ?? null);
    tags.push(idOf(await make('tags.create', { name: `Tag ${made}`, parentId, aliases: [`Alias ${made}`] })));
  }
  report(`${tags.length} tags`);
  const highlights: string[] = [];
  for (let made = 0; made < AMOUNTS.highlights; made += 1) {
    const document = documents[made < 50 ? 0 : 1 + (made % (documents.length - 1))];
    if (document === undefined) throw new Error('The library has no documents');
    const start = (made * 37) % (document.length - 60);
    const tagIds = made % 3 === 0 ? [tags[made % tags.length]] : [];
    const input = { documentId: document.id, start, end: start + 20 + (made % 40), tagIds };
    const comment = made % 4 === 0 ? `To check, number ${made}` : '';
    const value = await make('highlights.create', {
      ...input,
      comment,
      colour: COLOURS[made % COLOURS.length],
    });
    highlights.push(idOf(value));
  }
  report(`${highlights.length} highlights`);
  const notes: string[] = [];
  for (let made = 0; made < AMOUNTS.notes; made += 1) {
    notes.push(idOf(await make('notes.create', noteNumber(made, { documents, tags, highlights }))));
  }
  report(`${notes.length} notes`);
  return { documents, tags, highlights, notes };
}

function noteNumber(number: number, { documents, tags, highlights }: Omit<LargeLibrary, 'notes'>): object {
  const highlightId = highlights[(number * 7) % highlights.length];
  const about = [
    { kind: 'highlight', id: highlightId },
    { kind: 'document', id: documents[number % 5]?.id },
    null,
  ];
  return {
    title: `Note ${number}`,
    body: `What is said here has to be compared with [[highlight:${highlightId ?? ''}|the quote]].\n\nTo check: the date.`,
    about: about[number % about.length],
    tagIds: number % 5 === 0 ? [tags[number % tags.length]] : [],
  };
}
