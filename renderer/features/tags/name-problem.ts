import { isUnseeable, MAX_NAME_LENGTH } from '../../../db/contract/given-name.ts';
import type { Strings } from '../../strings/en.ts';

/** Why a tag cannot be called that, in a sentence; `null` where it can, or where nothing was typed. */
export function nameProblem(typed: string, words: Strings['tags']['problems']): string | null {
  const name = typed.trim();
  if (name === '') return null;
  if (name.length > MAX_NAME_LENGTH) return words.tooLong(MAX_NAME_LENGTH);
  return isUnseeable(name) ? words.unseeable : null;
}

/** The same for other words, one to a line: why the first that cannot be kept cannot. */
export function aliasesProblem(typed: string, words: Strings['tags']['problems']): string | null {
  for (const alias of typed.split('\n')) {
    const problem = nameProblem(alias, words);
    if (problem !== null) return problem;
  }
  return null;
}
