import type { NamedTarget, NoteMention, NoteTarget, NoteTargetKind } from '../../contract/notes.ts';
import { noteTarget } from '../../contract/notes.ts';
import type { TagId } from '../../contract/ids.ts';
import { succeed, type Result } from '../../contract/result.ts';
import type { FoundNotes } from '../../store/note-links.ts';
import type { StoredNote } from '../../store/notes.ts';
import { makeExcerpt } from '../../text/excerpt.ts';
import { foldedWords, typedWords } from '../../text/folded-words.ts';
import type { NoteMark } from '../../text/note-inline.ts';
import { markLinks, markPhrases, type MarkedWords } from '../../text/note-marks.ts';
import type { LibraryQuery } from '../handler.ts';
import type { OpenLibrary } from '../open-library.ts';
import { unknownCursor } from './known-document.ts';
import { knownAs } from './known-target.ts';
import { summariseNotes } from './note-summaries.ts';

const DEFAULT_PAGE = 50;
const DEFAULT_COMPLETIONS = 12;
const CURSOR = /^\d{1,15}$/;
const KINDS: readonly NoteTargetKind[] = ['document', 'note', 'tag', 'highlight'];

export const listBacklinks: LibraryQuery<'notes.backlinks'> = (library, input) => {
  const part = readPart(input);
  if (!part.ok) return part;
  const known = knownAs(library, input.target);
  const found = library.stores.noteLinks.linking(known, part.value);
  // A quote is shown by its words as they are now; any other link has its own, or the name of what it leads to.
  const name = library.stores.noteTargets.resolve([input.target])[0]?.label ?? '';
  const isTarget = ({ kind, id }: NoteMark): boolean => kind === known.kind && known.ids.includes(id);
  const markOf = (note: StoredNote): MarkedWords =>
    markLinks(note, isTarget, ({ isEmbed, label }) => (isEmbed || label === '' ? name : label));
  return succeed(asPage(library, { found, offset: part.value.offset, markOf }));
};

export const listMentions: LibraryQuery<'notes.mentions'> = (library, input) => {
  const part = readPart(input);
  if (!part.ok) return part;
  const known = knownAs(library, input.target);
  const phrases = namesOf(library, input.target)
    .map(foldedWords)
    .filter((phrase) => phrase !== '');
  if (phrases.length === 0) return succeed({ records: [], total: 0, next: null });
  const found = library.stores.noteLinks.naming(known, phrases, part.value);
  const markOf = (note: StoredNote): MarkedWords => markPhrases(note, phrases);
  return succeed(asPage(library, { found, offset: part.value.offset, markOf }));
};

/** Best first; of equally good ones each kind has its turn, so that none crowds out the others. */
export const completeTarget: LibraryQuery<'notes.complete'> = ({ stores }, input) => {
  const limit = input.limit ?? DEFAULT_COMPLETIONS;
  const words = typedWords(input.text);
  // Signs without a word name nothing.
  if (words.length === 0 && input.text.trim() !== '') return succeed({ targets: [] });
  const kinds = KINDS.filter((kind) => input.kinds === undefined || input.kinds.includes(kind));
  const found = kinds.flatMap((kind) =>
    stores.noteCompletion
      .candidates(kind, words, limit)
      .map(({ id, rank }, place) => ({ target: noteTarget.parse({ kind, id }), rank, place })),
  );
  const best = found
    .toSorted((one, other) => one.rank - other.rank || one.place - other.place)
    .slice(0, limit);
  return succeed({ targets: [...stores.noteTargets.resolve(best.map(({ target }) => target))] });
};

export const resolveTargets: LibraryQuery<'notes.resolve'> = (library, input) =>
  succeed({ targets: [...library.stores.noteTargets.resolve(input.targets)] });

/** What a note would call a target. A highlight has words, but no name. */
function namesOf({ stores }: OpenLibrary, target: NoteTarget): readonly string[] {
  if (target.kind === 'highlight') return [];
  const named: NamedTarget | undefined = stores.noteTargets.resolve([target])[0];
  const label = named === undefined || named.isMissing ? '' : named.label;
  return target.kind === 'tag' ? [label, ...aliasesOf(stores, target.id)] : [label];
}

function aliasesOf(stores: OpenLibrary['stores'], id: TagId): readonly string[] {
  const tag = stores.tags.find(id);
  return tag === null ? [] : stores.tags.aliases(tag.rowId);
}

interface MentionPage {
  readonly found: FoundNotes;
  readonly offset: number;
  readonly markOf: (note: StoredNote) => MarkedWords;
}

function asPage(library: OpenLibrary, { found, offset, markOf }: MentionPage) {
  const summaries = summariseNotes(library, found.notes);
  const records = found.notes.flatMap((stored, index): NoteMention[] => {
    const note = summaries[index];
    if (note === undefined) return [];
    const { text, marks } = markOf(stored);
    const excerpt = makeExcerpt(text, marks);
    return [{ note, excerpt: excerpt.excerpt, marks: excerpt.marks.map(([start, end]) => [start, end]) }];
  });
  const next = offset + records.length;
  return {
    records,
    total: found.total,
    next: records.length > 0 && next < found.total ? String(next) : null,
  };
}

function readPart(input: {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}): Result<{ readonly limit: number; readonly offset: number }> {
  if (input.cursor !== undefined && !CURSOR.test(input.cursor)) return unknownCursor();
  return succeed({ limit: input.limit ?? DEFAULT_PAGE, offset: Number(input.cursor ?? 0) });
}
