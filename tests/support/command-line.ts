import type { CommandLineIo } from '../../electron/cli/io.ts';
import { runCommandLine } from '../../electron/cli/run-command-line.ts';
import { coreInThisThread, TEST_VERSION } from './prepared-library.ts';

export interface CommandLineRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What `--json` printed: standard output must be one document and a line end. */
  readonly json: () => unknown;
}

export interface CommandLineSetting extends Partial<CommandLineIo> {
  readonly dataFolder: string;
  readonly corpusFile: string;
  /** Standard input. */
  readonly stdin?: string | readonly Uint8Array[];
}

/** Runs the command line in this process, on the real core. */
export async function runInProcess(
  { dataFolder, corpusFile, stdin = '', ...change }: CommandLineSetting,
  ...argv: readonly string[]
): Promise<CommandLineRun> {
  let stdout = '';
  let stderr = '';
  const status = await runCommandLine(['--data', dataFolder, ...argv], {
    version: TEST_VERSION,
    environment: {},
    platform: 'linux',
    homeFolder: '/nowhere',
    startCore: (folder) => Promise.resolve(coreInThisThread({ dataFolder: folder, corpusFile })),
    print: (text) => {
      stdout += text;
      return Promise.resolve('printed');
    },
    warn: (line) => {
      stderr += `${line}\n`;
    },
    askSecret: null,
    input: chunksOf(stdin),
    isColourful: false,
    stop: new AbortController().signal,
    ...change,
  });
  return { status, stdout, stderr, json: () => parseOneDocument(stdout) };
}

async function* chunksOf(stdin: string | readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  if (typeof stdin === 'string') yield Buffer.from(stdin);
  else yield* stdin;
  await Promise.resolve();
}

function parseOneDocument(stdout: string): unknown {
  if (!stdout.endsWith('\n') || stdout.indexOf('\n') !== stdout.length - 1) {
    throw new Error(`not one line: ${JSON.stringify(stdout)}`);
  }
  return JSON.parse(stdout) as unknown;
}
