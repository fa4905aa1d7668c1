import { join } from 'node:path';
import { succeed, type Result } from '../../db/contract/result.ts';
import type { CoreClient } from '../../db/service/core-client.ts';
import { openShell, prepareShell, type DesktopMachine } from '../../electron/desktop/desktop.ts';
import { type KnownEvents, StandInEvent } from '../support/electron/known-events.ts';
import type { StandInSession } from '../support/electron/session.ts';
import type { StandInWebContents, StandInWindow } from '../support/electron/window.ts';
import { standIn } from '../support/electron-stand-in.ts';
import { createInMemoryCore, type InMemoryCore } from '../support/in-memory-core.ts';
import { aRendererBuild } from '../support/renderer-build.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export interface TestShell {
  readonly core: InMemoryCore;
  readonly window: StandInWindow;
  readonly contents: StandInWebContents;
  readonly session: StandInSession;
  /** Emits a preventable event and gives it back. */
  readonly emit: (target: KnownEvents, name: string, ...values: unknown[]) => StandInEvent;
  /** Whether the navigation was prevented. */
  readonly emitNavigation: (
    target: KnownEvents,
    name: string,
    details: { readonly url: string; readonly isMainFrame: boolean },
  ) => boolean;
}

export function aMachine(
  core: InMemoryCore,
  start: (dataFolder: string) => Promise<Result<CoreClient>> = () => Promise.resolve(succeed(core)),
): DesktopMachine {
  return {
    dataFolder: { path: join(temporaryFolder(), 'data'), isNamed: true },
    platform: 'linux',
    installation: {
      version: '0.0.0',
      coreWorker: new URL('file:///nowhere'),
      corpusFile: '/nowhere',
      preloadFile: '/app/dist/desktop/preload.cjs',
      renderer: aRendererBuild(),
    },
    startCore: start,
  };
}

/** The real shell on a fresh stand-in, opened to the point where its window is there. */
export async function openTestShell(): Promise<TestShell> {
  standIn.reset();
  const core = createInMemoryCore();
  const machine = aMachine(core);
  const guard = prepareShell(machine);
  if (guard === null) throw new Error('the shell did not get its lock');
  standIn.becomeReady();
  await openShell(machine, guard);
  const [window] = standIn.windows;
  const session = standIn.sessions.get('workbench');
  if (window === undefined || session === undefined) throw new Error('the shell opened no window');
  return { core, window, contents: window.webContents, session, emit, emitNavigation };
}

function emit(target: KnownEvents, name: string, ...values: unknown[]): StandInEvent {
  const event = new StandInEvent();
  target.emit(name, event, ...values);
  return event;
}

function emitNavigation(
  target: KnownEvents,
  name: string,
  details: { readonly url: string; readonly isMainFrame: boolean },
): boolean {
  const event = Object.assign(new StandInEvent(), details);
  target.emit(name, event);
  return event.defaultPrevented;
}

/** Resolves when everything that was waiting for a promise has run. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
