import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { METHOD_NAMES } from '../../db/contract/contract.ts';
import { passageKind } from '../../db/contract/models.ts';
import type { Printed } from '../../electron/cli/io.ts';
import { runInProcess, type CommandLineRun } from '../support/command-line.ts';
import { SEED_FOLDER } from '../support/corpus.ts';
import { prepareLibrary } from '../support/prepared-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const library = await prepareLibrary();

/** A command on a fresh copy of the open library. */
function run(...argv: readonly string[]): Promise<CommandLineRun> {
  return runInProcess({ ...library, dataFolder: library.copyOpen() }, ...argv);
}

// The shapes that programs rely on, to the letter: a key more or less fails.
const stated = z.strictObject({ value: z.string(), evidence: z.string() }).nullable();
const documentsShape = z.array(
  z.strictObject({
    id: z.string(),
    title: z.string(),
    file: z.string(),
    language: z.string(),
    words: z.int(),
    sha256: z.string(),
    origin: z.enum(['bundled', 'imported']),
    source: z.strictObject({
      title: stated,
      publisher: stated,
      author: stated,
      place: stated,
      date: stated,
      kind: stated,
      language: stated,
    }),
  }),
);
const readShape = z.strictObject({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  passages: z.array(z.strictObject({ start: z.int(), end: z.int(), kind: passageKind })),
});
const searchShape = z.strictObject({
  query: z.string(),
  terms: z.array(z.strictObject({ typed: z.string(), spellings: z.array(z.string()) })),
  documents: z.int(),
  passages: z.int(),
  tookMs: z.number(),
  hits: z.array(
    z.strictObject({
      documentId: z.string(),
      file: z.string(),
      title: z.string(),
      start: z.int(),
      end: z.int(),
      excerpt: z.string(),
      marks: z.array(z.tuple([z.int(), z.int()])),
      score: z.number(),
    }),
  ),
});

async function documents(): Promise<z.infer<typeof documentsShape>> {
  return documentsShape.parse((await run('documents', '--json')).json());
}

async function search(...argv: readonly string[]): Promise<z.infer<typeof searchShape>> {
  const ran = await run('search', '--json', ...argv);
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  return searchShape.parse(ran.json());
}

describe('status', () => {
  test('gives exactly the keys that other programs rely on', async () => {
    const dataFolder = library.copyOpen();
    const ran = await runInProcess({ ...library, dataFolder }, 'status', '--json');
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.json()).toEqual({
      version: '0.0.0-test',
      dataFolder,
      protection: 'open',
      documents: 5,
      passages: expect.any(Number),
      words: expect.any(Number),
      seq: expect.any(Number),
    });
  });

  test('says it to people in words, and that nothing protects the library', async () => {
    const { stdout } = await run('status');
    expect(stdout).toMatch(
      /^Data folder {4}\/.+\nProtection {5}none: whoever has this computer can read it\n/,
    );
    expect(stdout).toMatch(/\nDocuments {6}5\n/);
  });
});

describe('documents', () => {
  test('gives the bundled documents with the hash of each file and what it states of itself', async () => {
    const list = await documents();
    expect(list).toHaveLength(5);
    for (const { file, sha256, origin, source } of list) {
      const bytes = readFileSync(join(SEED_FOLDER, file));
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(origin).toBe('bundled');
      const text = bytes.toString('utf8');
      const stated = Object.values(source).filter((value) => value !== null);
      expect(stated.filter(({ evidence }) => !text.includes(evidence))).toEqual([]);
    }
  });

  test('shows people a title, its facts and the id, and “not stated” for what is not', async () => {
    const { stdout } = await run('documents');
    expect(stdout).toContain('publisher not stated');
    expect(stdout.match(/^ {2}[0-9a-z]{26}$/gm)).toHaveLength(5);
  });
});

describe('read', () => {
  test('gives the whole text, and passages that are ranges of it in reading order', async () => {
    const [first] = await documents();
    const ran = await run('read', first?.id ?? '', '--json');
    const { id, title, text, passages } = readShape.parse(ran.json());
    expect([id, title]).toEqual([first?.id, first?.title]);
    const original = readFileSync(join(SEED_FOLDER, first?.file ?? ''), 'utf8').replaceAll('\r\n', '\n');
    expect(text.normalize('NFC')).toBe(original.normalize('NFC'));
    expect(passages.length).toBeGreaterThan(3);
    expect(
      passages.every(({ start, end }, index) => end > start && start >= (passages[index - 1]?.end ?? 0)),
    ).toBe(true);
    expect(passages.at(-1)?.end).toBeLessThanOrEqual(text.length);
  });

  test('shows people the title and the text', async () => {
    const [first] = await documents();
    const { stdout } = await run('read', first?.id ?? '');
    expect(stdout.startsWith(`${first?.title ?? ''}\n\n`)).toBe(true);
  });

  test.each(['0000000000000000000000000v', 'no-id', '../vault.json', '__proto__', ''])(
    'says that there is no document %j',
    async (id) => {
      const ran = await run('read', id, '--json');
      expect(ran.status).toBe(1);
      expect(ran.json()).toMatchObject({ error: { code: 'not-found' } });
      expect(ran.stderr).toMatch(/^[A-Z].+\.\n$/);
    },
  );
});

