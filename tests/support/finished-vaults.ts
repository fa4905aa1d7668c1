import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { contract } from '../../db/contract/contract.ts';
import type { DocumentId } from '../../db/contract/ids.ts';
import type { VaultProtection } from '../../db/contract/vault.ts';
import { openCore, type Core } from '../../db/service/core.ts';
import { corpusFile } from './corpus-file.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { codeOf, valueOf } from './vault.ts';

/** Persian, and written differently in its composed and decomposed forms. */
export const PASSPHRASE = 'آزمایش گذرواژه';

export interface FinishedVaults {
  /** A copy of a vault with the bundled documents, in a fresh folder. */
  copy(protection: VaultProtection): string;
  /** Of the bundled documents, in order. */
  documentIds(): readonly DocumentId[];
}

/**
 * One vault with a passphrase and one without, made once for a test file, because a key derivation takes its time.
 * To be called at the top of the file.
 */
export function finishedVaults(): FinishedVaults {
  const finished = mkdtempSync(join(tmpdir(), 'sanad-test-vaults-'));
  const ids: DocumentId[] = [];
  beforeAll(async () => {
    await makeVault(join(finished, 'passphrase'), PASSPHRASE);
    ids.push(...(await makeVault(join(finished, 'open'), null)));
  });
  afterAll(() => rmSync(finished, { recursive: true, force: true }));
  return {
    copy(protection) {
      const folder = temporaryFolder();
      cpSync(join(finished, protection), folder, { recursive: true });
      return folder;
    },
    documentIds: () => ids,
  };
}

/** A core in this thread; the caller closes it. */
export function openCoreOn(dataFolder: string): Core {
  return valueOf(openCore({ dataFolder, corpusFile: corpusFile(), appVersion: '0', log: () => undefined }));
}

/** The code of one call on a core that is started for it and closed again. */
export async function codeOfOneCall(
  dataFolder: string,
  method: string,
  input: unknown = {},
): Promise<string> {
  const core = openCoreOn(dataFolder);
  try {
    return codeOf(await core.call(method, input));
  } finally {
    core.close();
  }
}

/** Answers the ids of the documents in it. */
async function makeVault(dataFolder: string, passphrase: string | null): Promise<DocumentId[]> {
  mkdirSync(dataFolder);
  const core = openCoreOn(dataFolder);
  valueOf(await core.call('vault.create', { passphrase }));
  const page = contract['documents.list'].output.parse(valueOf(await core.call('documents.list', {})));
  core.close();
  return page.records.map(({ id }) => id);
}
