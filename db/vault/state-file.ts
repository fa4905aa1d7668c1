import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { backupName, vaultId, type BackupName, type VaultId } from '../contract/ids.ts';
import { writeFileAtomically } from './atomic-file.ts';
import { STATE_FILE, fileSize } from './data-folder.ts';

const MAX_FILE_BYTES = 4096;
/** At most one write of `state.json` in this time, so that no commit waits for a second file. */
const WRITE_DELAY_MS = 1000;

const counter = z.int().min(0);
const seenState = z.strictObject({
  format: z.literal(1),
  vaultId,
  seq: counter,
  setBack: z.strictObject({ seenSeq: counter, foundSeq: counter }).optional(),
  isDoubted: z.literal(true).optional(),
  backedUpAs: backupName.optional(),
});

/** The library's commit counter is below one that was seen before: it was set back, or its log was lost. */
export interface Rollback {
  readonly seenSeq: number;
  readonly foundSeq: number;
}

/** What is known of a vault's library from outside of it, so that a library set back is noticed. */
export interface SeenState {
  readonly vaultId: VaultId;
  /** The highest commit counter seen since the library was last found set back. */
  readonly seq: number;
  /** It was found set back, and nobody has read the notice yet. */
  readonly setBack?: Rollback | undefined;
  /** Something in it could not be read: all of it is read before anything is written to it again. */
  readonly isDoubted?: true | undefined;
  /**
   * The last automatic backup made of this very library. Another one in its place (restored, or set back) may reach the
   * same commit counter with other work in it; it begins without one.
   */
  readonly backedUpAs?: BackupName | undefined;
}

/** Runs `action` once, `delayMs` later, and answers the function that takes it back. */
export type Schedule = (action: () => void, delayMs: number) => () => void;

/** `null` where there is none or it cannot be read: the file only warns, it never keeps a library shut. */
export function readStateFile(folder: string): SeenState | null {
  const path = join(folder, STATE_FILE);
  try {
    const size = fileSize(path);
    if (size === null || size > MAX_FILE_BYTES) return null;
    const parsed = seenState.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (!parsed.success) return null;
    const { format: _, ...state } = parsed.data;
    return state;
  } catch {
    return null;
  }
}

export function writeStateFile(folder: string, state: SeenState): void {
  const { vaultId: id, seq, setBack, isDoubted, backedUpAs } = state;
  const text = JSON.stringify({ format: 1, vaultId: id, seq, setBack, isDoubted, backedUpAs });
  writeFileAtomically(join(folder, STATE_FILE), Buffer.from(text, 'utf8'));
}

/** Keeps `state.json` up with the library of an open vault. */
export interface SeenStateKeeper {
  /** Call after each commit. */
  note(seq: number): void;
  /** The notice that the library was set back has been read. Throws where that cannot be written. */
  acceptSetBack(): void;
  /** Something in the library could not be read: see `SeenState.isDoubted`. */
  doubt(): void;
  /** An automatic backup of the library was made: see `SeenState.backedUpAs`. */
  noteBackup(name: BackupName): void;
  backedUpAs(): BackupName | null;
  /** Writes what is not yet written and ends. */
  close(): void;
}

/** What the keeper starts from: the library as it was just opened, found sound. */
export type SeenStart = Omit<SeenState, 'isDoubted'>;

/**
 * Writes at most once a second after commits, and at `close`. A commit is durable before its number is written here, so
 * the file never runs ahead of the library; it may lag by a second, within which a library set back goes unnoticed.
 *
 * `onFailure` is told of a write that failed: a full disk must not turn a commit that was made into a failure.
 */
export function keepSeenState(
  folder: string,
  start: SeenStart,
  ports: { readonly schedule: Schedule; readonly onFailure: (error: unknown) => void },
): SeenStateKeeper {
  let state: SeenState = start;
  const before = readStateFile(folder);
  let isWritten = before !== null && isSame(before, start);
  let cancel: (() => void) | null = null;

  function writeNow(): void {
    cancel?.();
    cancel = null;
    if (isWritten) return;
    writeStateFile(folder, state);
    isWritten = true;
  }

  function write(): void {
    try {
      writeNow();
    } catch (error) {
      ports.onFailure(error);
    }
  }

  function change(changes: Partial<SeenState>): void {
    state = { ...state, ...changes };
    isWritten = false;
  }

  write();
  return {
    note(seq) {
      if (seq <= state.seq) return;
      change({ seq });
      cancel ??= ports.schedule(write, WRITE_DELAY_MS);
    },
    acceptSetBack() {
      change({ setBack: undefined });
      writeNow();
    },
    doubt() {
      change({ isDoubted: true });
      write();
    },
    noteBackup(name) {
      change({ backedUpAs: name });
      write();
    },
    backedUpAs: () => state.backedUpAs ?? null,
    close: write,
  };
}

function isSame(some: SeenState, other: SeenState): boolean {
  return (
    some.vaultId === other.vaultId &&
    some.seq === other.seq &&
    some.setBack?.seenSeq === other.setBack?.seenSeq &&
    some.setBack?.foundSeq === other.setBack?.foundSeq &&
    some.isDoubted === other.isDoubted &&
    some.backedUpAs === other.backedUpAs
  );
}
