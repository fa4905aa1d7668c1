import { useMutation } from '@tanstack/react-query';
import type { TrashedReference } from '../../api/trash.ts';
import { useConfirmedCall, useUndoableCommand } from '../../app/confirmation.tsx';
import { useTellOutcome } from '../../app/outcome.tsx';

export interface TrashCommands {
  readonly restore: (records: readonly TrashedReference[]) => void;
  readonly destroy: (records: readonly TrashedReference[]) => void;
  readonly destroyAll: () => void;
  /** How many of the tags restored last got another name. */
  readonly renamed: number;
}

/** What can be done with the trash; destroying always asks first. */
export function useTrashCommands(): TrashCommands {
  const restoring = useUndoableCommand('trash.restore');
  const tell = useTellOutcome();
  const call = useConfirmedCall();
  const destroying = useMutation({
    mutationFn: (records: readonly TrashedReference[] | null) =>
      call('trash.empty', records === null ? {} : { records: [...records] }),
    onSuccess: (answer) => {
      if (answer !== null) tell({ kind: 'destroyed', records: answer.destroyed });
    },
    onError: ({ failure }) => tell({ kind: 'failed', failure }),
  });
  return {
    restore: (records) => restoring.mutate({ records: [...records] }),
    destroy: (records) => destroying.mutate(records),
    destroyAll: () => destroying.mutate(null),
    renamed: restoring.data?.renamed ?? 0,
  };
}
