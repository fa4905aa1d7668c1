import { analyse } from './analyser.ts';
import { WordScanner } from './scan-words.ts';

/**
 * The words of a text as they are compared, in order, with a space before and after each: what a filter is looked up in.
 * Empty where there is no word.
 */
export function foldedWords(text: string): string {
  let words = '';
  // Without an object for each word: a long note is folded anew by each save.
  const scanner = new WordScanner({
    plain: (_, { start, end }) => (words += ` ${text.slice(start, end).toLowerCase()}`),
    other: ({ base }) => (words += ` ${base}`),
  });
  scanner.scan(text);
  return words === '' ? '' : `${words} `;
}

/** The words typed into a filter, each once; a text passes where every one of them begins a word of it. */
export function typedWords(typed: string): string[] {
  return [...new Set(analyse(typed).map(({ base }) => base))];
}
