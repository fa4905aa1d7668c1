import {
  day as isoDay,
  noteTarget,
  type Note,
  type NoteSummary,
  type NoteTarget,
} from '../../contract/notes.ts';
import { asMoment } from '../../store/moments.ts';
import type { ListedNote } from '../../store/note-list.ts';
import type { StoredNote } from '../../store/notes.ts';
import { linksIn, readNote } from '../../text/note-markup.ts';
import type { OpenLibrary } from '../open-library.ts';

/** The words of more targets might not fit into a reply with the longest body. */
const MAX_LISTED_LINKS = 500;

/** Notes as the contract shows them in lists: tags and targets by one query for the page. */
export function summariseNotes(
  { stores }: OpenLibrary,
  notes: readonly ListedNote[],
): readonly NoteSummary[] {
  const tags = stores.tagLabels.of(
    'note_tag',
    notes.map(({ rowId }) => rowId),
  );
  const targets = notes.map((note) => aboutOf(note));
  const named = stores.noteTargets.resolve(targets.filter((target) => target !== null));
  let next = 0;
  return notes.map((note, index) => {
    const about = targets[index] === null ? null : (named[next++] ?? null);
    const { id, role, title, opening, words, createdAt, changedAt } = note;
    return {
      id,
      role,
      title,
      opening,
      about,
      day: note.day === null ? null : isoDay.parse(note.day),
      tags: [...(tags.get(note.rowId) ?? [])],
      words,
      createdAt: asMoment(createdAt),
      changedAt: asMoment(changedAt),
    };
  });
}

/** A note as a whole, with what it links to. */
export function describeNote(library: OpenLibrary, note: StoredNote): Note {
  const [summary] = summariseNotes(library, [note]);
  if (summary === undefined) throw new Error('A note that was found has no summary');
  const targets = linksIn(readNote(note.body)).slice(0, MAX_LISTED_LINKS);
  const links = library.stores.noteTargets.resolve(
    targets.map(({ kind, id }) => noteTarget.parse({ kind, id })),
  );
  return { ...summary, body: note.body, version: note.version, links: [...links] };
}

/** What a note is about. */
export function aboutOf({
  aboutKind,
  aboutId,
}: Pick<StoredNote, 'aboutKind' | 'aboutId'>): NoteTarget | null {
  return aboutKind === null ? null : noteTarget.parse({ kind: aboutKind, id: aboutId });
}
