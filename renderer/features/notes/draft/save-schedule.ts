export interface Clock {
  /** Milliseconds of a clock that does not go back. */
  readonly now: () => number;
  /** Runs something later; returns what calls it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

const PAUSE_MS = 400;
const LONGEST_UNSAVED_MS = 900;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 10_000;

/** When the next save is due: after each pause, at least every second, and more and more rarely where it fails. */
export class SaveSchedule {
  readonly #clock: Clock;
  readonly #save: () => void;
  #callOff: (() => void) | null = null;
  #writtenAt = -Infinity;
  #unsavedSince: number | null = null;
  #retryMs = 0;
  #retryAt = 0;

  constructor(clock: Clock, save: () => void) {
    this.#clock = clock;
    this.#save = save;
  }

  /** How long nothing had been written until now. */
  noteWriting(): number {
    const now = this.#clock.now();
    const pauseMs = now - this.#writtenAt;
    this.#writtenAt = now;
    this.#unsavedSince ??= now;
    return pauseMs;
  }

  noteSending(): void {
    this.cancel();
    this.#unsavedSince = null;
  }

  noteSuccess(): void {
    this.#retryMs = 0;
    this.#retryAt = 0;
  }

  noteFailure(): void {
    this.#retryMs = Math.min(Math.max(FIRST_RETRY_MS, this.#retryMs * 2), LONGEST_RETRY_MS);
    this.#retryAt = this.#clock.now() + this.#retryMs;
  }

  plan(): void {
    this.cancel();
    const now = this.#clock.now();
    const longest = (this.#unsavedSince ?? this.#writtenAt) + LONGEST_UNSAVED_MS;
    const due = Math.max(Math.min(this.#writtenAt + PAUSE_MS, longest), this.#retryAt, now);
    this.#callOff = this.#clock.after(due - now, this.#save);
  }

  cancel(): void {
    this.#callOff?.();
    this.#callOff = null;
  }
}
