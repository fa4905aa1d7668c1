import type { Flag } from '../shared/flags.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands/list.ts';

export const GLOBAL_FLAGS: readonly Flag[] = [
  { name: '--data', value: 'DIR' },
  { name: '--json' },
  { name: '--unprotected' },
  { name: '--help' },
  { name: '--version' },
];

const FLAG_HELP = `Flags, before or after the command:
  --data DIR      the data folder (otherwise SANAD_DATA, otherwise this computer’s usual place)
  --json          print exactly one JSON document
  --unprotected   where the library has to be made, make it without a passphrase
  --help          show this; after a command, show that command
  --version       show the version

The passphrase is taken from SANAD_PASSPHRASE, otherwise asked for on the terminal. A data folder that does not
exist is made, with the bundled documents; --unprotected and SANAD_PASSPHRASE exclude each other. “--” ends the flags: sanad search -- "--odd query"
Exit status: 0 done; 1 it failed, or “verify” found a problem; 2 wrong usage.`;

/** All commands, or one. */
export function helpText(command: Command | undefined): string {
  if (command !== undefined) return `Usage: sanad ${command.usage}\n\n${command.summary}\n\n${FLAG_HELP}`;
  const width = Math.max(...COMMANDS.map(({ name }) => name.length)) + 2;
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
  return `Usage: sanad [flags] <command> [arguments]\n\n${lines.join('\n')}\n\n${FLAG_HELP}`;
}

export function commandNames(): string {
  return COMMANDS.map(({ name }) => name).join(', ');
}
