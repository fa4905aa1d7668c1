import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  launchFile,
  launchFolder,
  newToken,
  prepareLaunchFolder,
  readLaunchPage,
  removeAbandonedLaunch,
  removeLaunchFolder,
  writeLaunchPage,
} from '../../electron/shared/launch-page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const userId = process.getuid?.() ?? null;

function aPlace() {
  return { environment: {}, temporaryFolder: temporaryFolder(), userId };
}

test('a token is 256 bits, another one each time', () => {
  const tokens = new Set(Array.from({ length: 100 }, newToken));
  expect(tokens.size).toBe(100);
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});

test('lies in the system’s folder in memory where there is one, named neither for the folder nor for the person', () => {
  const runtime = temporaryFolder();
  const folder = launchFolder('/work/archive-of-alefi', {
    ...aPlace(),
    environment: { XDG_RUNTIME_DIR: runtime },
  });
  expect(folder).toMatch(new RegExp(`^${runtime}/sanad/[0-9a-f]{32}$`));
});

test('lies in the temporary folder where the one in memory is missing or belongs to somebody else', () => {
  const place = aPlace();
  const inTemporary = launchFolder('/data', place);
  const missing = { XDG_RUNTIME_DIR: join(temporaryFolder(), 'missing') };
  expect(launchFolder('/data', { ...place, environment: missing })).toBe(inTemporary);
  const foreign = { ...place, userId: 4_000_000, environment: { XDG_RUNTIME_DIR: temporaryFolder() } };
  expect(launchFolder('/data', foreign)).toContain(`${place.temporaryFolder}/sanad-4000000/`);
});

test('two starts on one data folder arrive at the same page, on another folder at another', () => {
  const place = aPlace();
  const root = temporaryFolder();
  mkdirSync(join(root, 'data'));
  symlinkSync(join(root, 'data'), join(root, 'link'));
  expect(launchFolder(join(root, 'link'), place)).toBe(launchFolder(join(root, 'data'), place));
  expect(launchFolder(join(root, 'other'), place)).not.toBe(launchFolder(join(root, 'data'), place));
});

test('can be read by its owner only, page and folders', () => {
  const place = aPlace();
  const folder = launchFolder('/data', place);
  expect(prepareLaunchFolder(folder, place).ok).toBe(true);
  const file = writeLaunchPage(folder, { origin: 'http://127.0.0.1:4123', token: newToken() });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, '..')).mode & 0o777).toBe(0o700);
});

test('gives back what was written, and leads a browser there by the fragment', () => {
  const place = aPlace();
  const folder = launchFolder('/data', place);
  prepareLaunchFolder(folder, place);
  const address = { origin: 'http://127.0.0.1:4123', token: newToken() };
  const file = writeLaunchPage(folder, address);
  expect(readLaunchPage(folder, place)).toEqual(address);
  expect(readFileSync(file, 'utf8')).toContain(`0; url=${address.origin}/#token=${address.token}"`);
  expect(readFileSync(file, 'utf8')).toContain('name="referrer" content="no-referrer"');
});

test('a new start replaces the page of an old one', () => {
  const place = aPlace();
  const folder = launchFolder('/data', place);
  prepareLaunchFolder(folder, place);
  writeLaunchPage(folder, { origin: 'http://127.0.0.1:1', token: newToken() });
  writeLaunchPage(folder, { origin: 'http://127.0.0.1:2', token: newToken() });
  expect(readLaunchPage(folder, place)?.origin).toBe('http://127.0.0.1:2');
});

test('is nothing where it is missing, and is gone with its folder at the end', () => {
  const place = aPlace();
  const folder = launchFolder('/data', place);
  expect(readLaunchPage(folder, place)).toBeNull();
  prepareLaunchFolder(folder, place);
  writeLaunchPage(folder, { origin: 'http://127.0.0.1:1', token: newToken() });
  removeLaunchFolder(folder);
  expect(existsSync(launchFile(folder))).toBe(false);
});

