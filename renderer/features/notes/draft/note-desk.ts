import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import type { Note } from '../../../../db/contract/notes.ts';
import { Draft } from './draft.ts';
import type { DraftPorts, DraftStart, DraftView } from './draft-view.ts';

/** A draft with a name of its own, by which a page keeps its editor while the draft becomes a note. */
export interface OpenDraft {
  readonly key: string;
  readonly draft: Draft;
}

/**
 * The notes being written in this window. They outlive the pages that show them: words that could not be saved are still
 * here, and tried again, after another page was opened or the library was locked and unlocked.
 */
export class NoteDesk {
  readonly #ports: DraftPorts;
  readonly #kept = new Map<OpenDraft, { holders: number }>();
  readonly #listeners = new Set<() => void>();
  #serial = 0;
  #begun: OpenDraft | null = null;
  #unsaved: readonly OpenDraft[] = [];
  #troubled: readonly OpenDraft[] = [];

  constructor(ports: DraftPorts) {
    this.#ports = ports;
  }

  /** The draft of a note: the one at work, or a new one from what the library has. */
  ofNote(note: Note): OpenDraft {
    return (
      this.#find((draft) => draft.get().noteId === note.id) ??
      // Written here on a day for which another window made the note first: the draft finds that out by itself.
      this.#find((draft) => draft.isUnsaved && isOfDay(draft, note.day)) ??
      this.#keep(note)
    );
  }

  /** The draft of a day of the journal that has no note. */
  ofDay(day: string): OpenDraft {
    const text = { title: '', body: '', about: null };
    return (
      this.#find((draft) => isOfDay(draft, day)) ??
      this.#keep({ role: 'journal', day, text, isWritten: false })
    );
  }

  /** Begins a new note, which is made in the library by the first words written. */
  begin(start: DraftStart): OpenDraft {
    const before = this.#begun;
    const open = this.#keep(start);
    this.#begun = open;
    if (before !== null) this.#forgetIdle(before);
    this.#tell();
    return open;
  }

  /** The new note that was begun last, made meanwhile or not. */
  readonly begun = (): OpenDraft | null => this.#begun;

  /** The draft of a note, if it is at work. */
  find(noteId: string): OpenDraft | null {
    return this.#find((draft) => draft.get().noteId === noteId) ?? null;
  }

  /** Keeps a draft while a page shows it; returns what ends that. It is saved then, and forgotten once it is. */
  hold(open: OpenDraft): () => void {
    const entry = this.#kept.get(open) ?? { holders: 0 };
    this.#kept.set(open, entry);
    entry.holders += 1;
    return () => {
      entry.holders -= 1;
      void open.draft.saveNow().then(() => this.#forgetIdle(open));
    };
  }

  /** Drafts with words that the library does not have. */
  readonly unsaved = (): readonly OpenDraft[] => this.#unsaved;

  /** Those of them that need the researcher: not saved for a reason, or of two versions. */
  readonly troubled = (): readonly OpenDraft[] => this.#troubled;

  /** Told when a new note is begun, and when a draft begins or ceases to be unsaved. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async saveAll(): Promise<boolean> {
    const kept = await Promise.all([...this.#kept.keys()].map(({ draft }) => draft.saveNow()));
    return kept.every(Boolean);
  }

  /** Tries again now what failed before. */
  retryAll(): void {
    for (const { draft } of this.#kept.keys()) draft.retry();
  }

  /** The library was erased: what was written for it goes with it. */
  discardAll(): void {
    for (const { draft } of this.#kept.keys()) draft.discard();
    this.#kept.clear();
    this.#begun = null;
    this.#look();
  }

  /** The window closes. */
  leaveAll(): void {
    for (const { draft } of this.#kept.keys()) draft.leave();
  }

  #find(isSought: (draft: Draft) => boolean): OpenDraft | undefined {
    return [...this.#kept.keys()].find(({ draft }) => isSought(draft));
  }

  #keep(from: Note | DraftStart): OpenDraft {
    this.#serial += 1;
    const open: OpenDraft = { key: `draft-${this.#serial}`, draft: new Draft(from, this.#ports) };
    this.#kept.set(open, { holders: 0 });
    open.draft.subscribe(() => {
      this.#look();
      if (open.draft.get().saving.kind === 'saved') this.#forgetIdle(open);
    });
    this.#look();
    return open;
  }

  #forgetIdle(open: OpenDraft): void {
    const isHeld = (this.#kept.get(open)?.holders ?? 0) > 0;
    if (isHeld || open.draft.isUnsaved) return;
    this.#kept.delete(open);
    // Nothing of a note stays in memory once the library has it and no page shows it.
    if (this.#begun === open) this.#begun = null;
    this.#look();
  }

  #look(): void {
    const unsaved = [...this.#kept.keys()].filter(({ draft }) => draft.isUnsaved);
    const troubled = unsaved.filter(({ draft }) => TROUBLES.has(draft.get().saving.kind));
    const isSame = isSameList(unsaved, this.#unsaved) && isSameList(troubled, this.#troubled);
    // The same lists stay the same objects, by which React knows that there is nothing to draw.
    if (isSame) return;
    this.#unsaved = unsaved;
    this.#troubled = troubled;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const TROUBLES: ReadonlySet<string> = new Set(['failing', 'changed-elsewhere', 'gone']);

function isSameList(list: readonly OpenDraft[], other: readonly OpenDraft[]): boolean {
  return list.length === other.length && list.every((open, index) => open === other[index]);
}

function isOfDay(draft: Draft, day: string | null): boolean {
  return day !== null && draft.start?.day === day && draft.get().noteId === null;
}

export const NoteDeskContext = createContext<NoteDesk | null>(null);

export function useNoteDesk(): NoteDesk {
  const desk = use(NoteDeskContext);
  if (desk === null) throw new Error('NoteDeskProvider is missing.');
  return desk;
}

/** Keeps a draft at work while this component shows it. */
export function useHeldDraft(open: OpenDraft): void {
  const desk = useNoteDesk();
  useEffect(() => desk.hold(open), [desk, open]);
}

export function useBegunDraft(): OpenDraft | null {
  const desk = useNoteDesk();
  return useSyncExternalStore(desk.subscribe, desk.begun);
}

/** One part of a draft; the component renders again only when that part changes. */
export function useDraft<Part>(draft: Draft, select: (view: DraftView) => Part): Part {
  return useSyncExternalStore(draft.subscribe, () => select(draft.get()));
}

/** The notes of this window whose words are not in the library yet. */
export function useUnsavedDrafts(): readonly OpenDraft[] {
  const desk = useNoteDesk();
  return useSyncExternalStore(desk.subscribe, desk.unsaved);
}

/** Those of them that need the researcher. */
export function useTroubledDrafts(): readonly OpenDraft[] {
  const desk = useNoteDesk();
  return useSyncExternalStore(desk.subscribe, desk.troubled);
}
