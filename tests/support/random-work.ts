import { z } from 'zod';
import type { MethodName } from '../../db/contract/contract.ts';
import { COLOURS } from '../../db/contract/colours.ts';
import { LINK_KINDS } from '../../db/contract/link-kinds.ts';
import { LINK_SIDES } from '../../db/contract/links.ts';
import type { Result } from '../../db/contract/result.ts';

/** Any call of a core, whichever way it is reached. */
export type AnyCall = (method: MethodName, input: unknown) => Result<unknown> | Promise<Result<unknown>>;

/** A number from 0 up to but not including 1. */
export type Random = () => number;

/** Numbers that are the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Ids that are the same for the same seed, in the form of every id. */
export function seededIds(seed: number): () => string {
  const random = seededRandom(seed ^ 0x5eed);
  const digits = '0123456789abcdefghjkmnpqrstvwxyz';
  return () => {
    let id = digits[Math.floor(random() * 8)] ?? '0';
    while (id.length < 26) id += digits[Math.floor(random() * 32)] ?? '0';
    return id;
  };
}

/** What a researcher could do next, chosen from what the library holds now. */
interface Desk {
  readonly random: Random;
  readonly documents: readonly { readonly id: string; readonly length: number }[];
  readonly tags: readonly string[];
  readonly highlights: readonly string[];
  readonly links: readonly string[];
  readonly notes: readonly { readonly id: string; readonly version: number }[];
  readonly searches: readonly string[];
  readonly trash: readonly unknown[];
}

interface AnyCommand {
  readonly method: MethodName;
  readonly input: object;
}

type Kind = (desk: Desk) => AnyCommand | null;

const NAMES = [
  'Evin',
  'Gohardasht',
  'زندان',
  'List',
  'To check',
  'پرسش',
  '<img onerror=x>',
  '__proto__',
  'Émigré',
  'A–B',
];
const WORDS = ['letter', 'names', 'panel', 'سند', 'date', 'checked', 'twice', '“quoted”', 'with', 'care'];

/**
 * Chooses and makes one random command that can be undone, and answers what it was and what came of it; the same for the
 * same library and the same random numbers. Some are refused (a name that is taken, a tag below itself), as in real work.
 */
export async function makeRandomCommand(
  call: AnyCall,
  random: Random,
): Promise<AnyCommand & { readonly result: Result<unknown> }> {
  const desk = await readDesk(call, random);
  const kinds = [...KINDS, ...KINDS.slice(0, 12)];
  for (;;) {
    const chosen = pick(random, kinds)?.(desk);
    if (chosen === null || chosen === undefined || isAboutNothing(chosen.input)) continue;
    const { method, input } = chosen;
    const first = await call(method, input);
    if (first.ok || first.error.code !== 'confirmation-needed') return { method, input, result: first };
    const confirmed = { ...input, confirmedRecords: first.error.details?.['records'] };
    return { method, input: confirmed, result: await call(method, confirmed) };
  }
}

