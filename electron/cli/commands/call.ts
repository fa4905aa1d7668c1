import { z } from 'zod';
import { contract, isMethodName, METHOD_NAMES, type MethodName } from '../../../db/contract/contract.ts';
import { succeed, type Result } from '../../../db/contract/result.ts';
import { UNKNOWN_METHOD } from '../../../db/contract/unknown-method.ts';
import { parseRequestBytes } from '../../shared/request-input.ts';
import { failed, wrongUsage, type CommandRequest, type Outcome } from '../command.ts';
import type { CoreClient } from '../../../db/service/core-client.ts';
import type { CommandLineIo } from '../io.ts';
import type { LibrarySession } from '../library-session.ts';
import { readInput } from '../read-input.ts';

/** Any method of the contract, with its input as JSON; `-` reads that from standard input, where no process list shows it. */
export async function runCall({ words, flags, session, io }: CommandRequest): Promise<Outcome> {
  const [method, json] = words;
  if (flags.has('--list')) {
    return method === undefined
      ? listMethods()
      : wrongUsage('The flag --list stands alone. Nothing was done. Usage: sanad call --list');
  }
  if (method === undefined)
    return wrongUsage('The command call lacks a method. Nothing was done. See: sanad call --list');
  if (!isMethodName(method)) return { kind: 'wrong-usage', failure: UNKNOWN_METHOD.error };
  const input = await inputOf(json, io);
  if (!input.ok) return { kind: 'wrong-usage', failure: input.error };
  const core = await coreFor(method, session);
  if (!core.ok) return failed(core.error);
  const result = await core.value.call(method, input.value);
  if (!result.ok) return failed(result.error);
  return { kind: 'done', value: result.value, text: () => JSON.stringify(result.value, null, 2) };
}

/** A call that needs the library has it opened first; the others meet it as it is. */
export function coreFor(method: MethodName, session: LibrarySession): Promise<Result<CoreClient>> {
  if (contract[method].needs === 'library') return session.open();
  return session.start(method === 'vault.create' ? 'to-create' : 'to-look');
}

async function inputOf(json: string | undefined, io: CommandLineIo): Promise<Result<unknown>> {
  if (json === undefined) return succeed({});
  if (json !== '-') return parseRequestBytes(new TextEncoder().encode(json));
  const bytes = await readInput(io);
  return bytes.ok ? parseRequestBytes(bytes.value) : bytes;
}

function listMethods(): Outcome {
  const methods = METHOD_NAMES.map((method) => ({
    method,
    kind: contract[method].kind,
    input: z.toJSONSchema(contract[method].input, { io: 'input' }),
  }));
  return {
    kind: 'done',
    value: methods,
    text: () =>
      methods.map(({ method, kind, input }) => `${method} (${kind})\n  ${fieldsOf(input)}`).join('\n'),
  };
}

/** `query, exact?, limit?`, with a question mark for what may be left out. */
function fieldsOf({ properties = {}, required = [] }: z.core.JSONSchema.BaseSchema): string {
  const names = Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`));
  return names.length === 0 ? 'no input' : names.join(', ');
}
