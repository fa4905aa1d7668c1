import { useMemo } from 'react';
import type { Link, LinkKind, LinkSide } from '../../../db/contract/links.ts';
import type { CallFailed } from '../../api/client.ts';
import { useKnownLinks } from '../../api/links.ts';
import { useUndoableCommand } from '../../app/confirmation.tsx';
import type { ChosenPlace } from '../../app/pending.ts';

/** What a link says. */
export interface LinkWording {
  readonly kind: LinkKind;
  readonly comment: string;
}

export interface LinkCommands {
  /** `null` where it could not be made; `error` says why. */
  readonly make: (ends: LinkEnds, wording: LinkWording) => Promise<Link | null>;
  readonly change: (
    linkId: string,
    wording: LinkWording & { readonly isTurned: boolean },
  ) => Promise<Link | null>;
  /** Gives one end other words of its document; `null` where it could not be done, which is said at the foot then. */
  readonly placeEnd: (end: EndOfLink, range: ChosenRange) => Promise<Link | null>;
  readonly remove: (linkId: string) => Promise<boolean>;
  readonly error: CallFailed | null;
}

export interface EndOfLink {
  readonly linkId: string;
  readonly side: LinkSide;
}

type ChosenRange = NonNullable<ChosenPlace['range']>;

interface LinkEnds {
  readonly from: Pick<ChosenPlace, 'documentId' | 'range'>;
  readonly to: Pick<ChosenPlace, 'documentId' | 'range'>;
}

export function useLinkCommands(): LinkCommands {
  const known = useKnownLinks();
  const making = useUndoableCommand('links.create', { failures: 'caller' });
  const changing = useUndoableCommand('links.update', { failures: 'caller' });
  const { mutateAsync: place } = useUndoableCommand('links.placeEnd');
  const { mutateAsync: removeLinks } = useUndoableCommand('links.remove');
  const { mutateAsync: create } = making;
  const { mutateAsync: update } = changing;
  const error = making.error ?? changing.error;
  return useMemo(() => {
    const shown = async (command: Promise<Link | null>): Promise<Link | null> => {
      const link = await command.catch(() => null);
      if (link !== null) known.put(link);
      return link;
    };
    return {
      make: ({ from, to }, { kind, comment }) =>
        shown(create({ kind, comment, from: placeOf(from), to: placeOf(to) })),
      change: (linkId, { kind, comment, isTurned }) =>
        shown(update({ linkId, kind, comment, ...(isTurned ? { isTurned } : {}) })),
      placeEnd: ({ linkId, side }, { start, end }) => shown(place({ linkId, side, start, end })),
      remove: async (linkId) => (await removeLinks({ linkIds: [linkId] }).catch(() => null)) !== null,
      error,
    };
  }, [known, create, update, place, removeLinks, error]);
}

function placeOf({ documentId, range }: LinkEnds['from']) {
  return { documentId, range: range === null ? null : { start: range.start, end: range.end } };
}
