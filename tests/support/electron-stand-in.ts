import type {
  App,
  CommandLine,
  CustomScheme,
  Dialog,
  IpcMain,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  Protocol,
} from 'electron';
import { StandInEvent } from './electron/known-events.ts';
import { StandInSession } from './electron/session.ts';
import { state, type InvokeListener, type StandInState } from './electron/state.ts';
import { StandInWindow } from './electron/window.ts';
import { strict } from './strict.ts';

/*
 * Stands where the `electron` module would: vitest resolves `electron` to this file. Each member is typed by the
 * real `electron.d.ts`; a member or event that is not here throws, so that the shell cannot use what no test has
 * looked at. What it cannot show (the process sandbox, fuses, native menus and prompts) is checked where Electron is.
 */

/** A frame that sends a call, good or hostile. */
export interface StandInFrame {
  readonly parent: StandInFrame | null;
  readonly origin: string;
  readonly url: string;
}

/** The hand of the test: what happened, and what Electron would do next. */
export const standIn: StandInState & {
  /** Sends a call as a frame would: copied there and copied back. */
  readonly invoke: (
    sender: { readonly senderFrame: StandInFrame | null },
    channel: string,
    ...values: readonly unknown[]
  ) => Promise<unknown>;
} = Object.assign(state, { invoke });

async function invoke(
  sender: { readonly senderFrame: StandInFrame | null },
  channel: string,
  ...values: readonly unknown[]
): Promise<unknown> {
  const listener = state.channels.get(channel);
  if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- strict: reading any other member of it throws
  const event = strict('event', { ...sender }) as unknown as Parameters<InvokeListener>[0];
  const reply: unknown = await listener(event, ...structuredClone(values));
  return structuredClone(reply);
}

type AppMember =
  | 'enableSandbox'
  | 'exit'
  | 'getPath'
  | 'quit'
  | 'relaunch'
  | 'requestSingleInstanceLock'
  | 'setPath'
  | 'whenReady';

const appMembers: Pick<App, AppMember> = {
  enableSandbox() {
    if (state.isReady) throw new Error('app.enableSandbox must be called before ready');
    state.record.isSandboxEnabled = true;
  },
  /** Ends at once, asking nobody. */
  exit(exitCode = 0) {
    state.record.exits.push(exitCode);
  },
  getPath(name: string) {
    const path = state.record.paths.get(name);
    if (path === undefined) throw new Error(`The stand-in has no path ${name}`);
    return path;
  },
  setPath(name, path) {
    state.record.paths.set(name, path);
  },
  /** Asks as Electron does: a listener of `before-quit` may prevent it. */
  quit() {
    const event = new StandInEvent();
    state.appEvents.emit('before-quit', event);
    if (event.defaultPrevented || state.record.hasQuit) return;
    state.record.hasQuit = true;
    state.appEvents.emit('will-quit', new StandInEvent());
  },
  relaunch() {
    state.record.relaunches += 1;
  },
  requestSingleInstanceLock: () => state.ownsInstanceLock,
  whenReady: () => state.whenReady,
};

const commandLine: Pick<CommandLine, 'appendSwitch'> = strict('app.commandLine', {
  appendSwitch: (name: string, value?: string) => {
    state.record.switches.push([name, value]);
  },
});

function sessionOf(partition: string): StandInSession {
  const existing = state.sessions.get(partition);
  if (existing !== undefined) return existing;
  if (!state.isReady) throw new Error('Session can only be received when app is ready');
  const created = strict('session', new StandInSession(partition));
  state.sessions.set(partition, created);
  state.appEvents.emit('session-created', created);
  return created;
}

// What the shell imports from `electron`.

export const app = strict('app', {
  ...appMembers,
  commandLine,
  on: state.appEvents.on.bind(state.appEvents),
});

export const protocol: Pick<Protocol, 'registerSchemesAsPrivileged'> = strict('protocol', {
  registerSchemesAsPrivileged: (schemes: CustomScheme[]) => {
    if (state.isReady) throw new Error('schemes must be registered before ready');
    state.record.schemes.push(...schemes);
  },
});

export const session = strict('session', { fromPartition: sessionOf });

export const ipcMain: Pick<IpcMain, 'handle'> = strict('ipcMain', {
  handle: (channel: string, listener: InvokeListener) => {
    if (state.channels.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    state.channels.set(channel, listener);
  },
});

type PowerEvent = 'lock-screen' | 'suspend';

export const powerMonitor: { readonly on: (event: PowerEvent, listener: () => void) => unknown } = strict(
  'powerMonitor',
  {
    on(event: PowerEvent, listener: () => void) {
      if (!state.isReady) throw new Error('powerMonitor cannot be used before the app is ready');
      state.powerEvents.on(event, listener);
    },
  },
);

type ShowMessageBox = (options: MessageBoxOptions) => ReturnType<Dialog['showMessageBox']>;

export const dialog: Pick<Dialog, 'showErrorBox'> & { readonly showMessageBox: ShowMessageBox } = strict(
  'dialog',
  {
    showErrorBox: (title: string, content: string) => {
      state.record.errorBoxes.push([title, content]);
    },
    showMessageBox: (options: MessageBoxOptions) => {
      state.record.messageBoxes.push(options);
      return Promise.resolve({ response: state.answerToMessageBox, checkboxChecked: false });
    },
  },
);

export const Menu = strict('Menu', {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (menu: MenuItemConstructorOptions[] | null) => {
    state.record.menu = menu;
  },
});

export const BrowserWindow = StandInWindow;
