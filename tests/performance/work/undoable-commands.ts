import { z } from 'zod';
import type { UndoableCommand } from '../../../db/contract/undo.ts';
import type { LargeLibrary, Make } from './large-library.ts';
import { documentsOf, idOf } from './large-library.ts';

interface Prepared {
  readonly input: object;
}

/** What has to be there for the command to be made for the n-th time, and the command's input. Only the command is timed. */
export type Prepare = (number: number) => Promise<Prepared>;

/** One way of making each command that can be undone, on a library full of work. */
export function undoableCommands(
  make: Make,
  library: LargeLibrary,
): Readonly<Record<UndoableCommand, Prepare>> {
  const { documents, tags, highlights, notes } = library;
  const [first, large] = [at(documents, 0), at(documents, 1)];
  /** Each version of a document is a document of its own. */
  let small = first;
  let made = 0;
  const newTag = async (): Promise<string> => {
    made += 1;
    return idOf(
      await make('tags.create', { name: `Made to measure ${made}`, highlightIds: [at(highlights, made)] }),
    );
  };
  const newHighlight = async (number: number): Promise<string> =>
    idOf(await make('highlights.create', { documentId: large.id, ...range(number) }));
  const newNote = async (number: number): Promise<string> =>
    idOf(await make('notes.create', { title: `Made to measure ${number}`, body: 'One sentence to go.' }));
  const linkBetween = (number: number): object => {
    made += 1;
    return {
      kind: 'see-also',
      from: { documentId: at(documents, 2).id, range: range(number) },
      to: { documentId: large.id, range: { start: 200 + made, end: 230 + made } },
    };
  };
  const newLink = async (number: number): Promise<string> =>
    idOf(await make('links.create', linkBetween(number)));
  const newSearch = async (number: number): Promise<string> => {
    made += 1;
    return idOf(await make('savedSearches.create', { name: `Kept ${number} ${made}`, question: QUESTION }));
  };
  const bringBackSmall = (): Promise<unknown> =>
    make('trash.restore', { records: [{ kind: 'document', id: small.id }] }).catch(() => null);
  const textOfSmall = async (): Promise<string> => {
    await bringBackSmall();
    small = (await documentsOf(make)).find(({ id }) => !documents.some((known) => known.id === id)) ?? first;
    const read = await make('documents.text', { documentId: small.id, start: 0, end: small.length });
    return z.object({ text: z.string() }).parse(read).text;
  };
  return {
    'documents.remove': async () => {
      // Brought back first where the time before took it away.
      await bringBackSmall();
      return { input: { documentIds: [small.id] } };
    },
    'documents.addVersion': async (number) => {
      const text = `${await textOfSmall()}\n\nCorrected ${number}.`;
      return { input: { documentId: small.id, file: 'corrected.txt', text } };
    },
    'tags.create': async (number) => ({ input: { name: `Made new ${number}`, documentIds: [large.id] } }),
    'tags.update': async (number) => ({
      input: { tagId: at(tags, number * 13), name: `Renamed ${number}`, description: 'What it stands for.' },
    }),
    'tags.move': async (number) => ({ input: { tagId: await newTag(), parentId: at(tags, number) } }),
    'tags.merge': async (number) => ({ input: { tagId: await newTag(), intoId: at(tags, number) } }),
    'tags.remove': async () => ({ input: { tagIds: [await newTag()] } }),
    'tags.apply': async (number) => ({
      input: {
        tagIds: [await newTag()],
        highlightIds: [0, 1, 2].map((next) => at(highlights, number * 3 + next)),
      },
    }),
    'tags.withdraw': async (number) => {
      const [tagIds, highlightIds] = [[await newTag()], [at(highlights, number)]];
      await make('tags.apply', { tagIds, highlightIds });
      return { input: { tagIds, highlightIds } };
    },
    'highlights.create': async (number) => ({
      input: { documentId: large.id, ...range(number), comment: 'To check.', tagIds: [at(tags, number)] },
    }),
    'highlights.update': async (number) => ({
      input: { highlightIds: [at(highlights, 50 + number)], comment: `Checked ${number}` },
    }),
    'highlights.place': async (number) => ({
      input: { highlightId: at(highlights, 50 + number * 4), ...range(number + 7) },
    }),
    'highlights.confirmPlace': async (number) => {
      // A letter more in every seventh word: highlights are found again, but have to be looked at.
      let word = number;
      const text = (await textOfSmall()).replaceAll(/\p{L}+/gu, (known) => {
        word += 1;
        return word % 7 === 0 ? `${known}s` : known;
      });
      const added = await make('documents.addVersion', { documentId: small.id, file: 'corrected.txt', text });
      const { document } = z.object({ document: z.object({ id: z.string() }) }).parse(added);
      const input = { documentId: document.id, state: 'moved', limit: 20 };
      const page = z.object({ records: z.array(z.object({ id: z.string() })) });
      const { records } = page.parse(await make('highlights.list', input));
      return { input: { highlightIds: records.map(({ id }) => id) } };
    },
    'highlights.remove': async (number) => ({ input: { highlightIds: [await newHighlight(number)] } }),
    'links.create': async (number) => ({ input: linkBetween(number) }),
    'links.update': async (number) => ({
      input: { linkId: await newLink(number), comment: 'The same words.' },
    }),
    'links.placeEnd': async (number) => ({
      input: { linkId: await newLink(number), side: 'from', ...range(number + 9) },
    }),
    'links.remove': async (number) => ({ input: { linkIds: [await newLink(number)] } }),
    'notes.create': async (number) => ({
      input: { title: `Made new ${number}`, body: `[[document:${large.id}|x]] ${'word '.repeat(300)}` },
    }),
    'notes.save': async (number) => {
      const noteId = at(notes, number * 11);
      const { version } = z.object({ version: z.int() }).parse(await make('notes.get', { noteId }));
      return { input: { noteId, version, body: 'word '.repeat(500), editing: 'measured' } };
    },
    'notes.remove': async (number) => ({ input: { noteIds: [await newNote(number)] } }),
    'savedSearches.create': async (number) => ({ input: { name: `Made new ${number}`, question: QUESTION } }),
    'savedSearches.update': async (number) => ({
      input: { savedSearchId: await newSearch(number), question: { ...QUESTION, query: `Names ${number}` } },
    }),
    'savedSearches.remove': async (number) => ({ input: { savedSearchId: await newSearch(number) } }),
    'trash.restore': async (number) => {
      const id = await newNote(number);
      await make('notes.remove', { noteIds: [id] });
      return { input: { records: [{ kind: 'note', id }] } };
    },
  };
}

const QUESTION = { query: 'Names of the panel', exact: false, scope: {}, spellingsOff: [] };

function at<Value>(values: readonly Value[], number: number): Value {
  const value = values[number % values.length];
  if (value === undefined) throw new Error('There is nothing to work on');
  return value;
}

function range(number: number): { readonly start: number; readonly end: number } {
  return { start: 100 + number * 3, end: 140 + number * 3 };
}
