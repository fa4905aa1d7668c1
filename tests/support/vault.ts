import { documentId, vaultId, type VaultId } from '../../db/contract/ids.ts';
import type { Result } from '../../db/contract/result.ts';
import { newId } from '../../db/service/new-id.ts';
import { createLibrary } from '../../db/store/create-library.ts';
import { openLibrary, type OpenedLibrary } from '../../db/store/open-library.ts';
import { corpusFile } from './corpus-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What a call must have succeeded with for the test to go on. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** The code of the failure a call must have answered, or `ok`. */
export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

export interface TestVault {
  readonly folder: string;
  readonly vaultId: VaultId;
  readonly nowMs: () => number;
  /** Opens the library; the caller closes it. */
  open(): Result<OpenedLibrary>;
  /** The same of a copy of its folder. */
  openIn(folder: string): Result<OpenedLibrary>;
}

/** 2026-01-01T00:00Z, and it stays that. */
function nowMs(): number {
  return 1_767_225_600_000;
}

/** A vault with the bundled documents, closed; without a passphrase unless one is given. */
export function createTestVault(passphrase: string | null = null): TestVault {
  const folder = temporaryFolder();
  const id = vaultId.parse(newId());
  const dataKey = valueOf(
    createLibrary({
      folder,
      vaultId: id,
      passphrase,
      corpusFile: corpusFile(),
      newDocumentId: () => documentId.parse(newId()),
    }),
  );
  return {
    folder,
    vaultId: id,
    nowMs,
    open: () => openLibrary({ folder, vaultId: id, nowMs }, dataKey),
    openIn: (copy) => openLibrary({ folder: copy, vaultId: id, nowMs }, dataKey),
  };
}
