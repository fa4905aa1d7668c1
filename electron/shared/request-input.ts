import { MAX_REQUEST_BYTES } from '../../db/contract/limits.ts';
import { fail, succeed, type Result } from '../../db/contract/result.ts';

export const TOO_LARGE: Result<never> = fail(
  'too-large',
  `The request is larger than ${MAX_REQUEST_BYTES.toLocaleString('en')} bytes. Nothing was changed. Send less at a time.`,
);

const NOT_JSON: Result<never> = fail(
  'invalid-input',
  'The request is not valid JSON. Nothing was changed. Send one JSON value.',
);

/** Reads the JSON of a request; bytes that are not UTF-8 are refused rather than replaced. */
export function parseRequestBytes(bytes: Uint8Array): Result<unknown> {
  if (bytes.byteLength > MAX_REQUEST_BYTES) return TOO_LARGE;
  try {
    return succeed(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown);
  } catch {
    return NOT_JSON;
  }
}

/**
 * Brings a value that came as a structured clone to what the same request would be over HTTP: plain JSON. So no
 * host accepts dates, maps, cycles or functions that another one refuses, and the same size limit holds.
 */
export function normaliseRequestValue(value: unknown): Result<unknown> {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    return NOT_JSON;
  }
  // JSON has no word for `undefined`, a function or a symbol.
  return text === undefined ? NOT_JSON : parseRequestBytes(new TextEncoder().encode(text));
}
