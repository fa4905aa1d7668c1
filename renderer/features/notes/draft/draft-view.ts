import type { Note, NoteRole } from '../../../../db/contract/notes.ts';
import type { Failure } from '../../../../db/contract/result.ts';
import type { NewNote, NoteSave } from '../../../api/notes.ts';
import type { CallOptions } from '../../../host/core-transport.ts';
import type { NoteText } from './note-text.ts';
import type { Clock } from './save-schedule.ts';

/** How it stands between what was written and what the library has. */
export type Saving =
  /** A note that is not in the library yet, because nothing was written in it. */
  | { readonly kind: 'nothing-written' }
  | { readonly kind: 'saved' }
  /** Written, and about to be saved or on its way. */
  | { readonly kind: 'unsaved' }
  /** It could not be saved; it is tried again. */
  | { readonly kind: 'failing'; readonly failure: Failure }
  /** The library has another text that was not made from this one: the researcher decides. */
  | { readonly kind: 'changed-elsewhere'; readonly theirs: Note }
  /** The note is in the trash, or destroyed. */
  | { readonly kind: 'gone' };

export interface DraftView {
  /** `null` until the first words are saved. */
  readonly noteId: string | null;
  readonly text: NoteText;
  readonly saving: Saving;
  /** Raised when the text came from somewhere else than the keyboard: the editor has to show it. */
  readonly replacements: number;
}

export interface DraftPorts extends Clock {
  readonly create: (note: NewNote, options?: CallOptions) => Promise<Note>;
  readonly save: (save: NoteSave, options?: CallOptions) => Promise<Note>;
  readonly read: (noteId: string) => Promise<Note>;
  /** The journal note of a day, which another window may have made first. */
  readonly readDay: (day: string) => Promise<Note | null>;
  /** Names a stretch of work, which is one step to undo. */
  readonly newEditing: () => string;
}

/** What a new note begins as. */
export interface DraftStart {
  readonly role: NoteRole;
  readonly day: string | null;
  readonly text: NoteText;
  /** It holds words that were chosen, not only a template: it is saved without waiting for the keyboard. */
  readonly isWritten: boolean;
}