test('is refused in a folder that others may enter', () => {
  const place = aPlace();
  const folder = launchFolder('/data', place);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o755);
  expect(prepareLaunchFolder(folder, place)).toMatchObject({
    ok: false,
    error: { code: 'data-folder-unsuitable' },
  });
});

test('is refused in a folder that leads elsewhere', () => {
  const place = aPlace();
  const folder = launchFolder('/data', place);
  mkdirSync(join(folder, '..'), { mode: 0o700 });
  symlinkSync(temporaryFolder(), folder);
  expect(prepareLaunchFolder(folder, place).ok).toBe(false);
});

test('is refused in a folder of somebody else', () => {
  const place = aPlace();
  const folder = launchFolder('/data', place);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const somebodyElse = { ...place, userId: 4_000_000 };
  expect(prepareLaunchFolder(folder, somebodyElse).ok).toBe(false);
});

function aPage() {
  const place = aPlace();
  const folder = launchFolder('/data', place);
  prepareLaunchFolder(folder, place);
  const file = writeLaunchPage(folder, { origin: 'http://127.0.0.1:4123', token: newToken() });
  return { place, folder, file };
}

describe('a page that somebody else may have written is not believed', () => {
  test('in a folder of somebody else', () => {
    const { place, folder } = aPage();
    expect(readLaunchPage(folder, { ...place, userId: 4_000_000 })).toBeNull();
  });

  test.each([
    ['its folder', ({ folder }: ReturnType<typeof aPage>) => folder, 0o755],
    ['the folder above', ({ folder }: ReturnType<typeof aPage>) => dirname(folder), 0o777],
    ['the page itself', ({ file }: ReturnType<typeof aPage>) => file, 0o620],
  ])('where others may get at %s', (_name, choose, mode) => {
    const page = aPage();
    chmodSync(choose(page), mode);
    expect(readLaunchPage(page.folder, page.place)).toBeNull();
  });

  test.each([
    ['its folder', ({ folder }: ReturnType<typeof aPage>) => folder],
    ['the folder above', ({ folder }: ReturnType<typeof aPage>) => dirname(folder)],
    ['the page itself', ({ file }: ReturnType<typeof aPage>) => file],
  ])('where %s is a link', (_name, choose) => {
    const page = aPage();
    const real = join(temporaryFolder(), 'real');
    renameSync(choose(page), real);
    symlinkSync(real, choose(page));
    expect(readLaunchPage(page.folder, page.place)).toBeNull();
  });

  test('where a folder stands in its place', () => {
    const { place, folder } = aPage();
    removeLaunchFolder(folder);
    mkdirSync(launchFile(folder), { recursive: true, mode: 0o700 });
    expect(readLaunchPage(folder, place)).toBeNull();
  });

  test('where it is something else', () => {
    const { place, folder, file } = aPage();
    writeFileSync(file, '<a href="http://127.0.0.2:80/#token=x">');
    expect(readLaunchPage(folder, place)).toBeNull();
  });
});

describe('what a killed start left on a data folder', () => {
  test('is removed by whoever has the data folder, in each of the places it may lie in', () => {
    const before = aPlace();
    const now = { ...before, environment: { XDG_RUNTIME_DIR: temporaryFolder() } };
    const left = [launchFolder('/data', before), launchFolder('/data', now)];
    for (const [index, place] of [before, now].entries()) prepareLaunchFolder(left[index] ?? '', place);
    removeAbandonedLaunch('/data', now);
    expect(left.map((folder) => existsSync(folder))).toEqual([false, false]);
  });

  test('is not looked for on other data folders', () => {
    const place = aPlace();
    const other = launchFolder('/other', place);
    prepareLaunchFolder(other, place);
    removeAbandonedLaunch('/data', place);
    expect(existsSync(other)).toBe(true);
  });
});