describe('search', () => {
  test('gives the best hits, with marks that lie on the match and a range that is the passage', async () => {
    const { query, terms, documents: found, passages, hits } = await search('Raisi');
    expect(query).toBe('Raisi');
    expect([found, passages, hits.length]).toEqual([4, 4, 4]);
    expect(terms).toEqual([{ typed: 'Raisi', spellings: expect.arrayContaining(['Raisi', 'Raeesi']) }]);
    const marked = hits.flatMap(({ excerpt, marks }) =>
      marks.map(([start, end]) => excerpt.slice(start, end)),
    );
    expect(new Set(marked)).toEqual(new Set(['Raisi', 'Raeesi', 'Ra’isi']));
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a));
  });

  test('“-” reads the query from standard input, without its line end', async () => {
    for (const stdin of ['خمینی', 'خمینی\n', 'خمینی\r\n']) {
      const ran = await runInProcess(
        { ...library, dataFolder: library.copyOpen(), stdin },
        'search',
        '-',
        '--json',
        '--exact',
      );
      expect(ran).toMatchObject({ status: 0, stderr: '' });
      expect(searchShape.parse(ran.json()).query).toBe('خمینی');
    }
  });

  test.each([
    ['more than a request may hold', 'x'.repeat(1_000_001), 'too-large'],
    ['what is no text', [Buffer.from([0xff, 0xfe])], 'invalid-input'],
  ])('takes no query of %s from standard input, and touches nothing', async (_name, stdin, code) => {
    const dataFolder = join(temporaryFolder(), 'none');
    const ran = await runInProcess({ ...library, dataFolder, stdin }, 'search', '-', '--json');
    expect(ran.status).toBe(2);
    expect(ran.json()).toMatchObject({ error: { code, message: expect.stringMatching(/^[A-Z].+\.$/) } });
    expect(existsSync(dataFolder)).toBe(false);
  });

  test('takes only the spelling that was typed with --exact', async () => {
    const { hits } = await search('Raisi', '--exact');
    expect(hits.map(({ file }) => file.slice(0, 3)).toSorted()).toEqual(['000', '001']);
  });

  test('counts all hits and gives the best N', async () => {
    const all = await search('massacre', '--limit', '200');
    const two = await search('massacre', '--limit=2');
    expect(all.hits.length).toBeGreaterThan(20);
    expect(two.hits).toEqual(all.hits.slice(0, 2));
    expect([two.documents, two.passages]).toEqual([all.documents, all.passages]);
    expect((await search('massacre')).hits).toEqual(all.hits.slice(0, 20));
  });

  test('gives as many as can be had where more than 200 are asked for', async () => {
    const all = await search('massacre', '--limit', '200');
    expect((await search('massacre', '--limit', '100000')).hits).toEqual(all.hits);
  });

  test.each([
    '',
    '"',
    '((',
    '*',
    '~9',
    'AND',
    '1988:',
    '-Khamenei',
    'سند',
    'a'.repeat(10_000),
    '\u0000',
    '\ud800',
  ])('answers whatever is typed: %j', async (query) => {
    expect((await search(query)).query).toBe(query);
  });

  test.each(['0', '-1', '1.5', 'many', '1e3', ' 5', '0x10'])('takes no limit of %j', async (limit) => {
    const ran = await run('search', 'Evin', `--limit=${limit}`, '--json');
    expect(ran.status).toBe(2);
    expect(ran.json()).toMatchObject({ error: { code: 'invalid-input' } });
  });

  test('shows people the hits by document with the match set apart, and what was not found', async () => {
    const { stdout } = await run('search', 'Raisi', '--limit', '1');
    expect(stdout).toMatch(/^4 passages in 4 documents\n {2}Raisi: .*Raeesi \(1\)/);
    expect(stdout).toContain('[Raisi]');
    expect(stdout).toContain('3 passages more: --limit N shows more');
    expect((await run('search', 'Xylophone')).stdout).toContain('Xylophone: not found');
  });

  test.each([
    ['Raisi -Khamenei', 'understood as: Raisi and not Khamenei\n'],
    ['"death commission" OR (Evin Raisi)', 'understood as: “death commission” or (Evin and Raisi)\n'],
    ['massac*', 'understood as: words that begin with massac\n'],
    ['masacre~', 'understood as: words within 1 letter of masacre\n'],
    ['=Raisi', 'understood as: Raisi, only in this spelling\n'],
    ['"death commission"~5', 'understood as: “death commission” with at most 5 words between\n'],
    ['Raisi after:1988-07', 'dated from 1988-'],
    ['Raisi lang:en', 'language en: '],
    ['Raisi colour:red', 'not used: colour:red is no field; it was searched for as words\n'],
    ['the Raisi', 'not used: the is too common; in quotation marks it is looked for\n'],
  ])('says how %s was understood', async (query, line) => {
    expect((await run('search', query)).stdout).toContain(line);
  });

  test('says nothing more of a plain word than what it was found as', async () => {
    expect((await run('search', 'Raisi')).stdout).not.toContain('understood as');
  });

  test('tells what else to ask where nothing was found', async () => {
    expect((await run('search', 'masacre')).stdout).toMatch(
      /did you mean massacre \(\d+\)\? Search for: massacre\n/u,
    );
  });

  test('shows no character of a query that steers a terminal or turns a line', async () => {
    const { stdout } = await run('search', '"\u202Eevil\u001b[31m words" -\u2066x');
    expect(['\u001b', '\u202E', '\u2066'].filter((sign) => stdout.includes(sign))).toEqual([]);
  });
});

