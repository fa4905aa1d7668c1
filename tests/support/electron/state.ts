import type { CustomScheme, IpcMain, MenuItemConstructorOptions, MessageBoxOptions } from 'electron';
import { KnownEvents } from './known-events.ts';
import type { StandInSession } from './session.ts';
import type { StandInWindow } from './window.ts';

/** Everything the shell did to Electron since the last reset. */
export interface StandInRecord {
  isSandboxEnabled: boolean;
  readonly switches: (readonly [string, string | undefined])[];
  readonly schemes: CustomScheme[];
  readonly paths: Map<string, string>;
  readonly errorBoxes: (readonly [string, string])[];
  readonly messageBoxes: MessageBoxOptions[];
  readonly exits: number[];
  relaunches: number;
  hasQuit: boolean;
  menu: MenuItemConstructorOptions[] | null;
}

function freshRecord(): StandInRecord {
  return {
    isSandboxEnabled: false,
    switches: [],
    schemes: [],
    paths: new Map([['appData', '/appData']]),
    errorBoxes: [],
    messageBoxes: [],
    exits: [],
    relaunches: 0,
    hasQuit: false,
    menu: null,
  };
}

export type InvokeListener = Parameters<IpcMain['handle']>[1];

/** What Electron is and does, as a test sets it. */
export interface StandInState {
  record: StandInRecord;
  readonly appEvents: KnownEvents;
  /** What the system tells of its screen and its sleep. */
  readonly powerEvents: KnownEvents;
  isReady: boolean;
  whenReady: Promise<void>;
  ownsInstanceLock: boolean;
  /** Whether a session's `setProxy` fails. */
  refusesProxy: boolean;
  readonly windows: StandInWindow[];
  readonly sessions: Map<string, StandInSession>;
  readonly channels: Map<string, InvokeListener>;
  /** The button that the next message box is answered with. */
  answerToMessageBox: number;
  becomeReady: () => void;
  /** Back to an Electron that has just been started. */
  reset: () => void;
}

const APP_EVENTS = [
  'before-quit',
  'second-instance',
  'session-created',
  'web-contents-created',
  'will-quit',
  'window-all-closed',
];

export const state: StandInState = {
  ...freshState(),
  appEvents: new KnownEvents(APP_EVENTS),
  powerEvents: new KnownEvents(['lock-screen', 'suspend']),
  windows: [],
  sessions: new Map(),
  channels: new Map(),
  reset() {
    Object.assign(state, freshState());
    state.windows.length = 0;
    state.sessions.clear();
    state.channels.clear();
    state.appEvents.removeAllListeners();
    state.powerEvents.removeAllListeners();
  },
};

function freshState() {
  const ready = Promise.withResolvers<void>();
  return {
    record: freshRecord(),
    isReady: false,
    whenReady: ready.promise,
    ownsInstanceLock: true,
    refusesProxy: false,
    answerToMessageBox: 1,
    becomeReady() {
      state.isReady = true;
      ready.resolve();
    },
  };
}
