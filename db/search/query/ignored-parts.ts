import type { IgnoredPart } from '../../contract/search.ts';

const MOST_PARTS = 20;
const LONGEST_TEXT = 60;

/** Collects what a query's reader is told was not used: few parts, each short and told once, whatever was typed. */
export class IgnoredParts {
  readonly #parts: IgnoredPart[] = [];

  add(text: string, reason: IgnoredPart['reason']): void {
    if (this.#parts.length >= MOST_PARTS) return;
    const short = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
    const part = { text: short.toWellFormed(), reason };
    const isTold = this.#parts.some((told) => told.text === part.text && told.reason === reason);
    if (!isTold) this.#parts.push(part);
  }

  list(): readonly IgnoredPart[] {
    return this.#parts;
  }
}
