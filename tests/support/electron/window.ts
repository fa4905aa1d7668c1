import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents } from 'electron';
import { strict } from '../strict.ts';
import { KnownEvents, StandInEvent } from './known-events.ts';
import { state } from './state.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];
type ContentsMember = 'send' | 'setWebRTCIPHandlingPolicy' | 'setWindowOpenHandler';

export class StandInWebContents extends KnownEvents implements Pick<WebContents, ContentsMember> {
  readonly sent: (readonly [string, unknown])[] = [];
  webRtcPolicy = 'default';
  windowOpen: OpenHandler | null = null;
  isDestroyed = false;
  /** What the page's side of the bridge does with a message, where a page is attached. */
  receive: (channel: string, value: unknown) => void = () => undefined;
  /** What the page does last when its window is closed; false where it hangs, and the window stays. */
  leave: () => boolean = () => true;

  constructor() {
    super([
      'destroyed',
      'login',
      'render-process-gone',
      'will-attach-webview',
      'will-frame-navigate',
      'will-navigate',
      'will-redirect',
    ]);
  }

  send(channel: string, value: unknown): void {
    if (this.isDestroyed) throw new TypeError('Object has been destroyed');
    const copy = structuredClone(value);
    this.sent.push([channel, copy]);
    this.receive(channel, copy);
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.windowOpen = handler;
  }
}

type WindowMember =
  'close' | 'destroy' | 'focus' | 'isDestroyed' | 'isMinimized' | 'loadURL' | 'restore' | 'show';

export class StandInWindow extends KnownEvents implements Pick<BrowserWindow, WindowMember> {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: StandInWebContents;
  readonly loaded: string[] = [];
  isVisible = false;
  hasFocus = false;
  isShrunk = false;
  #isGone = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super(['page-title-updated', 'ready-to-show']);
    if (!state.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    this.options = options;
    this.webContents = strict('webContents', new StandInWebContents());
    state.windows.push(this);
    state.appEvents.emit('web-contents-created', new StandInEvent(), this.webContents);
    return strict('BrowserWindow', this);
  }

  isDestroyed(): boolean {
    return this.#isGone;
  }
  /** Asks the page first, unlike `destroy`. */
  close(): void {
    this.#mustBeThere();
    if (this.webContents.leave()) this.destroy();
  }
  destroy(): void {
    this.#mustBeThere();
    this.#isGone = true;
    this.webContents.isDestroyed = true;
    this.webContents.emit('destroyed');
    state.windows.splice(state.windows.indexOf(this), 1);
    if (state.windows.length === 0) state.appEvents.emit('window-all-closed');
  }
  focus(): void {
    this.#mustBeThere();
    this.hasFocus = true;
  }
  isMinimized(): boolean {
    this.#mustBeThere();
    return this.isShrunk;
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    return Promise.resolve();
  }
  restore(): void {
    this.isShrunk = false;
  }
  show(): void {
    this.#mustBeThere();
    this.isVisible = true;
  }

  #mustBeThere(): void {
    if (this.#isGone) throw new TypeError('Object has been destroyed');
  }
}
