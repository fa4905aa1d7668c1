import type { ErrorCode } from '../../../db/contract/result.ts';

/** What keeps a library shut and can be put right by restoring a backup. */
const RESTORABLE: ReadonlySet<ErrorCode> = new Set([
  'library-damaged',
  'library-missing',
  'vault-file-damaged',
] as const);

export function isRestorable(code: ErrorCode): boolean {
  return RESTORABLE.has(code);
}
