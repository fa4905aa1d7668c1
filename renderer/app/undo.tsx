import { useMutation } from '@tanstack/react-query';
import type { UndoStep } from '../../db/contract/undo.ts';
import { useClient } from '../api/core-context.tsx';
import { askUndoStatus, useUndoStatus } from '../api/undo.ts';
import { useStrings } from '../strings/language-context.tsx';
import { IconButton } from '../ui/Button.tsx';
import { useCommand, useKeysOf } from './command-handlers.tsx';
import { useConfirmedCall } from './confirmation.tsx';
import { nameOfStep, useTellOutcome } from './outcome.tsx';
import styles from './Undo.module.css';
import { useUnsavedWork } from './unsaved-work.ts';

/** One step, or all up to and with the one named. */
export interface StepsToTake {
  readonly direction: 'undo' | 'redo';
  readonly upTo?: UndoStep;
}

interface UndoAndRedo {
  readonly undoNext: UndoStep | null;
  readonly redoNext: UndoStep | null;
  readonly take: (steps: StepsToTake) => void;
}

/** Takes the last step back, or makes it again; steps that changed many records are asked about first. */
export function useUndoAndRedo(): UndoAndRedo {
  const { undo: text } = useStrings();
  const status = useUndoStatus().data;
  const tell = useTellOutcome();
  const call = useConfirmedCall();
  const client = useClient();
  const unsavedWork = useUnsavedWork();
  const { mutate } = useMutation({
    // One after the other: holding the key must not take a step back before the last is known.
    scope: { id: 'undo' },
    mutationFn: async ({ direction, upTo }: StepsToTake) => {
      // What is being written is a step of its own, and the last: without it a note would be taken back under the hand.
      await unsavedWork.saveAll();
      const present = await askUndoStatus(client);
      const named = upTo ?? (direction === 'undo' ? present.undo : present.redo);
      const sentence = direction === 'undo' ? text.undoStep : text.redoStep;
      const method = direction === 'undo' ? 'undo.undo' : 'undo.redo';
      const title = named === null ? undefined : sentence(nameOfStep(named, text));
      const answer = await call(method, upTo === undefined ? {} : { upTo: upTo.id }, title);
      if (answer === null || answer.step === null) return;
      const kind = direction === 'undo' ? 'undone' : 'redone';
      tell({ kind, step: answer.step, steps: answer.steps, isShown: true });
    },
    onError: ({ failure }) => tell({ kind: 'failed', failure }),
  });
  return { undoNext: status?.undo ?? null, redoNext: status?.redo ?? null, take: mutate };
}

/** Undo and redo, each named by the step it would take, for the rail; their keys work on every page. */
export function UndoButtons() {
  const { undo: text } = useStrings();
  const keysOf = useKeysOf();
  const { undoNext, redoNext, take } = useUndoAndRedo();
  const undo = (): void => take({ direction: 'undo' });
  const redo = (): void => take({ direction: 'redo' });
  useCommand('undo', undoNext === null ? null : undo);
  useCommand('redo', redoNext === null ? null : redo);
  return (
    <div className={styles.buttons}>
      <IconButton
        icon="undo"
        label={undoNext === null ? text.nothingToUndo : text.undoStep(nameOfStep(undoNext, text))}
        keys={keysOf('undo')}
        isDisabled={undoNext === null}
        onPress={undo}
      />
      <IconButton
        icon="redo"
        label={redoNext === null ? text.nothingToRedo : text.redoStep(nameOfStep(redoNext, text))}
        keys={keysOf('redo')}
        isDisabled={redoNext === null}
        onPress={redo}
      />
    </div>
  );
}
