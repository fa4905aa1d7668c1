import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { WORKBENCH_ORIGIN } from './app-protocol.ts';

/** A session without `persist:` lives in memory: cookies, storage and caches never reach the disk. */
export const WORKBENCH_PARTITION = 'workbench';

/** The settings of the one window. Each is said even where it is the default: a default may change. */
function windowOptions(preloadFile: string): BrowserWindowConstructorOptions {
  return {
    title: 'Sanad',
    width: 1360,
    height: 860,
    minWidth: 640,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadFile,
      partition: WORKBENCH_PARTITION,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
      enableWebSQL: false,
      webgl: false,
      safeDialogs: true,
      disableDialogs: true,
    },
  };
}

/** Opens the workbench. The title stays `Sanad`: lists of windows and task bars must not name a document. */
export function openWindow(preloadFile: string): BrowserWindow {
  const window = new BrowserWindow(windowOptions(preloadFile));
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  // A page that cannot be loaded shows nothing; the protocol answers from memory, so there is no reason it could not.
  void window.loadURL(`${WORKBENCH_ORIGIN}/`);
  return window;
}

/** Brings the window in front, for a person who started Sanad a second time. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
