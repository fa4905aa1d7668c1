import { assertNever, fail, type Failure } from '../../db/contract/result.ts';
import { chooseDataFolder } from '../shared/data-folder.ts';
import { UNEXPECTED } from '../shared/failures.ts';
import { parseArguments, shown, type ParsedArguments } from '../shared/flags.ts';
import { failed, OUTPUT_NOT_WRITTEN, wrongUsage, type Command, type Outcome } from './command.ts';
import { COMMANDS, findCommand } from './commands/list.ts';
import { commandNames, GLOBAL_FLAGS, helpText } from './help.ts';
import type { CommandLineIo, ExitStatus, Printed } from './io.ts';
import { createLibrarySession } from './library-session.ts';

/**
 * Runs one command and resolves with its exit status. Whatever happens, standard error gets at
 * most a sentence, never a trace; with `--json` standard output gets exactly one document (`batch`: one a line).
 */
export async function runCommandLine(argv: readonly string[], io: CommandLineIo): Promise<ExitStatus> {
  const isJson = wantsJson(argv);
  const outcome = await outcomeOf(argv, io).catch((): Outcome => failed(UNEXPECTED.error));
  switch (outcome.kind) {
    case 'done':
      return statusAfter(await io.print(textOf(outcome, { isJson })), { io, status: 0 });
    case 'done-with-problems': {
      const { code, message } = outcome.failure;
      const value = { ...outcome.value, error: { code, message } };
      io.warn(message);
      return statusAfter(await io.print(textOf({ ...outcome, value }, { isJson })), { io, status: 1 });
    }
    case 'printed':
      return 0;
    case 'failed':
      await report(outcome.failure, { io, isJson });
      return 1;
    case 'wrong-usage':
      await report(outcome.failure, { io, isJson });
      return 2;
    default:
      return assertNever(outcome);
  }
}

function textOf(
  { value, text }: { readonly value: unknown; readonly text: () => string },
  { isJson }: { readonly isJson: boolean },
): string {
  return `${isJson ? JSON.stringify(value) : text()}\n`;
}

/** A reader that leaves has read enough; an answer that a full disk did not take was not given. */
function statusAfter(
  printed: Printed,
  { io, status }: { readonly io: CommandLineIo; readonly status: ExitStatus },
): ExitStatus {
  if (printed !== 'not-written') return status;
  io.warn(OUTPUT_NOT_WRITTEN.error.message);
  return 1;
}

/** Looked for by itself, because also a command line that is wrong otherwise is answered in JSON. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).some(
    (argument) => argument === '--json' || argument.startsWith('--json='),
  );
}

async function report(
  { code, message }: Failure,
  { io, isJson }: { readonly io: CommandLineIo; readonly isJson: boolean },
): Promise<void> {
  io.warn(message);
  if (isJson) await io.print(`${JSON.stringify({ error: { code, message } })}\n`);
}

async function outcomeOf(argv: readonly string[], io: CommandLineIo): Promise<Outcome> {
  const known = [...GLOBAL_FLAGS, ...COMMANDS.flatMap((command) => command.flags)];
  const parsed = parseArguments(argv, known);
  if (!parsed.ok) return { kind: 'wrong-usage', failure: parsed.error };
  const { flags, words } = parsed.value;
  const [name, ...rest] = words;
  const command = name === undefined ? undefined : findCommand(name);
  if (flags.has('--version')) {
    return { kind: 'done', value: { version: io.version }, text: () => io.version };
  }
  if (flags.has('--help') || name === '-h' || name === 'help') {
    const help = helpText(command);
    return { kind: 'done', value: { help }, text: () => help };
  }
  if (name === undefined)
    return wrongUsage(`A command is missing. Nothing was done. There are: ${commandNames()}. See --help.`);
  if (command === undefined) {
    return wrongUsage(
      `There is no command “${shown(name)}”. Nothing was done. There are: ${commandNames()}.`,
    );
  }
  const misfit = misfitOf(command, { flags, words: rest }) ?? twoProtections(flags, io);
  return misfit ?? runCommand(command, { parsed: { flags, words: rest }, io });
}

function misfitOf(command: Command, { flags, words }: ParsedArguments): Outcome | null {
  const foreign = [...flags.keys()].find(
    (flag) => ![...GLOBAL_FLAGS, ...command.flags].some(({ name }) => name === flag),
  );
  if (foreign !== undefined) {
    return wrongUsage(
      `The command ${command.name} takes no ${foreign}. Nothing was done. Usage: sanad ${command.usage}`,
    );
  }
  if (words.length < command.words.least) {
    return wrongUsage(
      `The command ${command.name} lacks an argument. Nothing was done. Usage: sanad ${command.usage}`,
    );
  }
  if (words.length > command.words.most) {
    return wrongUsage(
      `The command ${command.name} has too many arguments; put words that belong together into quotes. Nothing was done. Usage: sanad ${command.usage}`,
    );
  }
  return null;
}

/** Which of the two was meant cannot be told, whether or not this command would make a library. */
function twoProtections(flags: ParsedArguments['flags'], { environment }: CommandLineIo): Outcome | null {
  if (!flags.has('--unprotected') || (environment['SANAD_PASSPHRASE'] ?? '') === '') return null;
  return wrongUsage(
    'SANAD_PASSPHRASE is set and --unprotected was given. Nothing was done. Leave out one of them.',
  );
}

async function runCommand(
  command: Command,
  { parsed, io }: { readonly parsed: ParsedArguments; readonly io: CommandLineIo },
): Promise<Outcome> {
  const session = createLibrarySession({
    dataFolder: chooseDataFolder({ ...io, flag: parsed.flags.get('--data') }),
    mayBeUnprotected: parsed.flags.has('--unprotected'),
    io,
  });
  const run = await command.load();
  try {
    return await Promise.race([run({ ...parsed, session, io }), stopped(io.stop)]);
  } finally {
    await session.close();
  }
}

function stopped(signal: AbortSignal): Promise<Outcome> {
  const outcome = failed(
    fail('cancelled', 'Stopped. What was saved before is kept. Run the command again to finish it.').error,
  );
  return new Promise((resolve) => {
    if (signal.aborted) resolve(outcome);
    else signal.addEventListener('abort', () => resolve(outcome), { once: true });
  });
}
