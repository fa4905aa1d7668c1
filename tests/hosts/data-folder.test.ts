import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseDataFolder, makeDataFolder, realDataFolder } from '../../electron/shared/data-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const HOME = join('/', 'home', 'alefi');
const none = { flag: undefined, environment: {}, homeFolder: HOME } as const;

test('is the platform’s own place where nothing is said', () => {
  const local = { LOCALAPPDATA: join('/', 'local') };
  expect(chooseDataFolder({ ...none, platform: 'linux' }).path).toBe(join(HOME, '.local', 'share', 'sanad'));
  expect(chooseDataFolder({ ...none, platform: 'darwin' }).path).toBe(
    join(HOME, 'Library', 'Application Support', 'Sanad'),
  );
  expect(chooseDataFolder({ ...none, environment: local, platform: 'win32' }).path).toBe(
    join('/', 'local', 'Sanad'),
  );
  const shared = { XDG_DATA_HOME: join('/', 'shared') };
  expect(chooseDataFolder({ ...none, environment: shared, platform: 'linux' }).path).toBe(
    join('/', 'shared', 'sanad'),
  );
});

test('is what the environment names, and before that what the flag names', () => {
  const environment = { SANAD_DATA: join('/', 'work', 'archive') };
  expect(chooseDataFolder({ ...none, environment, platform: 'linux' })).toEqual({
    path: join('/', 'work', 'archive'),
    isNamed: true,
  });
  expect(chooseDataFolder({ ...none, flag: 'here', environment, platform: 'linux' }).path).toBe(
    join(process.cwd(), 'here'),
  );
});

test('an empty variable names nothing', () => {
  const environment = { SANAD_DATA: '' };
  expect(chooseDataFolder({ ...none, environment, platform: 'linux' }).isNamed).toBe(false);
});

test('is made for its owner only', () => {
  const path = join(temporaryFolder(), 'library');
  expect(makeDataFolder({ path, isNamed: true })).toEqual({ ok: true, value: null });
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

test('is left as it is where it exists', () => {
  const path = temporaryFolder();
  chmodSync(path, 0o750);
  expect(makeDataFolder({ path, isNamed: true }).ok).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o750);
});

test('is not made on a drive that is not there', () => {
  const path = join(temporaryFolder(), 'drive', 'library');
  expect(makeDataFolder({ path, isNamed: true })).toMatchObject({
    ok: false,
    error: { code: 'data-folder-missing' },
  });
  expect(existsSync(join(path, '..'))).toBe(false);
});

test('is made with its parents in the platform’s own place', () => {
  const path = join(temporaryFolder(), 'share', 'sanad');
  expect(makeDataFolder({ path, isNamed: false }).ok).toBe(true);
  expect(statSync(path).isDirectory()).toBe(true);
});

test('cannot be made inside a file', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(makeDataFolder({ path: join(file, 'library'), isNamed: true })).toMatchObject({
    ok: false,
    error: { code: 'data-folder-unsuitable' },
  });
});

test('has one spelling, whatever links lead to it and whether or not it exists yet', () => {
  const root = temporaryFolder();
  mkdirSync(join(root, 'real'));
  symlinkSync(join(root, 'real'), join(root, 'link'));
  expect(realDataFolder(join(root, 'link'))).toBe(realDataFolder(join(root, 'real')));
  expect(realDataFolder(join(root, 'link', 'later'))).toBe(realDataFolder(join(root, 'real', 'later')));
});