/** True where a list that the command names is empty: there is nothing yet that it could be about. */
function isAboutNothing(input: object): boolean {
  return Object.entries(input).some(
    ([field, value]) => /^(?:highlightIds|linkIds|noteIds|tagIds|records)$/.test(field) && isEmptyList(value),
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

const KINDS: readonly Kind[] = [
  ({ random }) => ({ method: 'tags.create', input: { name: aName(random), colour: pick(random, COLOURS) } }),
  ({ random, tags, documents }) =>
    whereThereIs(pick(random, tags), (parentId) => ({
      method: 'tags.create',
      input: {
        name: aName(random),
        parentId,
        aliases: [aName(random)],
        documentIds: some(random, documents).map(({ id }) => id),
      },
    })),
  ({ random, documents }) =>
    whereThereIs(pick(random, documents), ({ id, length }) => ({
      method: 'highlights.create',
      input: { documentId: id, ...aRange(random, length), colour: pick(random, COLOURS) },
    })),
  ({ random, documents, tags }) =>
    whereThereIs(pick(random, documents), ({ id, length }) => ({
      method: 'highlights.create',
      input: {
        documentId: id,
        ...aRange(random, length),
        comment: aText(random),
        tagIds: some(random, tags),
      },
    })),
  ({ random, documents }) =>
    whereThereIs(pick(random, documents), (from) =>
      whereThereIs(pick(random, documents), (to) => ({
        method: 'links.create',
        input: {
          kind: pick(random, LINK_KINDS),
          from: { documentId: from.id, range: aRange(random, from.length) },
          to: { documentId: to.id, range: random() < 0.3 ? null : aRange(random, to.length) },
          comment: aText(random),
        },
      })),
    ),
  ({ random, highlights }) => ({
    method: 'notes.create',
    input: {
      title: aName(random),
      body: aText(random),
      about: whereThereIs(pick(random, highlights), (id) => ({ kind: 'highlight', id })),
    },
  }),
  ({ random, notes, documents, tags }) =>
    whereThereIs(pick(random, notes), ({ id, version }) => ({
      method: 'notes.save',
      input: {
        noteId: id,
        version,
        body: `${aText(random)} [[document:${documents[0]?.id ?? ''}|x]] [[tag:${pick(random, tags) ?? ''}|y]]`,
        ...(random() < 0.5 ? { editing: 'one' } : {}),
      },
    })),
  ({ random, tags, documents, highlights, notes }) =>
    whereThereIs(pick(random, tags), (tagId) => ({
      method: 'tags.apply',
      input: {
        tagIds: [tagId],
        documentIds: some(random, documents).map(({ id }) => id),
        highlightIds: some(random, highlights),
        noteIds: some(random, notes).map(({ id }) => id),
      },
    })),
  ({ random, tags, documents, highlights }) =>
    whereThereIs(pick(random, tags), (tagId) => ({
      method: 'tags.withdraw',
      input: {
        tagIds: [tagId],
        documentIds: some(random, documents).map(({ id }) => id),
        highlightIds: some(random, highlights),
      },
    })),
  ({ random, tags }) =>
    whereThereIs(pick(random, tags), (tagId) => ({
      method: 'tags.update',
      input: {
        tagId,
        name: aName(random),
        description: aText(random),
        aliases: [aName(random), aName(random)],
      },
    })),
  ({ random, tags }) =>
    whereThereIs(pick(random, tags), (tagId) => ({
      method: 'tags.move',
      input: { tagId, parentId: random() < 0.3 ? null : (pick(random, tags) ?? null) },
    })),
  ({ random, highlights }) => ({
    method: 'highlights.update',
    input: { highlightIds: some(random, highlights), colour: pick(random, COLOURS), comment: aText(random) },
  }),
  ({ random, tags }) =>
    whereThereIs(pick(random, tags), (tagId) =>
      whereThereIs(pick(random, tags), (intoId) => ({ method: 'tags.merge', input: { tagId, intoId } })),
    ),
  ({ random, tags }) => ({ method: 'tags.remove', input: { tagIds: some(random, tags).slice(0, 2) } }),
  ({ random, highlights, documents }) =>
    whereThereIs(pick(random, highlights), (highlightId) => ({
      method: 'highlights.place',
      input: { highlightId, ...aRange(random, documents[0]?.length ?? 10) },
    })),
  ({ random, highlights }) => ({
    method: 'highlights.remove',
    input: { highlightIds: some(random, highlights).slice(0, 3) },
  }),
  ({ random, links }) =>
    whereThereIs(pick(random, links), (linkId) => ({
      method: 'links.update',
      input: { linkId, kind: pick(random, LINK_KINDS), comment: aText(random), isTurned: random() < 0.5 },
    })),
  ({ random, links, documents }) =>
    whereThereIs(pick(random, links), (linkId) => ({
      method: 'links.placeEnd',
      input: { linkId, side: pick(random, LINK_SIDES), ...aRange(random, documents[0]?.length ?? 10) },
    })),
  ({ random, links }) => ({ method: 'links.remove', input: { linkIds: some(random, links).slice(0, 3) } }),
  ({ random, notes }) => ({
    method: 'notes.remove',
    input: {
      noteIds: some(random, notes)
        .map(({ id }) => id)
        .slice(0, 3),
    },
  }),
  ({ random, documents }) =>
    documents.length < 3
      ? null
      : whereThereIs(pick(random, documents), ({ id }) => ({
          method: 'documents.remove',
          input: { documentIds: [id] },
        })),
  ({ random }) => ({
    method: 'savedSearches.create',
    input: { name: aName(random), question: aQuestion(random) },
  }),
  ({ random, searches }) =>
    whereThereIs(pick(random, searches), (savedSearchId) => ({
      method: 'savedSearches.update',
      input: {
        savedSearchId,
        question: aQuestion(random),
        ...(random() < 0.5 ? { name: aName(random) } : {}),
      },
    })),
  ({ random, searches }) =>
    whereThereIs(pick(random, searches), (savedSearchId) => ({
      method: 'savedSearches.remove',
      input: { savedSearchId },
    })),
  ({ random, trash }) => ({ method: 'trash.restore', input: { records: some(random, trash) } }),
  ({ random, documents }) =>
    random() < 0.7
      ? null
      : whereThereIs(pick(random, documents), ({ id }) => ({
          method: 'documents.addVersion',
          input: {
            documentId: id,
            file: 'corrected.txt',
            text: `Corrected ${Math.floor(random() * 1e9)}\n\n${aText(random)}`,
          },
        })),
];

/** What is looked at of a page of any records. */
const anyPage = z.looseObject({
  records: z.array(z.looseObject({ id: z.string().optional(), record: z.unknown().optional() })),
});
const lengthOfDocument = z.looseObject({ length: z.int() });
const versionOfNote = z.looseObject({ version: z.int() });

async function readDesk(call: AnyCall, random: Random): Promise<Desk> {
  const records = async (method: MethodName) => {
    const result = await call(method, { limit: 200 });
    return result.ok ? anyPage.parse(result.value).records : [];
  };
  const ids = async (method: MethodName): Promise<readonly string[]> =>
    (await records(method)).flatMap(({ id }) => id ?? []).toSorted();
  const documents: { id: string; length: number }[] = [];
  for (const id of await ids('documents.list')) {
    const result = await call('documents.get', { documentId: id });
    if (result.ok) documents.push({ id, length: lengthOfDocument.parse(result.value).length });
  }
  const notes: { id: string; version: number }[] = [];
  for (const id of (await ids('notes.list')).slice(0, 20)) {
    const result = await call('notes.get', { noteId: id });
    if (result.ok) notes.push({ id, version: versionOfNote.parse(result.value).version });
  }
  return {
    random,
    documents,
    notes,
    tags: await ids('tags.list'),
    highlights: await ids('highlights.list'),
    links: await ids('links.list'),
    searches: await ids('savedSearches.list'),
    trash: (await records('trash.list')).map(({ record }) => record),
  };
}

function pick<Value>(random: Random, values: readonly Value[]): Value | undefined {
  return values[Math.floor(random() * values.length)];
}

/** A few of the values, at least one where there are any. */
function some<Value>(random: Random, values: readonly Value[]): Value[] {
  if (values.length === 0) return [];
  const chosen = values.filter(() => random() < 0.3).slice(0, 10);
  return chosen.length > 0 ? chosen : [values[0]].flatMap((value) => (value === undefined ? [] : [value]));
}

function whereThereIs<Value, Made>(value: Value | undefined, make: (value: Value) => Made): Made | null {
  return value === undefined ? null : make(value);
}

function aName(random: Random): string {
  return `${pick(random, NAMES) ?? ''} ${Math.floor(random() * 12)}`;
}

function aText(random: Random): string {
  const count = 1 + Math.floor(random() * 30);
  return Array.from({ length: count }, () => pick(random, WORDS) ?? '').join(' ');
}

function aQuestion(random: Random): object {
  const scope = { languages: ['en', ''], publishers: [aName(random)] };
  const spellingsOff = [{ typed: 'Evin', form: aName(random) }];
  return { query: aText(random), exact: random() < 0.5, scope, spellingsOff };
}

function aRange(random: Random, length: number): { readonly start: number; readonly end: number } {
  const start = Math.floor(random() * Math.max(1, length - 60));
  return { start, end: Math.min(length, start + 5 + Math.floor(random() * 50)) };
}
