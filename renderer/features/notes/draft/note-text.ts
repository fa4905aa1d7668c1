import type { Note } from '../../../../db/contract/notes.ts';
import type { TargetReference } from '../../../api/notes.ts';

/** A text as the editor holds it; it becomes a string only where it is saved or compared. */
export interface NoteBody {
  readonly length: number;
  toString(): string;
}

/** What the researcher writes of a note. */
export interface NoteText {
  readonly title: string;
  readonly body: NoteBody;
  readonly about: TargetReference | null;
}

export function textOfNote({ title, body, about }: Note): NoteText {
  return { title, body, about: about?.target ?? null };
}

export function hasWords({ title, body }: NoteText): boolean {
  return body.length > 0 || title.trim() !== '';
}

export function isSameText(text: NoteText, other: NoteText): boolean {
  return (
    text.title === other.title &&
    isSameTarget(text.about, other.about) &&
    text.body.length === other.body.length &&
    text.body.toString() === other.body.toString()
  );
}

export function isSameTarget(target: TargetReference | null, other: TargetReference | null): boolean {
  return target?.kind === other?.kind && target?.id === other?.id;
}
