import { fail, succeed, type Result } from '../../db/contract/result.ts';

export interface Flag {
  /** With its two dashes. */
  readonly name: string;
  /** What the value is, in capitals, for flags that take one: `DIR`, `N`. */
  readonly value?: string;
}

export interface ParsedArguments {
  /** Name of each flag that was given, with its value; a flag without a value has the empty string. */
  readonly flags: ReadonlyMap<string, string>;
  readonly words: readonly string[];
}

/**
 * Splits arguments into flags and words. Flags stand anywhere; `--` ends them, so that a word may begin with
 * two dashes. One dash is no flag: `-Khamenei` is a query. A flag given twice keeps its last value.
 *
 * Fails with one sentence where a flag is unknown, lacks its value or has one it does not take.
 */
export function parseArguments(argv: readonly string[], known: readonly Flag[]): Result<ParsedArguments> {
  const flags = new Map<string, string>();
  const words: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (argument === '--') {
      words.push(...argv.slice(index + 1));
      break;
    }
    if (!argument.startsWith('--')) {
      words.push(argument);
      continue;
    }
    const { name, inline } = splitFlag(argument);
    const flag = known.find((candidate) => candidate.name === name);
    if (flag === undefined) return unknownFlag(name, known);
    if (flag.value === undefined) {
      if (inline !== undefined)
        return fail('invalid-input', `The flag ${name} takes no value. Nothing was done. Give it by itself.`);
      flags.set(name, '');
      continue;
    }
    const value = inline ?? argv[(index += 1)];
    if (value === undefined || value === '' || (inline === undefined && value.startsWith('--'))) {
      return fail(
        'invalid-input',
        `The flag ${name} needs a value. Nothing was done. Usage: ${name} ${flag.value}`,
      );
    }
    flags.set(name, value);
  }
  return succeed({ flags, words });
}

function splitFlag(argument: string): { readonly name: string; readonly inline: string | undefined } {
  const equals = argument.indexOf('=');
  if (equals === -1) return { name: argument, inline: undefined };
  return { name: argument.slice(0, equals), inline: argument.slice(equals + 1) };
}

function unknownFlag(name: string, known: readonly Flag[]): Result<never> {
  const list = known.map((flag) => flag.name).join(', ');
  return fail(
    'invalid-input',
    `There is no flag “${shown(name)}”. Nothing was done. The flags are: ${list}. A word that begins with two dashes goes after “--”.`,
  );
}

/** What was typed, short enough for a sentence and without characters that move the cursor of a terminal. */
export function shown(typed: string): string {
  const visible = typed.replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
  return visible.length > 60 ? `${visible.slice(0, 60)}…` : visible;
}
