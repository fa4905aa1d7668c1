import type { Problem } from '../../../db/contract/vault.ts';

export interface ProblemGroup {
  readonly what: Problem['what'];
  readonly count: number;
  /** Of the documents or highlights, each once; empty where the problems are of a file. */
  readonly ids: readonly string[];
}

/** What was found, by what is not as it should be, in the order in which each was found first. */
export function groupProblems(problems: readonly Problem[]): readonly ProblemGroup[] {
  const groups = new Map<Problem['what'], { count: number; ids: Set<string> }>();
  for (const { what, id } of problems) {
    const group = groups.get(what) ?? { count: 0, ids: new Set<string>() };
    group.count += 1;
    if (id !== '') group.ids.add(id);
    groups.set(what, group);
  }
  return [...groups].map(([what, { count, ids }]) => ({ what, count, ids: [...ids] }));
}
