import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import type { Failure } from '../../db/contract/result.ts';
import type { UndoStep } from '../../db/contract/undo.ts';
import { useUndoStatus } from '../api/undo.ts';
import { useStrings } from '../strings/language-context.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { useAnnounce } from './announcer.tsx';
import { useCommandDesk } from './command-handlers.tsx';
import styles from './Outcome.module.css';

/** What the last command came to. */
export type Outcome =
  | {
      readonly kind: 'done' | 'undone' | 'redone';
      readonly step: UndoStep;
      /** How many steps there were, of which `step` was the last. */
      readonly steps: number;
      readonly isShown: boolean;
    }
  | { readonly kind: 'destroyed'; readonly records: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

interface OutcomeDesk {
  readonly last: Outcome | null;
  readonly tell: (outcome: Outcome | null) => void;
}

const OutcomeContext = createContext<OutcomeDesk | null>(null);

/** Keeps the outcome of the last command of this window while the library is open. */
export function OutcomeProvider({ children }: { readonly children: ReactNode }) {
  const { undo } = useStrings();
  const announce = useAnnounce();
  const [last, setLast] = useState<Outcome | null>(null);
  const tell = useCallback(
    (outcome: Outcome | null) => {
      const sentence = outcome === null ? null : sentenceOf(outcome, undo);
      // A failure is an alert and says itself.
      if (sentence !== null) announce(sentence);
      setLast(outcome);
    },
    [announce, undo],
  );
  const desk = useMemo(() => ({ last, tell }), [last, tell]);
  return <OutcomeContext value={desk}>{children}</OutcomeContext>;
}

function useOutcomeDesk(): OutcomeDesk {
  const desk = use(OutcomeContext);
  if (desk === null) throw new Error('OutcomeProvider is missing.');
  return desk;
}

/** Tells what a command came to: to screen readers always, on the page where there is something to answer to it. */
export function useTellOutcome(): OutcomeDesk['tell'] {
  return useOutcomeDesk().tell;
}

type UndoStrings = ReturnType<typeof useStrings>['undo'];

/** The name of a step, as it follows “Undo:”. */
export function nameOfStep({ command, subject }: UndoStep, undo: UndoStrings): string {
  return undo.steps[command](subject);
}

function sentenceOf(outcome: Outcome, undo: UndoStrings): string | null {
  if (outcome.kind === 'failed') return null;
  if (outcome.kind === 'destroyed') return undo.destroyed(outcome.records);
  return undo[outcome.kind](nameOfStep(outcome.step, undo), outcome.steps);
}

/**
 * One quiet line at the foot of the page: what was removed, undone or failed, with the way back. It stays until it is
 * closed, another command is made, or its step is no longer the one that would be taken back.
 */
export function OutcomeLine() {
  const { undo, common, errors } = useStrings();
  const { last, tell } = useOutcomeDesk();
  const wayBack = useWayBack(last);
  if (last === null) return null;
  const close = <IconButton icon="close" label={common.close} onPress={() => tell(null)} />;
  if (last.kind === 'failed') {
    const { code, incident } = last.failure;
    return (
      <div className={styles.line} role="alert">
        <p className={styles.sentence}>
          {errors.codes[code]} {incident === undefined ? null : errors.incident(incident)}
        </p>
        {close}
      </div>
    );
  }
  if (last.kind !== 'destroyed' && (!last.isShown || wayBack === null)) return null;
  return (
    <section className={styles.line} aria-label={undo.outcome}>
      <p className={styles.sentence}>{sentenceOf(last, undo)}</p>
      {wayBack}
      {close}
    </section>
  );
}

/** The button that takes the step of an outcome back, while that step is the one it would take. */
function useWayBack(outcome: Outcome | null): ReactNode {
  const { undo } = useStrings();
  const desk = useCommandDesk();
  const status = useUndoStatus().data;
  if (outcome === null || !('step' in outcome)) return null;
  const next = outcome.kind === 'undone' ? status?.redo : status?.undo;
  if (next?.id !== outcome.step.id) return null;
  const id = outcome.kind === 'undone' ? 'redo' : 'undo';
  return (
    <Button look="quiet" icon={id} onPress={() => desk.run(id)}>
      {undo[id]}
    </Button>
  );
}
