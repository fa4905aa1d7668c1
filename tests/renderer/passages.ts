import { readFileSync, readdirSync } from 'node:fs';
import { canonicalOffset, type Passage } from '../../db/contract/models.ts';
import { canonicalText } from '../../db/text/canonical-text.ts';
import { splitIntoPassages } from '../../db/text/passages.ts';

type PassageParts = Partial<Omit<Passage, 'start' | 'end'>> & { readonly start?: number };

export function aPassage({ start = 0, text = 'Text of a test.', ...more }: PassageParts = {}): Passage {
  return {
    ordinal: 0,
    kind: 'paragraph',
    level: 0,
    direction: 'ltr',
    ...more,
    text,
    start: canonicalOffset.parse(start),
    end: canonicalOffset.parse(start + text.length),
  };
}

/** One paragraph for each line. */
export function passagesOf(text: string): readonly Passage[] {
  let start = 0;
  return text.split('\n').map((line, ordinal) => {
    const passage = aPassage({ text: line, start, ordinal });
    start += line.length + 1;
    return passage;
  });
}

const DOCUMENTS = new URL('../../seeds/documents/', import.meta.url);

/** The passages of every bundled document, as the reader gets them. */
export function seedPassages(): ReadonlyMap<string, readonly Passage[]> {
  return new Map(
    readdirSync(DOCUMENTS).map((file) => {
      const text = canonicalText(readFileSync(new URL(file, DOCUMENTS), 'utf8'));
      const passages = splitIntoPassages(text).map(({ start, end, ...rest }, ordinal) =>
        aPassage({ ...rest, ordinal, start, text: text.slice(start, end) }),
      );
      return [file, passages];
    }),
  );
}
