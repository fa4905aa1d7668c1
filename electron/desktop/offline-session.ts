import type { Session, WebContents } from 'electron';
import { WORKBENCH_ORIGIN, workbenchPath } from './app-protocol.ts';

/** Nothing listens there: the discard port of this computer. */
const DEAD_PROXY = '127.0.0.1:9';

/** Chromium's own switches; the session's settings say the same again, layer upon layer. */
export const OFFLINE_SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['proxy-server', DEAD_PROXY],
  ['proxy-bypass-list', '<-loopback>'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-background-networking'],
  ['disable-breakpad'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
];

/** Whether a page may load this: the workbench's own files, and images the page made itself. */
export function isOwnResource(url: string): boolean {
  if (url.startsWith('data:')) return true;
  return workbenchPath(url.startsWith('blob:') ? url.slice('blob:'.length) : url) !== null;
}

export interface SessionGuard {
  /** Takes a session offline, once. Resolves when its proxy is in force. */
  readonly takeOffline: (session: Session) => Promise<void>;
}

/** Guards every session of the process, also one that a library of Electron's makes on its own. */
export function createSessionGuard(): SessionGuard {
  const guarded = new WeakMap<Session, Promise<void>>();
  return {
    takeOffline(session) {
      const offline = guarded.get(session) ?? takeSessionOffline(session);
      guarded.set(session, offline);
      return offline;
    },
  };
}

/**
 * Takes the network and every device from a session. Resolves when the proxy is in force, which must be before
 * anything is loaded in it. Permissions are granted by default in Electron, so each kind is denied here.
 */
async function takeSessionOffline(session: Session): Promise<void> {
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isOwnResource(url) }));
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide(null));
  session.setBluetoothPairingHandler((_details, decide) => decide({ confirmed: false }));
  session.setCertificateVerifyProc((_request, decide) => decide(CERTIFICATE_REFUSED));
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL(`http://${DEAD_PROXY}/`);
  session.on('will-download', (event) => event.preventDefault());
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-serial-port', (event, ...[, , choose]) => {
    event.preventDefault();
    choose('');
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: DEAD_PROXY,
    proxyBypassRules: '<-loopback>',
  });
}

/** `net::ERR_FAILED`, which `setCertificateVerifyProc` takes for "refuse". */
const CERTIFICATE_REFUSED = -2;

/** Keeps a page where it is: no other page, no other window, no embedded one, no way around the proxy. */
export function confineContents(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || workbenchPath(event.url) === null) event.preventDefault();
  });
  contents.on('will-navigate', (event) => {
    if (workbenchPath(event.url) === null) event.preventDefault();
  });
  contents.on('login', (event) => event.preventDefault());
}

/** Whether a frame is the workbench itself: the top of its window, showing a page of the one origin. */
export function isWorkbenchFrame(frame: {
  readonly parent: unknown;
  readonly origin: string;
  readonly url: string;
}): boolean {
  return frame.parent === null && frame.origin === WORKBENCH_ORIGIN && workbenchPath(frame.url) !== null;
}
