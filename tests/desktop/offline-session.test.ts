import { describe, expect, test } from 'vitest';
import { isOwnResource } from '../../electron/desktop/offline-session.ts';
import { openTestShell } from './test-shell.ts';

/** Calls a handler that the shell has set, whatever it takes. */
function call(handler: unknown, ...values: unknown[]): unknown {
  return typeof handler === 'function' ? Reflect.apply(handler, null, values) : 'not set';
}

describe('what a page may load', () => {
  test.each([
    'app://workbench/',
    'app://workbench/assets/main.js',
    'blob:app://workbench/0a1b',
    'data:image/png;base64,AAAA',
  ])('includes %s', (url) => expect(isOwnResource(url)).toBe(true));

  test.each([
    'https://news.example/',
    'http://127.0.0.1:9/',
    'http://localhost/',
    'ws://news.example/',
    'file:///etc/passwd',
    'ftp://news.example/',
    'app://workbench.example/',
    'app://other/',
    'blob:https://news.example/0a1b',
    'filesystem:app://workbench/',
    'chrome://settings/',
    'devtools://devtools/bundled/inspector.html',
    'about:blank',
    '',
  ])('excludes %s', (url) => expect(isOwnResource(url)).toBe(false));

  test('is decided for every request', async () => {
    const { session } = await openTestShell();
    const decisions = ['https://news.example/', 'app://workbench/'].map((url) => {
      const decided: unknown[] = [];
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the address is all that is looked at
      const details = { url } as Parameters<NonNullable<typeof session.beforeRequest>>[0];
      session.beforeRequest?.(details, (response) => decided.push(response));
      return decided;
    });
    expect(decisions).toEqual([[{ cancel: true }], [{ cancel: false }]]);
  });
});

describe('a session of the shell', () => {
  test('leads nowhere: a fixed proxy that does not exist stands before every address, this computer’s too', async () => {
    const { session } = await openTestShell();
    expect(session.proxy).toEqual({
      mode: 'fixed_servers',
      proxyRules: '127.0.0.1:9',
      proxyBypassRules: '<-loopback>',
    });
  });

  test('fetches no dictionaries', async () => {
    const { session } = await openTestShell();
    expect(session.isSpellChecked).toBe(false);
    expect(session.dictionaryUrl).toBe('http://127.0.0.1:9/');
  });

  test('denies every permission, asked for or looked up, and every device', async () => {
    const { session } = await openTestShell();
    const granted: unknown[] = [];
    const deny = (value: unknown): void => {
      granted.push(value);
    };
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'local-network-access',
    ]) {
      call(session.permissionRequest, {}, permission, deny, {});
      granted.push(call(session.permissionCheck, null, permission, 'app://workbench', {}));
    }
    granted.push(call(session.device, {}));
    expect(granted).toEqual(Array.from({ length: 11 }, () => false));
    call(session.displayMedia, {}, (streams: unknown) => expect(streams).toBeNull());
    call(session.bluetooth, {}, (answer: unknown) => expect(answer).toEqual({ confirmed: false }));
    call(session.certificate, {}, (answer: unknown) => expect(answer).toBe(-2));
    expect.assertions(4);
  });

  test('offers no device and starts no download', async () => {
    const { session, emit } = await openTestShell();
    const chosen: unknown[] = [];
    const choose = (value?: unknown): void => {
      chosen.push(value);
    };
    expect(emit(session, 'select-hid-device', {}, choose).defaultPrevented).toBe(true);
    expect(emit(session, 'select-serial-port', [], {}, choose).defaultPrevented).toBe(true);
    expect(emit(session, 'select-usb-device', {}, choose).defaultPrevented).toBe(true);
    expect(emit(session, 'will-download', {}, {}).defaultPrevented).toBe(true);
    expect(chosen).toEqual([null, '', undefined]);
  });

  test('is taken offline once, however often it is asked for', async () => {
    const { session } = await openTestShell();
    const listeners = session.listenerCount('will-download');
    expect(listeners).toBe(1);
  });
});

describe('a page of the shell', () => {
  test.each([
    { name: 'will-navigate', url: 'https://news.example/', isMainFrame: true, isPrevented: true },
    { name: 'will-navigate', url: 'app://workbench.example/', isMainFrame: true, isPrevented: true },
    { name: 'will-navigate', url: 'app://workbench/documents', isMainFrame: true, isPrevented: false },
    { name: 'will-frame-navigate', url: 'https://news.example/', isMainFrame: true, isPrevented: true },
    { name: 'will-frame-navigate', url: 'app://workbench/documents', isMainFrame: true, isPrevented: false },
    { name: 'will-frame-navigate', url: 'app://workbench/documents', isMainFrame: false, isPrevented: true },
    { name: 'will-frame-navigate', url: 'file:///etc/passwd', isMainFrame: true, isPrevented: true },
    { name: 'will-redirect', url: 'app://workbench/', isMainFrame: true, isPrevented: true },
  ])('$name to $url is prevented: $isPrevented', async ({ name, url, isMainFrame, isPrevented }) => {
    const { contents, emitNavigation } = await openTestShell();
    expect(emitNavigation(contents, name, { url, isMainFrame })).toBe(isPrevented);
  });

  test('opens no window and embeds no other page', async () => {
    const { contents, emit } = await openTestShell();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing of it is looked at
    const details = { url: 'app://workbench/' } as Parameters<NonNullable<typeof contents.windowOpen>>[0];
    expect(contents.windowOpen?.(details)).toEqual({ action: 'deny' });
    expect(emit(contents, 'will-attach-webview', {}, {}).defaultPrevented).toBe(true);
    expect(emit(contents, 'login', {}, {}, () => undefined).defaultPrevented).toBe(true);
  });

  test('gives WebRTC no way around the proxy', async () => {
    const { contents } = await openTestShell();
    expect(contents.webRtcPolicy).toBe('disable_non_proxied_udp');
  });
});
