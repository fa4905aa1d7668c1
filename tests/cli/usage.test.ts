import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runInProcess, type CommandLineRun, type CommandLineSetting } from '../support/command-line.ts';
import { prepareLibrary } from '../support/prepared-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const library = await prepareLibrary();
const SENTENCE = /^[A-Z].+\n$/;

function aFolder(): string {
  return join(temporaryFolder(), 'data');
}

function run(change: Partial<CommandLineSetting>, ...argv: readonly string[]): Promise<CommandLineRun> {
  return runInProcess({ ...library, dataFolder: aFolder(), ...change }, ...argv);
}

/** Answers each question with the next answer. */
function answers(...given: readonly (string | null)[]) {
  const questions: string[] = [];
  return {
    questions,
    askSecret: (question: string): Promise<string | null> => {
      questions.push(question);
      return Promise.resolve(given[questions.length - 1] ?? null);
    },
  };
}

describe('wrong usage is one sentence, exit status 2, and touches nothing', () => {
  test.each([
    [
      'no command',
      [],
      /^A command is missing\. Nothing was done\. There are: status, documents, read, search, backup, restore, verify, call, batch\./,
    ],
    [
      'a command that does not exist',
      ['frobnicate'],
      /^There is no command “frobnicate”\. .*There are: status,/,
    ],
    ['a command that is not built yet', ['import', 'folder'], /^There is no command “import”/],
    ['an unknown flag', ['status', '--frob'], /^There is no flag “--frob”/],
    ['a flag of another command', ['status', '--exact'], /^The command status takes no --exact/],
    ['a flag without its value', ['search', 'Evin', '--limit'], /^The flag --limit needs a value/],
    ['a word too many', ['status', 'now'], /^The command status has too many arguments/],
    [
      'a query without quotes',
      ['search', 'greatest', 'crime'],
      /^The command search has too many arguments; put words that belong together/,
    ],
    ['a query too few', ['search'], /^The command search lacks an argument\. .*Usage: sanad search QUERY/],
    ['an id too few', ['read'], /^The command read lacks an argument/],
  ])('%s', async (_name, argv, sentence) => {
    const dataFolder = aFolder();
    const plain = await run({ dataFolder }, ...argv);
    expect(plain).toMatchObject({ status: 2, stdout: '' });
    expect(plain.stderr).toMatch(sentence);
    expect(plain.stderr).toMatch(SENTENCE);
    const json = await run({ dataFolder }, '--json', ...argv);
    expect(json.status).toBe(2);
    expect(json.json()).toEqual({ error: { code: 'invalid-input', message: json.stderr.trimEnd() } });
    expect(existsSync(dataFolder)).toBe(false);
  });

  test.each([['--json=1'], ['--json='], ['--json=true', '--frob']])(
    '%j has its sentence as one JSON document all the same',
    async (...flags) => {
      const ran = await run({}, 'status', ...flags);
      expect(ran.status).toBe(2);
      expect(ran.json()).toEqual({ error: { code: 'invalid-input', message: ran.stderr.trimEnd() } });
    },
  );

  test('a word like the flag after “--” asks for no JSON', async () => {
    const ran = await run({ dataFolder: library.copyOpen() }, 'search', '--', '--json=1');
    expect(ran.stdout).toMatch(/^\d+ passages? in /);
  });

  test('what was typed comes back without characters that steer a terminal', async () => {
    const { stderr } = await run({}, '\u001b[31mred\u202e');
    expect(stderr).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
  });
});

describe('help and version', () => {
  test.each([['--help'], ['-h'], ['help'], ['status', '--help'], ['--json', '--help']])(
    '%j explains and touches nothing',
    async (...argv) => {
      const dataFolder = aFolder();
      const ran = await run({ dataFolder }, ...argv);
      expect(ran.status).toBe(0);
      expect(ran.stdout).toContain('Usage: sanad');
      expect(existsSync(dataFolder)).toBe(false);
    },
  );

  test('--version is the version', async () => {
    expect((await run({}, '--version')).stdout).toBe('0.0.0-test\n');
    expect((await run({}, '--version', '--json')).json()).toEqual({ version: '0.0.0-test' });
  });

  test('flags stand before the command, after it, or between', async () => {
    const dataFolder = library.copyOpen();
    for (const argv of [
      ['--json', 'search', '--exact', 'Evin'],
      ['search', 'Evin', '--json', '--exact'],
      ['search', '--exact', '--limit', '20', 'Evin', '--json'],
    ]) {
      expect((await run({ dataFolder }, ...argv)).json()).toMatchObject({ query: 'Evin' });
    }
  });
});