describe('call', () => {
  test('gives the value of a method', async () => {
    const ran = await run('call', 'vault.status', '{}', '--json');
    expect(ran.json()).toMatchObject({ state: 'open', protection: 'open' });
  });

  test('takes no input for an empty one, and “-” for standard input', async () => {
    expect((await run('call', 'vault.status', '--json')).status).toBe(0);
    const dataFolder = library.copyOpen();
    const stdin = '{"query":"Evin","limit":1}';
    const ran = await runInProcess({ ...library, dataFolder, stdin }, 'call', 'search.run', '-', '--json');
    expect(ran.json()).toMatchObject({ query: 'Evin' });
  });

  test('shows people the same value on several lines', async () => {
    const { stdout } = await run('call', 'vault.status');
    expect(stdout).toBe(
      '{\n  "state": "open",\n  "protection": "open",\n  "hasRecoveryCode": false,\n  "isReadOnly": false\n}\n',
    );
  });

  test('--list gives every method of the contract with the schema of its input', async () => {
    const list = z
      .array(
        z.strictObject({ method: z.string(), kind: z.string(), input: z.record(z.string(), z.unknown()) }),
      )
      .parse((await run('call', '--list', '--json')).json());
    expect(list.map(({ method }) => method)).toEqual(METHOD_NAMES);
    expect(list.find(({ method }) => method === 'search.run')?.input).toMatchObject({
      type: 'object',
      required: ['query'],
      additionalProperties: false,
    });
    expect((await run('call', '--list')).stdout).toContain(
      'search.run (query)\n  query, exact?, scope?, spellingsOff?, limit?, documentId?\n',
    );
  });

  test.each([
    ['search.facets', { query: 'Raisi' }, 'publishers'],
    ['search.groups', { query: 'Raisi' }, 'titles'],
    ['search.concordance', { query: 'Raisi', sort: 'after' }, 'records'],
    ['search.matrix', { names: ['Raisi', 'Khomeini'] }, 'rows'],
    ['savedSearches.list', {}, 'records'],
  ])('reaches %s', async (method, input, key) => {
    const ran = await run('call', method, JSON.stringify(input), '--json');
    expect(ran.json()).toHaveProperty(key);
  });

  test('--list touches no library', async () => {
    const dataFolder = join(temporaryFolder(), 'none');
    expect((await runInProcess({ ...library, dataFolder }, 'call', '--list')).status).toBe(0);
    expect(existsSync(dataFolder)).toBe(false);
  });

  test.each([
    [['call', 'nothing.here', '{}'], 'unknown-method'],
    [['call', '__proto__', '{}'], 'unknown-method'],
    [['call', 'vault.status', '{'], 'invalid-input'],
    [['call', 'vault.status', ''], 'invalid-input'],
    [['call'], 'invalid-input'],
    [['call', '--list', 'vault.status'], 'invalid-input'],
    [['call', 'search.run', `"${'x'.repeat(1_000_000)}"`], 'too-large'],
  ])('%j is wrong usage', async (argv, code) => {
    const ran = await run(...argv, '--json');
    expect(ran.status).toBe(2);
    expect(ran.json()).toMatchObject({ error: { code, message: expect.stringMatching(/^[A-Z].+/) } });
  });

  test('an input of the wrong shape is a failure of the call', async () => {
    const ran = await run('call', 'search.run', '{"query":7}', '--json');
    expect(ran.status).toBe(1);
    expect(ran.json()).toMatchObject({ error: { code: 'invalid-input' } });
  });
});

