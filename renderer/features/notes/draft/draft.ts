import type { Note } from '../../../../db/contract/notes.ts';
import type { Failure } from '../../../../db/contract/result.ts';
import { failureOf } from '../../../api/client.ts';
import type { NewNote, NoteSave } from '../../../api/notes.ts';
import type { CallOptions } from '../../../host/core-transport.ts';
import type { DraftPorts, DraftStart, DraftView, Saving } from './draft-view.ts';
import { hasWords, isSameTarget, isSameText, textOfNote, type NoteText } from './note-text.ts';
import { SaveSchedule } from './save-schedule.ts';

/** After so long without a key, what is written next is another step to undo. */
const NEW_EDITING_MS = 60_000;
const OUTLIVES_PAGE: CallOptions = { outlivesPage: true };

/**
 * One note as it is being written. It saves itself after each pause and at least every second, goes on trying where that
 * fails, and keeps the words until they are in the library, whatever page is shown meanwhile.
 *
 * Nothing is overwritten unseen: a save names the version it was made from, and where the library has another one the
 * draft waits for a decision, both texts in hand.
 */
export class Draft {
  readonly start: DraftStart | null;
  readonly #ports: DraftPorts;
  readonly #schedule: SaveSchedule;
  readonly #listeners = new Set<() => void>();
  #view: DraftView;
  #version: number;
  /** The text that the library has, as far as is known here. */
  #base: NoteText;
  /** What was sent last: where an answer was lost, the library may have it all the same. */
  #sent: NoteText | null = null;
  #inFlight: Promise<void> | null = null;
  #editing: string;
  /** The stretch of work of the save that is on its way, or was last. */
  #sentEditing: string;
  #wasSavedHere = false;

