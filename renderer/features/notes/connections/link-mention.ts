import { findNoteLinks, writeNoteLink } from '../../../../db/text/note-links.ts';
import type { NoteMention } from '../../../../db/contract/notes.ts';
import type { TargetReference } from '../../../api/notes.ts';

/** Letters of the surroundings that are compared, on either side. */
const CONTEXT = 40;

/**
 * Makes a link of the words of a mention, where they stand in the note: of several places the one whose surroundings are
 * those of the excerpt. `null` where the note does not have the words any more, outside of links.
 */
export function linkMention(
  body: string,
  { excerpt, marks }: Pick<NoteMention, 'excerpt' | 'marks'>,
  target: TargetReference,
): string | null {
  const [start, end] = marks[0] ?? [0, 0];
  const words = excerpt.slice(start, end);
  if (words.trim() === '') return null;
  const links = findNoteLinks(body);
  const before = lettersOf(excerpt.slice(0, start)).slice(-CONTEXT);
  const after = lettersOf(excerpt.slice(end)).slice(0, CONTEXT);
  let best: { readonly place: RegExpExecArray; readonly likeness: number } | null = null;
  for (const place of body.matchAll(asPattern(words))) {
    const [from, to] = [place.index, place.index + place[0].length];
    if (links.some((link) => from < link.end && to > link.start)) continue;
    const likeness =
      commonEnd(lettersOf(body.slice(Math.max(0, from - 3 * CONTEXT), from)), before) +
      commonStart(lettersOf(body.slice(to, to + 3 * CONTEXT)), after);
    if (best === null || likeness > best.likeness) best = { place, likeness };
  }
  if (best === null) return null;
  const { index } = best.place;
  const [written] = best.place;
  return `${body.slice(0, index)}${writeNoteLink({ ...target, label: written })}${body.slice(index + written.length)}`;
}

/** An excerpt may have a space where the note has a line end. */
function asPattern(words: string): RegExp {
  const escaped = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(escaped.join('\\s+'), 'gu');
}

/** Without the marks and the white space, which an excerpt may leave out. */
function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

function commonStart(text: string, other: string): number {
  let length = 0;
  while (length < text.length && text[length] === other[length]) length += 1;
  return length;
}

function commonEnd(text: string, other: string): number {
  let length = 0;
  while (length < text.length && text.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
}