async function batch(stdin: string | readonly Uint8Array[]): Promise<{ status: number; lines: unknown[] }> {
  const ran = await runInProcess({ ...library, dataFolder: library.copyOpen(), stdin }, 'batch');
  const lines = ran.stdout.split('\n').slice(0, -1);
  return { status: ran.status, lines: lines.map((line): unknown => JSON.parse(line)) };
}

function lineOf(bytes: number): string {
  const frame = '{"method":"vault.status","input":{}}';
  return `${frame.slice(0, -1)}${' '.repeat(bytes - frame.length)}}\n`;
}

describe('batch', () => {
  test('answers each line with one line, in order', async () => {
    const { status, lines } = await batch(
      '{"method":"vault.status","input":{}}\n{"method":"search.run","input":{"query":"Evin","limit":1}}\n',
    );
    expect(status).toBe(0);
    expect(lines).toMatchObject([
      { ok: true, value: { state: 'open' } },
      { ok: true, value: { query: 'Evin' } },
    ]);
  });

  test('what one line changed the next one sees', async () => {
    const { lines } = await batch(
      '{"method":"settings.set","input":{"theme":"dark"}}\n{"method":"settings.get","input":{}}\n',
    );
    expect(lines[1]).toMatchObject({ value: { theme: 'dark' } });
  });

  test('a line that fails does not keep the next one from being answered', async () => {
    const { status, lines } = await batch(
      [
        'hello',
        '{"method":"vault.status"}',
        '{"method":"vault.status","input":{},"more":1}',
        '{"method":7,"input":{}}',
        '[]',
        'null',
        '{"method":"nothing.here","input":{}}',
        '{"method":"search.run","input":{"query":7}}',
        '\u0000',
        '{"method":"vault.status","input":{}}',
      ].join('\n'),
    );
    expect(status).toBe(0);
    const codes = lines.map(
      (line) => z.object({ error: z.object({ code: z.string() }) }).safeParse(line).data?.error.code,
    );
    expect(codes).toEqual([
      ...Array.from({ length: 6 }, () => 'invalid-input'),
      'unknown-method',
      'invalid-input',
      'invalid-input',
      undefined,
    ]);
  });

  test('every line has its answer, also one with nothing on it; the last needs no end', async () => {
    const call = '{"method":"vault.status","input":{}}';
    const { status, lines } = await batch(`\n${call}\n\r\n \t\n${call}\r\n\n${call}`);
    expect(status).toBe(0);
    const kinds = lines.map((line) => z.object({ ok: z.boolean() }).parse(line).ok);
    expect(kinds).toEqual([false, true, false, false, true, false, true]);
    expect(lines[0]).toMatchObject({ error: { code: 'invalid-input' } });
    expect((await batch('\n')).lines).toHaveLength(1);
  });

  test('a line may arrive in pieces', async () => {
    const line = Buffer.from('{"method":"search.run","input":{"query":"خمینی","limit":1}}');
    const middle = line.indexOf(Buffer.from('خمینی')) + 1; // inside a letter
    const { lines } = await batch([line.subarray(0, middle), line.subarray(middle)]);
    expect(lines).toMatchObject([{ ok: true, value: { query: 'خمینی' } }]);
  });

  test('a line of exactly what is allowed reaches the core, one byte more does not', async () => {
    const { lines } = await batch(lineOf(1_000_000) + lineOf(1_000_001));
    expect(lines).toMatchObject([{ ok: true }, { ok: false, error: { code: 'too-large' } }]);
  });

  test('a line that is too long is refused without being kept, and the next one is answered', async () => {
    const piece = Buffer.alloc(600_000, 'x');
    const { lines } = await batch([
      piece,
      piece,
      piece,
      Buffer.from('\n{"method":"vault.status","input":{}}\n'),
    ]);
    expect(lines).toMatchObject([{ ok: false, error: { code: 'too-large' } }, { ok: true }]);
  });

  test('nothing on standard input gives nothing', async () => {
    expect(await batch('')).toEqual({ status: 0, lines: [] });
  });

  test('stops where nobody reads the answers', async () => {
    const line = '{"method":"settings.set","input":{"theme":"dark"}}\n';
    const dataFolder = library.copyOpen();
    const stdin = line + line;
    let printed = 0;
    const print = (): Promise<Printed> => {
      printed += 1;
      return Promise.resolve('nobody-reads');
    };
    const ran = await runInProcess({ ...library, dataFolder, stdin, print }, 'batch');
    expect([ran.status, printed]).toEqual([1, 1]);
    expect(ran.stderr).toMatch(/^The answers are no longer read/);
  });
});
