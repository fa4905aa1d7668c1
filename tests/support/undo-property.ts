import { z } from 'zod';
import {
  contract,
  type MethodInput,
  type MethodName,
  type MethodOutput,
} from '../../db/contract/contract.ts';
import type { Result } from '../../db/contract/result.ts';
import type { LibraryStores } from '../../db/store/library.ts';
import { takeInFile } from './corpus.ts';
import { dispatchOver } from './dispatch.ts';
import { readContents } from './library-contents.ts';
import { emptyLibrary } from './library.ts';
import { makeRandomCommand, seededRandom, type AnyCall } from './random-work.ts';
import { openRecordedRows, type RecordedRows } from './recorded-rows.ts';

export interface UndoRun {
  readonly seed: number;
  readonly commands: number;
}

export interface UndoRunOutcome {
  /** Where the library was not what it should have been; empty where the property holds. */
  readonly problems: readonly string[];
  /** How often each command was made, and not refused. */
  readonly made: Readonly<Record<string, number>>;
}

const TEXTS = [
  'A letter with names.\n\nIt names the panel twice, and the date with care.',
  'Names checked twice.\n\nA letter of another date. The panel is not named.',
  'سند دوم.\n\nA letter with care, checked on another date.',
];

/** What the library holds at one moment, and which documents had been taken in by then. */
interface Moment {
  readonly rows: RecordedRows;
  readonly lastDocument: number;
}

/**
 * Makes random commands, undoes every step of them and makes every step again. After each the recorded rows must be what
 * they were at that moment before; at both ends also everything that can be read through the contract.
 *
 * A version that was added is a document of its own, and stays in the trash when that is undone: there it can be
 * destroyed. This and nothing else may differ.
 */
export async function checkUndoAndRedo({ seed, commands }: UndoRun): Promise<UndoRunOutcome> {
  const stores = emptyLibrary();
  TEXTS.forEach((text, index) => takeInFile(stores, { name: `${index}.txt`, bytes: Buffer.from(text) }));
  const { dispatch, clock } = dispatchOver(stores);
  const call: AnyCall = dispatch;
  const problems: string[] = [];
  const expectSame = (what: string, some: unknown, other: unknown): void => {
    if (JSON.stringify(some) !== JSON.stringify(other)) problems.push(`seed ${seed}: ${what}`);
  };

  const eye = openEye(stores);
  const start = eye.now();
  const contentsAtStart = await contentsOf(call, null);
  const work = await makeCommands(call, { seed, commands, now: eye.now, tick: () => (clock.nowMs += 1000) });
  const steps = [{ id: 0, after: start }, ...work.steps];
  const contentsAtEnd = await contentsOf(call, null);

  for (let at = steps.length - 1; at > 0; at -= 1) {
    const taken = takeStep(call, 'undo.undo');
    const before = steps[at - 1]?.after ?? start;
    expectSame(`undo of ${taken} (step ${at})`, eye.asOf(before), before.rows);
  }
  expectSame('something is left to be undone', ask(call, 'undo.status', {}).undo, null);
  expectSame('contents after all was undone', await contentsOf(call, contentsAtStart), contentsAtStart);
  for (const { after } of steps.slice(1)) {
    const taken = takeStep(call, 'undo.redo');
    expectSame(`redo of ${taken}`, eye.asOf(after), after.rows);
  }
  expectSame('something is left to be made again', ask(call, 'undo.status', {}).redo, null);
  expectSame('contents after all was made again', await contentsOf(call, null), contentsAtEnd);
  stores.databases.library.close();
  stores.databases.originals.close();
  return { problems, made: work.made };
}

/** Runs the property for many seeds; for the long run from a command, which prints what went wrong. */
export async function checkSeeds(seeds: Iterable<number>, commands: number): Promise<UndoRunOutcome> {
  const problems: string[] = [];
  const made: Record<string, number> = {};
  for (const seed of seeds) {
    const outcome = await checkUndoAndRedo({ seed, commands });
    problems.push(...outcome.problems);
    for (const [command, count] of Object.entries(outcome.made)) made[command] = (made[command] ?? 0) + count;
  }
  return { problems, made };
}

interface Work {
  readonly seed: number;
  readonly commands: number;
  readonly now: () => Moment;
  /** Moves the clock on. */
  readonly tick: () => void;
}