describe('a data folder that does not exist', () => {
  test('is made with the passphrase of the environment, and opens with it again', async () => {
    const dataFolder = aFolder();
    const environment = { SANAD_PASSPHRASE: library.passphrase };
    const made = await run({ dataFolder, environment }, 'status', '--json');
    expect(made.json()).toMatchObject({ protection: 'passphrase', documents: 5 });
    expect(made.stderr).toBe('A library was made. Without its passphrase nobody can open it.\n');
    const again = await run({ dataFolder, environment }, 'status', '--json');
    expect(again).toMatchObject({ status: 0, stderr: '' });
  });

  test('is made without one only when that is said, and then says so', async () => {
    const dataFolder = aFolder();
    const made = await run({ dataFolder }, 'status', '--unprotected', '--json');
    expect(made.json()).toMatchObject({ protection: 'open', documents: 5 });
    expect(made.stderr).toMatch(/It is not protected/);
  });

  test('is not made where neither is given and nobody can be asked', async () => {
    const dataFolder = aFolder();
    const ran = await run({ dataFolder }, 'status', '--json');
    expect(ran.status).toBe(1);
    expect(ran.json()).toMatchObject({ error: { code: 'passphrase-required' } });
    expect(existsSync(dataFolder)).toBe(false);
  });

  test('is not made where both are given, which is wrong usage', async () => {
    const dataFolder = aFolder();
    const environment = { SANAD_PASSPHRASE: 'x' };
    const ran = await run({ dataFolder, environment }, 'status', '--unprotected', '--json');
    expect([ran.status, existsSync(dataFolder)]).toEqual([2, false]);
    expect(ran.json()).toMatchObject({ error: { code: 'invalid-input' } });
    expect(ran.stderr).toMatch(/^SANAD_PASSPHRASE is set and --unprotected was given\./);
  });

  test('is made with a passphrase that two keyboards wrote in two ways', async () => {
    const [apart, together] = ['vo\u0308gel u\u0308ber', 'v\u00f6gel \u00fcber'];
    const dataFolder = aFolder();
    const made = await run({ dataFolder, askSecret: answers(apart, together).askSecret }, 'status');
    expect(made.status).toBe(0);
    const opened = await run({ dataFolder, askSecret: answers(together).askSecret }, 'status');
    expect(opened.status).toBe(0);
  });

  test('is made with a passphrase that was typed twice the same', async () => {
    const dataFolder = aFolder();
    const asked = answers('گذرواژه دراز', 'گذرواژه دراز');
    const made = await run({ dataFolder, askSecret: asked.askSecret }, 'status', '--json');
    expect(made.json()).toMatchObject({ protection: 'passphrase' });
    expect(asked.questions).toEqual(['New passphrase: ', 'The same again: ']);
  });

  test.each([
    ['two different ones', ['one', 'two'], 'invalid-input'],
    ['an empty one', ['', ''], 'cancelled'],
    ['one and then none', ['one', null], 'cancelled'],
    ['none', [null], 'cancelled'],
  ])('is not made with %s', async (_name, typed, code) => {
    const dataFolder = aFolder();
    const ran = await run({ dataFolder, askSecret: answers(...typed).askSecret }, 'status', '--json');
    expect(ran.status).toBe(1);
    expect(ran.json()).toMatchObject({ error: { code } });
    expect(existsSync(dataFolder)).toBe(false);
  });

  test('is not made on a drive that is not there', async () => {
    const dataFolder = join(temporaryFolder(), 'drive', 'data');
    const ran = await run({ dataFolder }, 'status', '--unprotected', '--json');
    expect(ran.json()).toMatchObject({ error: { code: 'data-folder-missing' } });
  });

  test('is not made by a call that only looks', async () => {
    const dataFolder = aFolder();
    const ran = await run({ dataFolder }, 'call', 'vault.status', '--json');
    expect(ran.json()).toMatchObject({ error: { code: 'data-folder-missing' } });
    expect(existsSync(dataFolder)).toBe(false);
  });

  test('is made by a call that makes a vault', async () => {
    const dataFolder = aFolder();
    const ran = await run({ dataFolder }, 'call', 'vault.create', '{"passphrase":null}', '--json');
    expect(ran.json()).toMatchObject({ state: 'open', protection: 'open' });
  });

  test('is given a library where it exists and is empty', async () => {
    const dataFolder = aFolder();
    mkdirSync(dataFolder);
    expect((await run({ dataFolder }, 'status', '--unprotected')).status).toBe(0);
  });
});

