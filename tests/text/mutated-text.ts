/** Numbers that look random and are the same in every run. */
export type Random = () => number;

/** A word of a mutated text: which word of the first text it is, and what was done to it. */
export interface MutatedWord {
  readonly start: number;
  readonly end: number;
  /** The word it was; `null` for one that was put in. */
  readonly origin: number | null;
  readonly isEdited: boolean;
  /** It belongs to the second copy of a paragraph that was doubled. */
  readonly isCopy: boolean;
}

export interface MutatedText {
  readonly text: string;
  readonly words: readonly MutatedWord[];
}

export interface Mutation {
  /** Share of the words that are changed, put in or taken out. */
  readonly edited: number;
  readonly movedParagraphs: number;
  readonly doubledParagraphs: number;
  readonly deletedParagraphs: number;
}

interface Piece {
  readonly text: string;
  readonly space: string;
  readonly origin: number | null;
  readonly isEdited: boolean;
  readonly isCopy: boolean;
}

/** The words of a text between white space, with their ranges. */
export function wordsBetweenSpaces(text: string): { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(/\S+/gu), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
}

/** Mutates a text and knows of every word of the new one which word it was. */
export function mutate(text: string, mutation: Mutation, random: Random): MutatedText {
  let paragraphs = cutIntoParagraphs(text);
  const at = (): number => Math.floor(random() * paragraphs.length);
  for (let count = 0; count < mutation.deletedParagraphs; count += 1) paragraphs.splice(at(), 1);
  for (let count = 0; count < mutation.movedParagraphs; count += 1) {
    const [moved] = paragraphs.splice(at(), 1);
    if (moved !== undefined) paragraphs.splice(Math.floor(random() * (paragraphs.length + 1)), 0, moved);
  }
  for (let count = 0; count < mutation.doubledParagraphs; count += 1) {
    const copy = (paragraphs[at()] ?? []).map((piece) => ({ ...piece, isCopy: true }));
    paragraphs.splice(Math.floor(random() * (paragraphs.length + 1)), 0, copy);
  }
  const vocabulary = paragraphs.flat().map((piece) => piece.text);
  paragraphs = paragraphs.map((pieces) =>
    pieces.flatMap((piece) => (random() < mutation.edited ? edit(piece, vocabulary, random) : [piece])),
  );
  return join(paragraphs);
}

function cutIntoParagraphs(text: string): Piece[][] {
  let origin = -1;
  return text.split('\n').map((line) =>
    Array.from(line.matchAll(/(\S+)(\s*)/gu), ([, word = '', space = '']): Piece => {
      origin += 1;
      return { text: word, space: space === '' ? ' ' : space, origin, isEdited: false, isCopy: false };
    }),
  );
}

function edit(piece: Piece, vocabulary: readonly string[], random: Random): Piece[] {
  const other = vocabulary[Math.floor(random() * vocabulary.length)] ?? 'word';
  const kind = random();
  if (kind < 0.2) return [];
  if (kind < 0.4) return [piece, { ...piece, text: other, origin: null, isEdited: true }];
  if (kind < 0.7) return [{ ...piece, text: other, isEdited: true }];
  const place = Math.floor(random() * piece.text.length);
  const typo = piece.text.slice(0, place) + 'x' + piece.text.slice(place + (random() < 0.5 ? 1 : 0));
  return [{ ...piece, text: typo, isEdited: true }];
}

function join(paragraphs: readonly (readonly Piece[])[]): MutatedText {
  let text = '';
  const words: MutatedWord[] = [];
  for (const pieces of paragraphs) {
    for (const { text: word, space, origin, isEdited, isCopy } of pieces) {
      words.push({ start: text.length, end: text.length + word.length, origin, isEdited, isCopy });
      text += word + space;
    }
    text += '\n';
  }
  return { text, words };
}
