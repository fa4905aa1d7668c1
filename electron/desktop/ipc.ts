import { ipcMain, type WebContents, type WebFrameMain } from 'electron';
import { isMethodName, type CoreConnection, type CoreEvent } from '../../db/contract/contract.ts';
import { fail, type Result } from '../../db/contract/result.ts';
import { UNKNOWN_METHOD } from '../../db/contract/unknown-method.ts';
import { UNEXPECTED } from '../shared/failures.ts';
import { normaliseRequestValue } from '../shared/request-input.ts';
import { isWorkbenchFrame } from './offline-session.ts';

/** One channel each way; the contract's methods are the first argument of a call. The preload says the same names. */
const CALL_CHANNEL = 'core:call';
export const EVENT_CHANNEL = 'core:event';

/** The part of Electron's invoke event that says who is calling. */
export interface CallSender {
  readonly senderFrame: Pick<WebFrameMain, 'parent' | 'origin' | 'url'> | null;
}

/** Lets the workbench's own frame call the core. Every reply is a value; nothing is thrown across. */
export function answerCalls(core: CoreConnection): void {
  ipcMain.handle(CALL_CHANNEL, (event, ...values: readonly unknown[]) => answerCall(core, event, values));
}

/** Decides about one call: who sends it, whether it is one of the contract's, whether it is plain JSON. */
export async function answerCall(
  core: CoreConnection,
  { senderFrame }: CallSender,
  values: readonly unknown[],
): Promise<Result<unknown>> {
  if (senderFrame === null || !isWorkbenchFrame(senderFrame)) {
    return fail(
      'forbidden',
      'This call did not come from the workbench. Nothing was done. Use the window that Sanad opened.',
    );
  }
  const [method, value] = values;
  if (values.length !== 2 || typeof method !== 'string') {
    return fail(
      'invalid-input',
      'This call does not have a method and an input. Nothing was done. Send exactly these two.',
    );
  }
  if (!isMethodName(method)) return UNKNOWN_METHOD;
  const input = normaliseRequestValue(value);
  if (!input.ok) return input;
  try {
    return await core.call(method, input.value);
  } catch {
    return UNEXPECTED;
  }
}

/** Passes the core's events on to a window until that is gone. */
export function forwardEvents(core: CoreConnection, contents: WebContents): void {
  const unsubscribe = core.subscribe((event: CoreEvent) => contents.send(EVENT_CHANNEL, event));
  contents.once('destroyed', unsubscribe);
}