describe('a locked library', () => {
  test('opens with the passphrase of the environment, or the one that is typed', async () => {
    const dataFolder = library.copyProtected();
    const environment = { SANAD_PASSPHRASE: library.passphrase };
    expect((await run({ dataFolder, environment }, 'status')).status).toBe(0);
    const asked = answers(library.passphrase);
    expect((await run({ dataFolder, askSecret: asked.askSecret }, 'status')).status).toBe(0);
    expect(asked.questions).toEqual(['Passphrase: ']);
  });

  test('stays closed to a wrong one, to none, and to one that is not given', async () => {
    const dataFolder = library.copyProtected();
    const wrong = await run({ dataFolder, environment: { SANAD_PASSPHRASE: 'wrong' } }, 'status', '--json');
    expect(wrong.status).toBe(1);
    expect(wrong.json()).toMatchObject({ error: { code: 'passphrase-wrong' } });
    const none = await run({ dataFolder, environment: { SANAD_PASSPHRASE: '' } }, 'status', '--json');
    expect(none.json()).toMatchObject({ error: { code: 'passphrase-required' } });
    const notTyped = await run({ dataFolder, askSecret: answers(null).askSecret }, 'status', '--json');
    expect(notTyped.json()).toMatchObject({ error: { code: 'cancelled' } });
  });

  test('is tried once by a batch, whose other lines are answered all the same', async () => {
    const dataFolder = library.copyProtected();
    const line = '{"method":"settings.get","input":{}}\n';
    const ran = await run(
      {
        dataFolder,
        environment: { SANAD_PASSPHRASE: 'wrong' },
        stdin: `${line.repeat(20)}{"method":"vault.unlock","input":{"passphrase":"${library.passphrase}"}}\n${line}`,
      },
      'batch',
    );
    const codes = ran.stdout
      .trimEnd()
      .split('\n')
      .map((answer) => /"code":"([^"]+)"/.exec(answer)?.[1] ?? 'ok');
    expect(codes).toEqual([...Array.from({ length: 20 }, () => 'passphrase-wrong'), 'ok', 'ok']);
  });

  test('asks for its passphrase before a query that the terminal carries', async () => {
    const dataFolder = library.copyProtected();
    const order: string[] = [];
    const askSecret = (question: string): Promise<string> => {
      order.push(question);
      return Promise.resolve(library.passphrase);
    };
    async function* input(): AsyncGenerator<Uint8Array> {
      order.push('the query');
      yield await Promise.resolve(Buffer.from('Evin\n'));
    }
    const ran = await run({ dataFolder, askSecret, input: input() }, 'search', '-', '--json');
    expect(ran.json()).toMatchObject({ query: 'Evin' });
    expect(order).toEqual(['Passphrase: ', 'the query']);
  });

  test('may ask a batch’s person before the first line', async () => {
    const dataFolder = library.copyProtected();
    const stdin = '{"method":"library.status","input":{}}\n';
    const asked = answers(library.passphrase);
    const ran = await run({ dataFolder, stdin, askSecret: asked.askSecret }, 'batch');
    expect(ran.stdout).toMatch(/^\{"ok":true/);
  });
});

describe('what keeps a library shut is a sentence and changes nothing', () => {
  test('a library that another Sanad has open', async () => {
    const dataFolder = library.copyOpen();
    const { coreInThisThread } = await import('../support/prepared-library.ts');
    const other = coreInThisThread({ dataFolder, corpusFile: library.corpusFile });
    const ran = await run({ dataFolder }, 'status', '--json');
    if (other.ok) await other.value.close();
    expect(ran.status).toBe(1);
    expect(ran.json()).toMatchObject({ error: { code: 'data-folder-in-use' } });
    expect(ran.stderr).toMatch(SENTENCE);
  });

  test.each([
    { file: 'vault.json', content: '{}', code: 'vault-file-damaged' },
    { file: 'library.db', content: '', code: 'library-damaged' },
  ])('a $file that is not as it was', async ({ file, content, code }) => {
    const dataFolder = library.copyOpen();
    writeFileSync(join(dataFolder, file), content);
    const ran = await run({ dataFolder }, 'status', '--json');
    expect(ran.status).toBe(1);
    expect(ran.json()).toMatchObject({ error: { code } });
    expect(ran.stderr).toMatch(SENTENCE);
  });

  test('a data folder that is a file', async () => {
    const dataFolder = aFolder();
    writeFileSync(dataFolder, '');
    const ran = await run({ dataFolder }, 'status', '--unprotected', '--json');
    expect(ran.json()).toMatchObject({ error: { code: 'data-folder-unsuitable' } });
  });

  test('a missing corpus leaves no half-made library behind', async () => {
    const dataFolder = aFolder();
    const corpusFile = join(temporaryFolder(), 'missing');
    const ran = await run({ dataFolder, corpusFile }, 'status', '--unprotected', '--json');
    expect(ran.json()).toMatchObject({ error: { code: 'corpus-missing' } });
    expect(existsSync(dataFolder)).toBe(false);
  });
});

function failToStart(): Promise<never> {
  return Promise.reject(new Error('secret place'));
}

describe('what goes wrong inside', () => {
  test('a core that does not start is its own sentence', async () => {
    const ran = await run({ dataFolder: library.copyOpen(), startCore: failToStart }, 'status', '--json');
    expect(ran.status).toBe(1);
    expect(ran.json()).toMatchObject({ error: { code: 'internal' } });
    expect(ran.stdout + ran.stderr).not.toMatch(/secret place| at /);
  });

  test('being stopped closes the core and says that what was saved is kept', async () => {
    const stopping = new AbortController();
    let isClosed = false;
    const startCore = () =>
      Promise.resolve({
        ok: true as const,
        value: {
          call: () => {
            stopping.abort();
            return new Promise<never>(() => undefined);
          },
          subscribe: () => () => undefined,
          lockAfterSaving: () => undefined,
          close: () => {
            isClosed = true;
            return Promise.resolve();
          },
        },
      });
    const setting = { dataFolder: library.copyOpen(), startCore, stop: stopping.signal };
    const ran = await run(setting, 'status', '--json');
    expect(ran.status).toBe(1);
    expect(ran.json()).toMatchObject({ error: { code: 'cancelled' } });
    expect(isClosed).toBe(true);
  });
});
