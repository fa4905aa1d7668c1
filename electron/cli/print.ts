import type { Mark } from '../../db/contract/models.ts';

/*
 * Text for people, on a terminal. What comes from a document may hold anything, so characters that steer a
 * terminal or turn the direction of a line never get there.
 */

const STEERING = /(?![\n\t])\p{Cc}/gu;
/** Embeddings, overrides and isolates; they reach beyond the words they stand in. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const FIRST_STRONG_ISOLATE = '\u2068';
const END_ISOLATE = '\u2069';

/** Keeps lines and tabs, shows other control characters as replacement characters, leaves out what turns lines. */
export function harmless(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(TURNING, '').replace(STEERING, '\ufffd');
}

/** One line, with its own direction whatever stands around it. */
export function inline(text: string): string {
  return isolate(harmless(text).replace(/\s+/g, ' ').trim());
}

function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${END_ISOLATE}` : text;
}

export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  /** Set apart without colour too, so that a match can be told by everyone. */
  readonly mark: (text: string) => string;
}

/** Colours only where a terminal shows them and nobody asked for none. */
export function styleFor({ isColourful }: { readonly isColourful: boolean }): Style {
  if (!isColourful) return { bold: (text) => text, dim: (text) => text, mark: (text) => `[${text}]` };
  return {
    bold: (text) => `\u001b[1m${text}\u001b[22m`,
    dim: (text) => `\u001b[2m${text}\u001b[22m`,
    mark: (text) => `\u001b[1;4m${text}\u001b[22;24m`,
  };
}

/** An excerpt on one line with its marks set apart. */
export function markedExcerpt(excerpt: string, marks: readonly Mark[], style: Style): string {
  const parts: string[] = [];
  let end = 0;
  for (const [start, stop] of marks) {
    parts.push(flat(excerpt.slice(end, start)), style.mark(flat(excerpt.slice(start, stop))));
    end = stop;
  }
  parts.push(flat(excerpt.slice(end)));
  return isolate(parts.join(''));
}

function flat(text: string): string {
  return harmless(text).replace(/\s+/g, ' ');
}

/** `1 document`, `2 documents`, with thousands set off. */
export function counted(count: number, singular: string): string {
  return `${count.toLocaleString('en')} ${singular}${count === 1 ? '' : 's'}`;
}

/** Names and values in two columns. */
export function pairs(entries: readonly (readonly [string, string])[]): string {
  const width = Math.max(...entries.map(([name]) => name.length)) + 2;
  return entries.map(([name, value]) => `${name.padEnd(width)}${value}`).join('\n');
}
