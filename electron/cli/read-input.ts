import { MAX_REQUEST_BYTES } from '../../db/contract/limits.ts';
import { fail, succeed, type Result } from '../../db/contract/result.ts';
import { TOO_LARGE } from '../shared/request-input.ts';
import type { CommandLineIo } from './io.ts';

/** Everything on standard input; what is larger than a request may be is refused and never held. */
export async function readInput({ input }: Pick<CommandLineIo, 'input'>): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    size += chunk.byteLength;
    if (size > MAX_REQUEST_BYTES) return TOO_LARGE;
    chunks.push(chunk);
  }
  return succeed(Buffer.concat(chunks));
}

/** The same as text, without the line end that `echo` and an editor put there. */
export async function readInputText(io: Pick<CommandLineIo, 'input'>): Promise<Result<string>> {
  const bytes = await readInput(io);
  if (!bytes.ok) return bytes;
  try {
    return succeed(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value).replace(/\r?\n$/, ''));
  } catch {
    return NOT_TEXT;
  }
}

const NOT_TEXT = fail(
  'invalid-input',
  'What stands on standard input is not text in UTF-8. Nothing was done. Save it as UTF-8 and try again.',
);
