import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The preload as the build makes it, from the build's own settings. */
export async function buildPreload(): Promise<string> {
  const outputs = await build({
    configFile: join(root, 'build', 'vite.preload.config.ts'),
    logLevel: 'silent',
    build: { write: false },
  });
  const output = Array.isArray(outputs) ? outputs[0] : outputs;
  if (output === undefined || !('output' in output)) throw new Error('the preload was not built');
  const [chunk, ...others] = output.output;
  if (others.length > 0) throw new Error('the preload must be one file');
  return chunk.code;
}

/** Electron as a sandboxed preload sees it. */
export interface PreloadElectron {
  readonly contextBridge: { readonly exposeInMainWorld: (key: string, api: unknown) => void };
  readonly ipcRenderer: {
    readonly invoke: (channel: string, ...values: readonly unknown[]) => Promise<unknown>;
    readonly on: (channel: string, listener: (event: unknown, value: unknown) => void) => void;
    readonly removeListener: (channel: string, listener: (event: unknown, value: unknown) => void) => void;
  };
}

/** Runs a built preload where there is nothing but the language and `require('electron')`. */
export function runPreload(code: string, electron: PreloadElectron): void {
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`A sandboxed preload cannot require ${name}`);
  };
  const module = { exports: {} };
  const context = createContext({ require, module, exports: module.exports });
  runInContext(code, context, { filename: 'preload.cjs' });
}
