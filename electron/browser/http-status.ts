import type { ErrorCode } from '../../db/contract/result.ts';

/** How each failure reads to a program that looks at the status only; the envelope in the body says more. */
export const HTTP_STATUS = {
  'invalid-input': 400,
  'unknown-method': 404,
  'not-found': 404,
  forbidden: 403,
  'too-large': 413,
  cancelled: 409,
  'vault-absent': 409,
  'vault-exists': 409,
  'vault-locked': 423,
  'vault-file-damaged': 500,
  'key-parameters-refused': 422,
  'passphrase-wrong': 403,
  'passphrase-required': 403,
  'library-damaged': 500,
  'library-missing': 500,
  'library-newer': 409,
  'data-folder-in-use': 409,
  'data-folder-missing': 409,
  'data-folder-not-writable': 409,
  'data-folder-unsuitable': 409,
  'disk-full': 507,
  'corpus-missing': 500,
  'core-stopped': 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;
