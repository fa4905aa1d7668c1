/**
 * Everything that can go wrong and that the person in front of the screen can be told about.
 *
 * The list is closed: the renderer has one sentence per code, and a host never invents a code.
 */
export const ERROR_CODES = [
  'invalid-input',
  'unknown-method',
  'not-found',
  'forbidden',
  'too-large',
  'cancelled',
  'vault-absent',
  'vault-exists',
  'vault-locked',
  'vault-file-damaged',
  'key-parameters-refused',
  'passphrase-wrong',
  'passphrase-required',
  'library-damaged',
  'library-missing',
  'library-newer',
  'data-folder-in-use',
  'data-folder-missing',
  'data-folder-not-writable',
  'data-folder-unsuitable',
  'disk-full',
  'corpus-missing',
  'confirmation-needed',
  'name-taken',
  'already-there',
  'changed-meanwhile',
  'not-protected',
  'recovery-code-wrong',
  'library-read-only',
  'backup-unusable',
  'not-settled',
  'core-stopped',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * An expected failure, as a value.
 *
 * `message` is one plain English sentence or two: what happened, what was kept, what to do. It never holds
 * document text, notes, names or queries. `incident` names a log entry and is there for `internal` only.
 */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
  readonly incident?: string;
}

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

export function succeed<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function fail(
  code: ErrorCode,
  message: string,
  details?: Readonly<Record<string, string | number | boolean>>,
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: details ? { code, message, details } : { code, message } };
}

/** Ends every switch over a union: adding a member without handling it does not compile. */
export function assertNever(unexpected: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(unexpected)}`);
}