/** Made first with every seed, so that what follows has something to work on. */
const BEGINNING: readonly ((call: AnyCall) => { method: MethodName; result: Result<unknown> })[] = [
  ...['Prisons', 'Evin', 'Panel', 'Letters'].map(
    (name) => (call: AnyCall) => make(call, 'tags.create', { name }),
  ),
  ...[0, 8].map((start) => (call: AnyCall) => {
    const [document] = ask(call, 'documents.list', {}).records;
    return make(call, 'highlights.create', { documentId: document?.id ?? '', start, end: start + 12 });
  }),
  ...['First words', 'Other words'].map((body) => (call: AnyCall) => make(call, 'notes.create', { body })),
  // A word more among those highlighted: the highlight has moved, and waits to be looked at.
  (call) => {
    const [document] = ask(call, 'documents.list', {}).records;
    const id = document?.id ?? '';
    const { text } = ask(call, 'documents.text', { documentId: id, start: 0, end: 10_000 });
    const corrected = {
      documentId: id,
      file: 'corrected.txt',
      text: text.replace('A letter', 'A long letter'),
    };
    return make(call, 'documents.addVersion', corrected);
  },
  (call) => {
    const moved = ask(call, 'highlights.list', { state: 'moved' }).records;
    return make(call, 'highlights.confirmPlace', { highlightIds: moved.map(({ id }) => id) });
  },
];

function make<Name extends MethodName>(call: AnyCall, method: Name, input: MethodInput<Name>) {
  return { method, result: atOnce(call(method, input)) };
}

/** The steps that were kept, each with the moment after it; commands that became one step are one. */
async function makeCommands(call: AnyCall, { seed, commands, now, tick }: Work) {
  const random = seededRandom(seed);
  const made: Record<string, number> = {};
  let steps: { readonly id: number; readonly after: Moment }[] = [];
  for (let count = 0; count < BEGINNING.length + commands; count += 1) {
    tick();
    const fixed = BEGINNING[count]?.(call);
    const { method, result } = fixed ?? (await makeRandomCommand(call, random));
    if (!result.ok) continue;
    made[method] = (made[method] ?? 0) + 1;
    const id = ask(call, 'undo.status', {}).undo?.id ?? 0;
    // A step that a later command was merged into ends as that one left it, or not at all.
    steps = [...steps.filter((step) => step.id < id), ...(id === 0 ? [] : [{ id, after: now() }])];
  }
  return { steps, made };
}

function takeStep(call: AnyCall, method: 'undo.undo' | 'undo.redo'): string {
  const status = ask(call, 'undo.status', {});
  const next = method === 'undo.undo' ? status.undo : status.redo;
  const { step } = ask(call, method, { confirmedRecords: next?.records ?? 0 });
  return step?.command ?? 'nothing';
}

/** Looks at the rows of a library, now and as of an earlier moment. */
function openEye(stores: LibraryStores) {
  const { library } = stores.databases;
  const rows = openRecordedRows(library);
  const last = library.prepare<[], number>('SELECT coalesce(max(id), 0) FROM document').pluck();
  return {
    now: (): Moment => ({ rows: rows(), lastDocument: last.get() ?? 0 }),
    /** The rows now, without those of documents that came after a moment; a row begins with its document. */
    asOf({ lastDocument }: Moment): RecordedRows {
      const all = rows();
      const states = all['document_state'] ?? [];
      const known = states.filter((row) => Number(/^\[(\d+)/.exec(row)?.[1]) <= lastDocument);
      return { ...all, document_state: known };
    },
  };
}

const trashRecord = z.looseObject({ record: z.object({ kind: z.string(), id: z.string() }) });
const documentRecord = z.looseObject({ id: z.string() });

/** All that can be read; where `known` is given, without documents in the trash that were not there then. */
async function contentsOf(call: AnyCall, known: Readonly<Record<string, unknown>> | null) {
  const contents = await readContents(call, { history: false });
  if (known === null) return contents;
  const ids = new Set(
    z
      .array(documentRecord)
      .parse(known['documents.list {}'])
      .map(({ id }) => id),
  );
  const trash = z
    .array(trashRecord)
    .parse(contents['trash.list {}'])
    .filter(({ record }) => record.kind !== 'document' || ids.has(record.id));
  return { ...contents, 'trash.list {}': trash };
}

/** A call that is answered at once and succeeds. */
function ask<Name extends MethodName>(
  call: AnyCall,
  method: Name,
  input: MethodInput<Name>,
): MethodOutput<Name> {
  const result = atOnce(call(method, input));
  if (!result.ok) throw new Error(`${method} was refused: ${JSON.stringify(result)}`);
  // Sound: the schema that is applied is the one the type is made from.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return contract[method].output.parse(result.value) as MethodOutput<Name>;
}

function atOnce(result: Result<unknown> | Promise<Result<unknown>>): Result<unknown> {
  if (result instanceof Promise) throw new Error('Only jobs are answered later');
  return result;
}
