import { createContext, use, useMemo } from 'react';
import type { NamedTarget } from '../../../db/contract/notes.ts';
import { findNoteLinks } from '../../../db/text/note-links.ts';
import { targetKey, useResolvedTargets, type TargetReference } from '../../api/notes.ts';

export type KnownTargets = ReadonlyMap<string, NamedTarget>;

const NOTHING_KNOWN: KnownTargets = new Map();

const KnownTargetsContext = createContext<KnownTargets>(NOTHING_KNOWN);
export const KnownTargetsProvider = KnownTargetsContext.Provider;

/** What everything a body links to is called now, by `kind:id`. */
export function useTargetsOf(body: string): KnownTargets {
  const targets = useMemo(() => distinctTargets(body), [body]);
  return useResolvedTargets(targets).data ?? NOTHING_KNOWN;
}

function distinctTargets(body: string): readonly TargetReference[] {
  const targets = new Map<string, TargetReference>();
  for (const { kind, id } of findNoteLinks(body)) targets.set(targetKey({ kind, id }), { kind, id });
  return [...targets.values()].sort((one, other) => (targetKey(one) < targetKey(other) ? -1 : 1));
}

/** A target of the note that is shown; `undefined` while the library has not answered. */
export function useKnownTarget(target: TargetReference): NamedTarget | undefined {
  return use(KnownTargetsContext).get(targetKey(target));
}