  constructor(from: Note | DraftStart, ports: DraftPorts) {
    const isNote = 'id' in from;
    const text = isNote ? textOfNote(from) : from.text;
    this.#ports = ports;
    this.#schedule = new SaveSchedule(ports, () => void this.#save());
    this.start = isNote ? null : from;
    this.#version = isNote ? from.version : 0;
    this.#base = text;
    this.#editing = ports.newEditing();
    this.#sentEditing = this.#editing;
    this.#view = {
      noteId: isNote ? from.id : null,
      text,
      saving: { kind: isNote ? 'saved' : 'nothing-written' },
      replacements: 0,
    };
    if (!isNote && from.isWritten) this.write({});
  }

  readonly get = (): DraftView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether there are words here that the library does not have. */
  get isUnsaved(): boolean {
    return this.#view.saving.kind === 'gone' || this.#differs(this.#view.text);
  }

  /** Whether anything was saved since the draft was opened. */
  get wasSavedHere(): boolean {
    return this.#wasSavedHere;
  }

  /** Takes in what was typed. */
  write(change: Partial<NoteText>): void {
    if (this.#schedule.noteWriting() > NEW_EDITING_MS) this.#editing = this.#ports.newEditing();
    const text = { ...this.#view.text, ...change };
    this.#change({ text, saving: this.#savingOf(text) });
    this.#plan();
  }

  /** Puts another text in the place of this one, such as an earlier version: a step to undo of its own. */
  replace(change: Partial<NoteText>): void {
    this.#editing = this.#ports.newEditing();
    this.write(change);
    // After the text: whoever hears of it has to find the text there.
    this.#change({ replacements: this.#view.replacements + 1 });
  }

  /** Takes in the note as the library has it now: another window, or undoing, may have changed it. */
  receive(note: Note): void {
    // What was read while a save is on its way may be from before it.
    if (this.#inFlight !== null || note.id !== this.#view.noteId) return;
    const { saving, text, replacements } = this.#view;
    const theirs = textOfNote(note);
    if (isSameText(theirs, text)) return this.#settleOn(note, text);
    if (!this.isUnsaved) {
      this.#settleOn(note, theirs);
      return this.#change({ replacements: replacements + 1 });
    }
    if (isSameText(theirs, this.#base)) {
      this.#version = note.version;
      if (saving.kind !== 'gone' && saving.kind !== 'changed-elsewhere') return;
      this.#change({ saving: { kind: 'unsaved' } });
      return this.#plan();
    }
    this.#change({ saving: { kind: 'changed-elsewhere', theirs: note } });
  }

  /** Saves without waiting for a pause. Answers whether the library has every word now. */
  async saveNow(): Promise<boolean> {
    // A second round takes what was typed while the first was on its way.
    for (let round = 0; round < 3 && this.#canSave(); round += 1) {
      await this.#save();
      if (this.#view.saving.kind === 'failing') return false;
    }
    return !this.isUnsaved;
  }

  /**
   * Whether `leave` could send what is unsaved: not while the note is being made, because only the answer to that names
   * the note that the next words belong to.
   */
  get canLeave(): boolean {
    return this.#view.noteId !== null || this.#inFlight === null;
  }

  /** The window closes: sends what is unsaved, and hears no answer. Not even to a save that is on its way. */
  leave(): void {
    if (!this.#canSave()) return;
    const { noteId, text } = this.#view;
    if (this.#inFlight === null) return void this.#save(OUTLIVES_PAGE);
    if (noteId === null) return;
    // Named as the save it follows, by which the library knows it, though another stretch may have begun here since.
    const editing = this.#sentEditing;
    const save: NoteSave = { ...this.#noteSave(noteId, text), editing, followsOwn: true };
    void this.#ports.save(save, OUTLIVES_PAGE).catch(() => undefined);
  }

  /** Tries again now where it failed before, because something changed since. */
  retry(): void {
    this.#schedule.noteSuccess();
    if (this.#view.saving.kind === 'failing') this.#plan();
  }

  /** Of two texts, this one is to stand; the other stays in the history of the note. */
  async keepMine(): Promise<void> {
    const { saving } = this.#view;
    if (saving.kind !== 'changed-elsewhere') return;
    this.#follow(saving.theirs);
    await this.#save();
  }

  /** Of two texts, the other one is to stand; this one goes into the history of the note first. */
  async takeTheirs(): Promise<void> {
    const { saving } = this.#view;
    if (saving.kind !== 'changed-elsewhere') return;
    this.#follow(saving.theirs);
    await this.#save();
    // Typed meanwhile, or not saved: then what is here is not dropped.
    if (this.isUnsaved) return;
    this.replace(textOfNote(saving.theirs));
    await this.#save();
  }

  /** The note is gone: what was written becomes a new one. */
  async keepAsNew(): Promise<void> {
    if (this.#view.saving.kind !== 'gone') return;
    const text = { ...this.#view.text, about: null };
    this.#base = { ...text };
    this.#change({ noteId: null, text, saving: { kind: 'unsaved' } });
    await this.#save();
  }

  /** Gives up what is here and was not saved. */
  discard(): void {
    this.#schedule.cancel();
    this.#base = this.#view.text;
    this.#change({ saving: { kind: 'saved' } });
  }

  #follow(theirs: Note): void {
    this.#version = theirs.version;
    this.#editing = this.#ports.newEditing();
    this.#change({ noteId: theirs.id, saving: { kind: 'unsaved' } });
  }

  #settleOn(note: Note, text: NoteText): void {
    this.#schedule.cancel();
    this.#version = note.version;
    this.#base = text;
    this.#change({ noteId: note.id, text, saving: { kind: 'saved' } });
  }

  #differs(text: NoteText): boolean {
    return text !== this.#base && (this.#view.noteId !== null || hasWords(text));
  }

  /** How it stands with a text that was just typed. What needs the researcher, or failed, stays as it is. */
  #savingOf(text: NoteText): Saving {
    const { noteId, saving } = this.#view;
    const isQuiet = saving.kind === 'saved' || saving.kind === 'nothing-written' || saving.kind === 'unsaved';
    if (!isQuiet) return saving;
    if (this.#differs(text)) return { kind: 'unsaved' };
    return { kind: noteId === null ? 'nothing-written' : 'saved' };
  }

  #canSave(): boolean {
    const { kind } = this.#view.saving;
    return this.isUnsaved && kind !== 'changed-elsewhere' && kind !== 'gone';
  }

  #plan(): void {
    if (this.#inFlight === null && this.#canSave()) this.#schedule.plan();
  }

  #save(options?: CallOptions): Promise<void> {
    if (this.#inFlight !== null) return this.#inFlight;
    if (!this.#canSave()) return Promise.resolve();
    this.#schedule.noteSending();
    this.#sentEditing = this.#editing;
    this.#inFlight = this.#send(this.#view, options).finally(() => {
      this.#inFlight = null;
      this.#plan();
    });
    return this.#inFlight;
  }

  async #send({ noteId, text }: DraftView, options?: CallOptions): Promise<void> {
    try {
      const note =
        noteId === null
          ? await this.#ports.create(this.#newNote(text), options)
          : await this.#ports.save(this.#noteSave(noteId, text), options);
      this.#succeed(note, text);
    } catch (error) {
      await this.#fail(failureOf(error), text);
    }
    this.#sent = text;
  }

  #newNote({ title, body, about }: NoteText): NewNote {
    const { role = 'note', day = null } = this.start ?? {};
    return { title, body: body.toString(), about, role, ...(day === null ? {} : { day }) };
  }

  #noteSave(noteId: string, { title, body, about }: NoteText): NoteSave {
    const [version, editing] = [this.#version, this.#editing];
    const save = { noteId, version, title, body: body.toString(), editing };
    // What it is about may have gone to the trash since; only a new choice has to be there.
    return isSameTarget(about, this.#base.about) ? save : { ...save, about };
  }

  #succeed(note: Note, sent: NoteText): void {
    this.#version = note.version;
    this.#base = sent;
    this.#wasSavedHere = true;
    this.#schedule.noteSuccess();
    const isAll = this.#view.text === sent;
    this.#change({ noteId: note.id, saving: { kind: isAll ? 'saved' : 'unsaved' } });
  }

  async #fail(failure: Failure, sent: NoteText): Promise<void> {
    const { text } = this.#view;
    if (failure.code === 'not-found') {
      if (isSameTarget(text.about, this.#base.about)) return this.#change({ saving: { kind: 'gone' } });
      // What it was to be about is not there; the words come first.
      return this.#change({ text: { ...text, about: this.#base.about } });
    }
    const theirs = await this.#readOther(failure).catch(() => null);
    if (theirs !== null) return this.#compare(theirs, sent);
    this.#schedule.noteFailure();
    this.#change({ saving: { kind: 'failing', failure } });
  }

  /** The note that stands in the way of a save, if that is why it failed. */
  async #readOther({ code }: Failure): Promise<Note | null> {
    const { noteId } = this.#view;
    const day = this.start?.day ?? null;
    if (code === 'changed-meanwhile' && noteId !== null) return this.#ports.read(noteId);
    if (code === 'name-taken' && noteId === null && day !== null) return this.#ports.readDay(day);
    return null;
  }

  /** The library has another version: perhaps one that was sent from here, whose answer was lost. */
  #compare(theirs: Note, sent: NoteText): void {
    const text = textOfNote(theirs);
    if (isSameText(text, sent)) return this.#succeed(theirs, sent);
    const wasSentBefore = this.#sent !== null && isSameText(text, this.#sent);
    if (wasSentBefore || isSameText(text, this.#base)) {
      this.#version = theirs.version;
      return this.#change({ noteId: theirs.id, saving: { kind: 'unsaved' } });
    }
    this.#change({ noteId: theirs.id, saving: { kind: 'changed-elsewhere', theirs } });
  }

  #change(change: Partial<DraftView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
