import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vaultId } from '../../db/contract/ids.ts';
import { newId } from '../../db/service/new-id.ts';
import { commitChange } from '../../db/store/library.ts';
import { newDataKey } from '../../db/vault/key-slots.ts';
import { openLibrary } from '../../db/store/open-library.ts';
import { openDatabase } from '../../db/vault/open-database.ts';
import { readStateFile, writeStateFile } from '../../db/vault/state-file.ts';
import { folderFingerprint } from '../support/folder-fingerprint.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, createTestVault, valueOf, type TestVault } from '../support/vault.ts';

describe('a library', () => {
  it('opens with all that was taken in and leaves nothing of its logs when it closes', () => {
    const vault = createTestVault();
    const before = folderFingerprint(vault.folder);
    const library = valueOf(vault.open());
    expect(library.stores.documents.totals().documents).toBe(5);
    expect(library.rollback).toBeNull();
    library.close();
    expect(folderFingerprint(vault.folder)).toEqual(before);
  });

  it('keeps a change that was made', () => {
    const vault = createTestVault();
    const library = valueOf(vault.open());
    const { seq } = commitChange(library.stores, () => library.stores.settings.write({ theme: 'dark' }));
    library.close();
    const again = valueOf(vault.open());
    expect(again.stores.settings.read().theme).toBe('dark');
    expect(again.stores.meta.read().seq).toBe(seq);
    again.close();
  });

  it('takes a change back whole when it fails halfway', () => {
    const vault = createTestVault();
    const library = valueOf(vault.open());
    const before = library.stores.meta.read();
    const change = () =>
      commitChange(library.stores, () => {
        library.stores.settings.write({ theme: 'dark' });
        throw new Error('halfway');
      });
    expect(change).toThrow('halfway');
    expect(library.stores.settings.read().theme).toBe('system');
    expect(library.stores.meta.read()).toEqual(before);
    library.close();
  });
});

describe('a library that cannot be opened', () => {
  it.each(['library.db', 'originals.db'])('is missing without its %s', (name) => {
    const vault = createTestVault();
    rmSync(join(vault.folder, name));
    const before = folderFingerprint(vault.folder);
    expect(codeOf(vault.open())).toBe('library-missing');
    expect(folderFingerprint(vault.folder)).toEqual(before);
  });

  it.each(['library.db', 'originals.db'])('is damaged with the %s of another vault', (name) => {
    const vault = createTestVault();
    cpSync(join(createTestVault().folder, name), join(vault.folder, name));
    const before = folderFingerprint(vault.folder);
    expect(codeOf(vault.open())).toBe('library-damaged');
    expect(folderFingerprint(vault.folder)).toEqual(before);
  });

  it('is damaged when its key opens a library of another name', () => {
    const vault = createTestVault();
    const library = valueOf(vault.open());
    library.stores.databases.library.exec(`UPDATE meta SET vault_id = '${newId()}'`);
    library.close();
    expect(codeOf(vault.open())).toBe('library-damaged');
  });

  it.each(['library.db', 'originals.db'])('is damaged when %s was emptied of its tables', (name) => {
    const vault = createTestVault();
    const library = valueOf(vault.open());
    const database =
      name === 'library.db' ? library.stores.databases.library : library.stores.databases.originals;
    database.pragma('user_version = 0');
    library.close();
    expect(codeOf(vault.open())).toBe('library-damaged');
  });

  it.each(['library', 'originals'] as const)(
    'is newer when its %s went through a step not known here',
    (which) => {
      const vault = createTestVault();
      const library = valueOf(vault.open());
      library.stores.databases[which].pragma('user_version = 9990');
      library.close();
      const before = folderFingerprint(vault.folder);
      expect(codeOf(vault.open())).toBe('library-newer');
      expect(folderFingerprint(vault.folder)).toEqual(before);
    },
  );

  it('is not brought up to date where its originals are newer', () => {
    const vault = createTestVault();
    const library = valueOf(vault.open());
    const { databases } = library.stores;
    for (const table of ['search_posting', 'search_term', 'search_segment']) {
      databases.library.exec(`DROP TABLE ${table}`);
    }
    databases.library.pragma('user_version = 10');
    databases.originals.pragma('user_version = 9990');
    library.close();
    const before = folderFingerprint(vault.folder);
    expect(codeOf(vault.open())).toBe('library-newer');
    expect(folderFingerprint(vault.folder)).toEqual(before);
  });

  it('leaves no file open behind it', () => {
    const vault = createTestVault();
    const originals = readFileSync(join(vault.folder, 'originals.db'));
    writeFileSync(join(vault.folder, 'originals.db'), '');
    expect(codeOf(vault.open())).toBe('library-damaged');
    writeFileSync(join(vault.folder, 'originals.db'), originals);
    const library = vault.open();
    expect(codeOf(library)).toBe('ok');
    valueOf(library).close();
  });

  it('does not open with another key', () => {
    const vault = createTestVault();
    expect(codeOf(openLibrary(vault, newDataKey()))).toBe('library-damaged');
    expect(codeOf(openDatabase(join(vault.folder, 'library.db'), newDataKey()))).toBe('library-damaged');
  });
});

