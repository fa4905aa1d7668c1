import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { MethodInput, MethodOutput } from '../../db/contract/contract.ts';
import type { UndoStep } from '../../db/contract/undo.ts';
import { CallFailed, type Client } from '../api/client.ts';
import { useClient } from '../api/core-context.tsx';
import { askUndoStatus } from '../api/undo.ts';
import { ConfirmationDialog } from './ConfirmationDialog.tsx';
import { useTellOutcome, type Outcome } from './outcome.tsx';
import type { ConfirmableMethod, Question } from './question.ts';

type Ask = (question: Question) => Promise<boolean>;

const AskContext = createContext<Ask | null>(null);

interface Asked extends Question {
  readonly answer: (isMeant: boolean) => void;
}

/** Shows the question before a change of many records; one at a time, and none once the library is closed. */
export function ConfirmationProvider({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const open = useRef<Asked | null>(null);
  const ask = useCallback<Ask>(
    (question) =>
      new Promise((resolve) => {
        open.current?.answer(false);
        const answer = (isMeant: boolean): void => {
          open.current = null;
          setAsked(null);
          resolve(isMeant);
        };
        open.current = { ...question, answer };
        setAsked(open.current);
      }),
    [],
  );
  useEffect(() => () => open.current?.answer(false), []);
  return (
    <AskContext value={ask}>
      {children}
      {asked === null ? null : <ConfirmationDialog question={asked} onAnswer={asked.answer} />}
    </AskContext>
  );
}

export interface UndoableCommandOptions<Name extends ConfirmableMethod> {
  /** What is to be done, by name, for the question; without it the question names the command. */
  readonly title?: (input: MethodInput<Name>) => string;
  /** `caller`: the caller shows `error`; else it is shown at the foot of the page. */
  readonly failures?: 'at-the-foot' | 'caller';
}

/** Removals are shown with the way back; what happens before the eyes is only told to those who cannot see it. */
const SHOWN: ReadonlySet<ConfirmableMethod> = new Set([
  'documents.remove',
  'tags.merge',
  'tags.remove',
  'highlights.remove',
  'links.remove',
  'notes.remove',
  'savedSearches.remove',
] as const);

/** Saving happens while somebody types: a sentence after each would be noise. */
const UNTOLD: ReadonlySet<ConfirmableMethod> = new Set(['notes.save'] as const);

/**
 * A command that can be undone, ready to be made with `mutate` or `mutateAsync`.
 *
 * Where it would change many records the researcher is asked first, with the exact number; the answer is `null` where
 * that was declined, and nothing was changed then. What was done is announced by name; a failure is shown at the foot of
 * the page unless the caller says that it shows it.
 */
export function useUndoableCommand<Name extends ConfirmableMethod>(
  method: Name,
  { title, failures = 'at-the-foot' }: UndoableCommandOptions<Name> = {},
): UseMutationResult<MethodOutput<Name> | null, CallFailed, MethodInput<Name>> {
  const client = useClient();
  const tell = useTellOutcome();
  const call = useConfirmedCall();
  return useMutation({
    mutationFn: async (input: MethodInput<Name>) => {
      const before = UNTOLD.has(method) ? null : (await askUndoStatus(client)).undo;
      const output = await call(method, input, title?.(input));
      if (output !== null && !UNTOLD.has(method)) tell(await outcomeOf(client, method, before));
      return output;
    },
    onError: ({ failure }) => {
      if (failures === 'at-the-foot') tell({ kind: 'failed', failure });
    },
  });
}

/** Calls a command, asks where it has to be asked, and calls again with the number that was agreed to. */
export function useConfirmedCall() {
  const client = useClient();
  const ask = use(AskContext);
  if (ask === null) throw new Error('ConfirmationProvider is missing.');
  return useCallback(
    async <Name extends ConfirmableMethod>(
      method: Name,
      input: MethodInput<Name>,
      title?: string,
    ): Promise<MethodOutput<Name> | null> => {
      let confirmed = input;
      for (;;) {
        try {
          return await client.call(method, confirmed);
        } catch (error) {
          const records = recordsAskedFor(error);
          if (records === null) throw error;
          if (!(await ask({ method, title, records }))) return null;
          confirmed = { ...input, confirmedRecords: records };
        }
      }
    },
    [client, ask],
  );
}

function recordsAskedFor(error: unknown): number | null {
  if (!(error instanceof CallFailed) || error.failure.code !== 'confirmation-needed') return null;
  const records = error.failure.details?.['records'];
  return typeof records === 'number' ? records : null;
}

/** The step that a command has just made; `null` where it found nothing to change. */
async function outcomeOf(
  client: Client,
  method: ConfirmableMethod,
  before: UndoStep | null,
): Promise<Outcome | null> {
  const { undo: step } = await askUndoStatus(client);
  if (step === null || (step.id === before?.id && step.madeAt === before.madeAt)) return null;
  return { kind: 'done', step, steps: 1, isShown: SHOWN.has(method) };
}
