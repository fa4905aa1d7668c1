import type { RestorePlan } from '../../../db/contract/vault.ts';

const COUNTED = ['documents', 'highlights', 'notes', 'tags', 'links'] as const;

export interface CountDifference {
  readonly what: (typeof COUNTED)[number];
  /** `null` where the library that is here cannot be read. */
  readonly now: number | null;
  readonly inBackup: number;
  /** How many more there will be; negative for fewer. */
  readonly difference: number | null;
}

export function countDifferences({ inLibrary, inBackup }: RestorePlan): readonly CountDifference[] {
  return COUNTED.map((what) => {
    const now = inLibrary?.[what] ?? null;
    return { what, now, inBackup: inBackup[what], difference: now === null ? null : inBackup[what] - now };
  });
}

/** What the commit counters say; `null` where the library that is here cannot be read. */
export type CommitDifference =
  | { readonly kind: 'lost'; readonly commits: number }
  | { readonly kind: 'gained'; readonly commits: number }
  | { readonly kind: 'level' };

export function commitDifference({ inLibrary, inBackup }: RestorePlan): CommitDifference | null {
  if (inLibrary === null) return null;
  const ahead = inLibrary.seq - inBackup.seq;
  if (ahead > 0) return { kind: 'lost', commits: ahead };
  return ahead < 0 ? { kind: 'gained', commits: -ahead } : { kind: 'level' };
}