/** Closed, with a damaged page that opening it does not need. */
function largeAndDamaged(): TestVault {
  const vault = createTestVault();
  const library = valueOf(vault.open());
  const { library: database } = library.stores.databases;
  // Not a setting that is known, hence never read.
  database.prepare(`INSERT INTO setting (key, value) VALUES ('large', hex(zeroblob(9000000)))`).run();
  library.close();
  const path = join(vault.folder, 'library.db');
  const bytes = readFileSync(path);
  bytes.fill(0, bytes.length - 4096 * 10, bytes.length - 4096 * 9);
  writeFileSync(path, bytes);
  return vault;
}

describe('a library too large to be read through at every opening', () => {
  it('opens although a page that is not needed for it is damaged', () => {
    const opened = valueOf(largeAndDamaged().open());
    expect(opened.isReadOnly).toBe(false);
    opened.close();
  });

  it('is read through where something in it could not be read before', () => {
    const vault = largeAndDamaged();
    writeStateFile(vault.folder, { vaultId: vault.vaultId, seq: 1, isDoubted: true });
    expect(codeOf(vault.open())).toBe('library-damaged');
  });

  it('is read through where it was not closed, before its log is folded in', () => {
    const vault = largeAndDamaged();
    const opened = valueOf(vault.open());
    commitChange(opened.stores, () => null);
    const folder = temporaryFolder();
    cpSync(vault.folder, folder, { recursive: true });
    opened.close();
    const before = readFileSync(join(folder, 'library.db-wal'));
    expect(codeOf(vault.openIn(folder))).toBe('library-damaged');
    expect(readFileSync(join(folder, 'library.db-wal')).equals(before)).toBe(true);
  });
});

describe('an original without a document', () => {
  it('left behind by an interrupted destruction, is gone when the library is opened next', () => {
    const vault = createTestVault();
    const library = valueOf(vault.open());
    library.stores.originals.put({ sha256: 'a'.repeat(64), bytes: Buffer.from('left behind') });
    library.close();
    const again = valueOf(vault.open());
    expect(again.stores.originals.count()).toBe(5);
    expect(again.stores.originals.size('a'.repeat(64))).toBeNull();
    again.close();
  });
});

describe('a library that was set back', () => {
  it('is reported with the counter that was seen before', () => {
    const vault = createTestVault();
    const library = valueOf(vault.open());
    const { seq } = library.stores.meta.read();
    library.close();
    writeStateFile(vault.folder, { vaultId: vault.vaultId, seq: seq + 3 });
    const opened = valueOf(vault.open());
    expect(opened.rollback).toEqual({ seenSeq: seq + 3, foundSeq: seq });
    opened.close();
    expect(readStateFile(vault.folder)?.seq).toBe(seq + 3);
  });

  it('is not reported for the state of another vault, or where there is none', () => {
    const vault = createTestVault();
    writeStateFile(vault.folder, { vaultId: vaultId.parse(newId()), seq: 1000 });
    const opened = valueOf(vault.open());
    expect(opened.rollback).toBeNull();
    opened.close();
    rmSync(join(vault.folder, 'state.json'));
    const again = valueOf(vault.open());
    expect(again.rollback).toBeNull();
    again.close();
  });
});
