import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { vaultId, type VaultId } from '../contract/ids.ts';
import { writeFileAtomically } from './atomic-file.ts';
import { STATE_FILE, fileSize } from './data-folder.ts';

const MAX_FILE_BYTES = 4096;
/** At most one write of `state.json` in this time, so that no commit waits for a second file. */
const WRITE_DELAY_MS = 1000;

const seenState = z.strictObject({ format: z.literal(1), vaultId, seq: z.int().min(0) });

/** The highest commit counter ever seen of a vault, kept outside the library so that a library set back is noticed. */
export interface SeenState {
  readonly vaultId: VaultId;
  readonly seq: number;
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
    return parsed.success ? { vaultId: parsed.data.vaultId, seq: parsed.data.seq } : null;
  } catch {
    return null;
  }
}

export function writeStateFile(folder: string, state: SeenState): void {
  const text = JSON.stringify({ format: 1, vaultId: state.vaultId, seq: state.seq });
  writeFileAtomically(join(folder, STATE_FILE), Buffer.from(text, 'utf8'));
}

/** Keeps `state.json` up with the library of an open vault. */
export interface SeenStateKeeper {
  /** Call after each commit. */
  note(seq: number): void;
  /** Writes what is not yet written and ends. */
  close(): void;
}

/**
 * Writes at most once a second after commits, and at `close`. A commit is durable before its number is written here, so
 * the file never runs ahead of the library; it may lag by a second, within which a library set back goes unnoticed.
 *
 * `onFailure` is told of a write that failed: a full disk must not turn a commit that was made into a failure.
 */
export function keepSeenState(
  folder: string,
  start: SeenState,
  ports: { readonly schedule: Schedule; readonly onFailure: (error: unknown) => void },
): SeenStateKeeper {
  let highest = start.seq;
  const before = readStateFile(folder);
  let written = before?.vaultId === start.vaultId ? before.seq : -1;
  let cancel: (() => void) | null = null;

  function write(): void {
    cancel?.();
    cancel = null;
    if (highest <= written) return;
    try {
      writeStateFile(folder, { vaultId: start.vaultId, seq: highest });
      written = highest;
    } catch (error) {
      ports.onFailure(error);
    }
  }

  write();
  return {
    note(seq) {
      highest = Math.max(highest, seq);
      cancel ??= ports.schedule(write, WRITE_DELAY_MS);
    },
    close: write,
  };
}
