import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { CoreConnection, CoreEvent } from '../../db/contract/contract.ts';
import type { Result } from '../../db/contract/result.ts';

const NO_ANSWER: Result<never> = {
  ok: false,
  error: {
    code: 'core-stopped',
    message: 'Sanad does not answer. What was saved before is kept. Start Sanad again.',
  },
};

/**
 * All that the page gets of the desktop: the same two functions that every other host offers. Electron's event
 * objects stay on this side, because they hold the way to send on any channel.
 */
const sanad: CoreConnection = Object.freeze({
  async call(method: string, input: unknown): Promise<Result<unknown>> {
    try {
      return await ipcRenderer.invoke('core:call', method, input);
    } catch {
      return NO_ANSWER;
    }
  },
  subscribe(listener: (event: CoreEvent) => void): () => void {
    const pass = (_event: IpcRendererEvent, event: CoreEvent): void => listener(event);
    ipcRenderer.on('core:event', pass);
    return () => {
      ipcRenderer.removeListener('core:event', pass);
    };
  },
});

contextBridge.exposeInMainWorld('sanad', sanad);
