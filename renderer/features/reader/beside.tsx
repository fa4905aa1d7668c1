import { useState, type ReactNode } from 'react';
import { useOpenBeside, type Opening } from '../../app/opening.ts';
import { useSession } from '../../app/session.tsx';
import { BesideDialog } from './BesideDialog.tsx';

export interface Beside {
  /** Puts the document beside another; `null` while there is none to put. */
  readonly put: (() => void) | null;
  /** The question which document to put it beside, while it is asked; belongs somewhere on the page. */
  readonly question: ReactNode;
}

/**
 * Opens a document beside the one read last; where none was read, or it is the same, asks which one to put it
 * beside.
 */
export function useBeside(opening: Opening | null): Beside {
  const openBeside = useOpenBeside();
  const last = useSession((session) => session.lastDocument);
  const [isAsking, setIsAsking] = useState(false);
  if (opening === null) return { put: null, question: null };
  return {
    put: () => {
      if (last === null || last.id === opening.documentId) setIsAsking(true);
      else openBeside(last.id, opening);
    },
    question: isAsking ? (
      <BesideDialog
        besideId={opening.documentId}
        onChoose={(firstId) => openBeside(firstId, opening)}
        onClose={() => setIsAsking(false)}
      />
    ) : null,
  };
}
