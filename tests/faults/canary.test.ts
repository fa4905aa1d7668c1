import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foldWord } from '../../db/text/fold.ts';
import { buildCorpus } from '../../seeds/build-corpus.ts';
import { CANARIES, CANARY_PASSPHRASE } from './canaries.ts';
import type { CanarySession } from './canary-session.ts';

const SESSION = fileURLToPath(new URL('canary-session.ts', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'sanad-canary-'));
const place = (name: string): string => join(root, name);

beforeAll(async () => {
  for (const name of ['data', 'temporary', 'home', 'control']) mkdirSync(place(name));
  buildCorpus(place('corpus.sqlite'));
  await runAndKill();
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs the session, and kills it with SIGKILL as soon as it has done its work. */
async function runAndKill(): Promise<void> {
  const start: CanarySession = {
    dataFolder: place('data'),
    corpusFile: place('corpus.sqlite'),
    logFile: place('log'),
  };
  const folders = { TMPDIR: place('temporary'), SQLITE_TMPDIR: place('temporary'), HOME: place('home') };
  const child = spawn(process.execPath, [SESSION, JSON.stringify(start)], {
    cwd: place('home'),
    env: { PATH: process.env['PATH'], ...folders },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString('utf8');
    if (said.includes('ready')) child.kill('SIGKILL');
  });
  child.stderr.on('data', (text: Buffer) => (said += text.toString('utf8')));
  const signal = await new Promise((resolve) => {
    child.on('close', (_code, endedBy) => resolve(endedBy));
  });
  if (signal !== 'SIGKILL') throw new Error(`The session ended by itself: ${said}`);
  writeFileSync(place('said'), said);
}

/** Every way in which a word might have been written down. */
function formsOf(word: string): readonly string[] {
  const { form, base } = foldWord(word);
  const spelt = [word, form, base].flatMap((text) => [text, text.toLowerCase(), text.toUpperCase()]);
  return [...new Set(spelt.flatMap((text) => [text.normalize('NFC'), text.normalize('NFD')]))];
}

function encodingsOf(text: string): readonly Buffer[] {
  const wide = Buffer.from(text, 'utf16le');
  return [Buffer.from(text, 'utf8'), wide, Buffer.from(wide).swap16()];
}

const SOUGHT = [...Object.values(CANARIES), ...CANARY_PASSPHRASE.split(' ')].flatMap((word) =>
  formsOf(word).flatMap((form) => encodingsOf(form).map((bytes) => ({ word, bytes }))),
);

/** Which of the words stand in a file, its name included: `FILE: WORD`. */
function tracesIn(path: string): readonly string[] {
  const words = wordsIn(Buffer.concat([Buffer.from(`${path}\n`, 'utf8'), readFileSync(path)]));
  return [...new Set(words)].map((word) => `${relative(root, path)}: ${word}`);
}

function wordsIn(content: Buffer): readonly string[] {
  return SOUGHT.filter(({ bytes }) => content.includes(bytes)).map(({ word }) => word);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test('a killed session leaves its library with its write-ahead log and its backup, all looked through', () => {
  const names = filesBelow(place('data')).map((path) => relative(place('data'), path));
  expect(names).toEqual(
    expect.arrayContaining(['library.db', 'library.db-wal', 'originals.db', 'vault.json']),
  );
  expect([...names].filter((name) => name.endsWith('.sanad-backup'))).toHaveLength(1);
});

test('nothing that was written or looked for stands in the data folder after a kill', () => {
  expect(filesBelow(place('data')).flatMap(tracesIn)).toEqual([]);
});

test('nothing stands in the temporary folder or in the home folder', () => {
  expect([...filesBelow(place('temporary')), ...filesBelow(place('home'))].flatMap(tracesIn)).toEqual([]);
});

test('nothing stands in the log, nor in what the program said', () => {
  expect(readFileSync(place('log'), 'utf8')).toContain('notes.save');
  expect([place('log'), place('said')].flatMap(tracesIn)).toEqual([]);
});

test.each(['utf8', 'utf16le'] as const)('a word that lies open in %s is found', (encoding) => {
  const open = join(place('control'), encoding);
  writeFileSync(open, Buffer.from(`x${foldWord(CANARIES.alias).base} ${CANARIES.persian}`, encoding));
  expect(tracesIn(open)).toHaveLength(2);
});
