import type { OffsetRange } from '../chosen-range.ts';

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Short forms that end in a full stop and do not end a sentence; so do the initials of a name. */
const SHORT_FORM =
  /(?:^|[\s(“"‘'«–—-])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Hon|Rev|St|Jr|Sr|No|Nos|Art|Arts|Vol|Ch|Fig|ed|eds|pp?|cf|vs|viz|ca|al|e\.g|i\.e|\p{Lu}|د|ق|م|ص|ه)\.\s*$/u;

/** Line breaks inside a passage come from the width of a page; they end no sentence. */
const LINE_BREAKS = /[\n\r\u2028\u0085]/g;

/** The sentences of a text in reading order, without the white space between them. */
export function sentencesOf({
  text,
  start,
}: {
  readonly text: string;
  readonly start: number;
}): OffsetRange[] {
  const sentences: OffsetRange[] = [];
  let from = 0;
  for (const { index, segment } of SENTENCES.segment(text.replace(LINE_BREAKS, ' '))) {
    const to = index + segment.length;
    if (SHORT_FORM.test(segment) && to < text.length) continue;
    const range = withoutSpace(text, from, to);
    if (range !== null) sentences.push({ start: start + range.start, end: start + range.end });
    from = to;
  }
  return sentences;
}

function withoutSpace(text: string, from: number, to: number): OffsetRange | null {
  const piece = text.slice(from, to);
  const words = piece.trim();
  if (words === '') return null;
  const start = from + piece.indexOf(words);
  return { start, end: start + words.length };
}
