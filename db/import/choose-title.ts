import type { TitleBasis } from '../contract/models.ts';
import type { PassageRange } from '../text/passages.ts';

export interface TitleSources {
  /** From the source record; `null` where it states none. */
  readonly statedTitle: string | null;
  readonly text: string;
  readonly ranges: readonly PassageRange[];
  readonly file: string;
}

export interface ChosenTitle {
  readonly title: string;
  readonly titleBasis: TitleBasis;
}

const OPENING_WORDS = 8;
const LONGEST_OPENING = 120;

/**
 * Chooses what a document is called on screen: its stated title, else its opening words, else its file's name.
 *
 * Page furniture and separators are passed over. A heading at the start is given whole, and still as opening words:
 * that it is the title has been read from the layout only, and nobody has confirmed it.
 */
export function chooseTitle({ statedTitle, text, ranges, file }: TitleSources): ChosenTitle {
  if (statedTitle !== null) return { title: statedTitle, titleBasis: 'stated' };
  const opening = ranges.find(({ kind }) => kind !== 'furniture' && kind !== 'separator');
  const title = opening ? openingWords(text, opening) : '';
  return title === '' ? { title: file, titleBasis: 'file-name' } : { title, titleBasis: 'opening-words' };
}

function openingWords(text: string, { start, end, kind }: PassageRange): string {
  const beginning = text.slice(start, Math.min(end, start + 10 * LONGEST_OPENING));
  const words = beginning.split(/\s+/u).filter((word) => word !== '');
  const taken = kind === 'heading' ? words.length : OPENING_WORDS;
  const opening = words.slice(0, taken).join(' ');
  const isWhole = taken >= words.length && start + beginning.length >= end;
  if (opening.length <= LONGEST_OPENING) return isWhole ? opening : `${opening}…`;
  return `${opening.slice(0, LONGEST_OPENING).replace(/[\ud800-\udbff]$/u, '')}…`;
}
