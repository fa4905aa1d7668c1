import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { findChromium } from '../../electron/browser/find-chromium.ts';
import { chromiumArguments, openChromium } from '../../electron/browser/open-chromium.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function aProgram(path: string, text = '#!/bin/sh\nexit 0\n'): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}

function aStart(executable: string) {
  const folder = temporaryFolder();
  return {
    executable,
    page: join(folder, 'open-sanad.html'),
    origin: 'http://127.0.0.1:4123',
    profileFolder: join(folder, 'profile'),
    withoutSandbox: false,
  };
}

test('the browser that is named is taken, and no other where it is not there', () => {
  const folder = temporaryFolder();
  const named = aProgram(join(folder, 'my-browser'));
  aProgram(join(folder, 'chromium'));
  const machine = { platform: 'linux', homeFolder: folder } as const;
  expect(findChromium({ ...machine, environment: { PATH: folder, SANAD_CHROMIUM: named } })).toBe(named);
  expect(
    findChromium({ ...machine, environment: { PATH: folder, SANAD_CHROMIUM: `${named}-gone` } }),
  ).toBeNull();
});

test('Chromium comes before Chrome, Edge and Brave, wherever they stand in the path', () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()];
  const chrome = aProgram(join(first, 'google-chrome'));
  const machine = {
    platform: 'linux',
    homeFolder: first,
    environment: { PATH: `${first}:${second}` },
  } as const;
  expect(findChromium(machine)).toBe(chrome);
  const chromium = aProgram(join(second, 'chromium'));
  expect(findChromium(machine)).toBe(chromium);
});

test('a snap is passed over, because it could not read the page', () => {
  const folder = temporaryFolder();
  aProgram(join(folder, 'chromium-browser'), '#!/bin/sh\nexec /snap/bin/chromium "$@"\n');
  const snap = aProgram(join(folder, 'usr', 'bin', 'snap'));
  symlinkSync(snap, join(folder, 'chromium'));
  const machine = { platform: 'linux', homeFolder: folder, environment: { PATH: folder } } as const;
  expect(findChromium(machine)).toBeNull();
});

test('there may be none', () => {
  const folder = temporaryFolder();
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const machine = { platform, homeFolder: folder, environment: { PATH: folder, LOCALAPPDATA: folder } };
    // A Mac's shared programs lie in one fixed place, which this computer does not have.
    expect(findChromium(machine)).toBeNull();
  }
});

test('macOS and Windows keep it in their own places', () => {
  const home = temporaryFolder();
  const mac = aProgram(join(home, 'Applications', 'Google Chrome.app', 'Contents', 'MacOS', 'Google Chrome'));
  expect(findChromium({ platform: 'darwin', homeFolder: home, environment: {} })).toBe(mac);
  const edge = aProgram(join(home, 'Microsoft', 'Edge', 'Application', 'msedge.exe'));
  expect(findChromium({ platform: 'win32', homeFolder: home, environment: { LOCALAPPDATA: home } })).toBe(
    edge,
  );
});

test('the browser may reach the workbench’s own address and nothing else', () => {
  const flags = chromiumArguments(aStart('/usr/bin/chromium'));
  expect(flags).toContain('--proxy-server=127.0.0.1:9');
  expect(flags).toContain('--proxy-bypass-list=<-loopback>;127.0.0.1:4123');
  expect(flags).toContain('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
  expect(flags).toContain('--webrtc-ip-handling-policy=disable_non_proxied_udp');
  for (const flag of [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--no-pings',
    '--incognito',
  ]) {
    expect(flags).toContain(flag);
  }
});

test('the list of processes shows the launch page, and the sandbox is left only where it must be', () => {
  const start = aStart('/usr/bin/chromium');
  expect(chromiumArguments(start)[0]).toBe(`--app=${pathToFileURL(start.page).href}`);
  expect(chromiumArguments(start)).not.toContain('--no-sandbox');
  expect(chromiumArguments({ ...start, withoutSandbox: true })).toContain('--no-sandbox');
});

test('a window has a fresh profile that looks nothing up', async () => {
  const start = aStart(aProgram(join(temporaryFolder(), 'chromium')));
  mkdirSync(start.profileFolder);
  writeFileSync(join(start.profileFolder, 'left over'), '');
  await openChromium(start).ended;
  expect(existsSync(join(start.profileFolder, 'left over'))).toBe(false);
  const preferences: unknown = JSON.parse(
    readFileSync(join(start.profileFolder, 'Default', 'Preferences'), 'utf8'),
  );
  expect(preferences).toMatchObject({
    browser: { enable_spellchecking: false },
    net: { network_prediction_options: 2 },
    webrtc: { ip_handling_policy: 'disable_non_proxied_udp' },
  });
});

test('tells a closed window from a browser that failed', async () => {
  const folder = temporaryFolder();
  expect(await openChromium(aStart(aProgram(join(folder, 'good')))).ended).toBe('closed');
  expect(await openChromium(aStart(aProgram(join(folder, 'bad'), '#!/bin/sh\nexit 21\n'))).ended).toBe(
    'failed',
  );
  expect(await openChromium(aStart(join(folder, 'missing'))).ended).toBe('failed');
});

test('ends the browser when it is closed', async () => {
  const program = aProgram(join(temporaryFolder(), 'chromium'), '#!/bin/sh\nexec sleep 600\n');
  const window = openChromium(aStart(program));
  await window.close();
  expect(await window.ended).toBe('failed');
});
