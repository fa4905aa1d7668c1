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

/** No request of the contract has more than a handful. */
const MOST_LEVELS = 64;

const NESTED_TOO_DEEPLY: Result<never> = fail(
  'invalid-input',
  `The request is nested more than ${MOST_LEVELS} levels deep. Nothing was changed. Send it as the contract has it.`,
);

/** Reads the JSON of a request; bytes that are not UTF-8 are refused rather than replaced. */
export function parseRequestBytes(bytes: Uint8Array): Result<unknown> {
  if (bytes.byteLength > MAX_REQUEST_BYTES) return TOO_LARGE;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isNestedTooDeeply(text) ? NESTED_TOO_DEEPLY : succeed(JSON.parse(text) as unknown);
  } catch {
    return NOT_JSON;
  }
}

/** Counted before it is read, because whatever walks through a value calls itself for each level of it. */
function isNestedTooDeeply(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isInString) {
      if (character === '\\') at += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '[' || character === '{') {
      depth += 1;
      if (depth > MOST_LEVELS) return true;
    } else if (character === ']' || character === '}') depth -= 1;
  }
  return false;
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
