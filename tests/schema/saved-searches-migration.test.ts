import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { savedSearchId, vaultId } from '../../db/contract/ids.ts';
import { LIBRARY_MIGRATIONS, ORIGINALS_MIGRATIONS } from '../../db/schema/migrations/list.ts';
import { migrate } from '../../db/schema/migrate.ts';
import { newId } from '../../db/service/new-id.ts';
import { openLibraryStores } from '../../db/store/library.ts';
import { dispatchOver } from '../support/dispatch.ts';
import { valueOf } from '../support/vault.ts';

it('a library from before saved searches keeps its tags and the steps that can be undone, and takes searches', () => {
  const [library, originals] = [new Database(':memory:'), new Database(':memory:')];
  const before = LIBRARY_MIGRATIONS.filter(({ version }) => version <= 30);
  valueOf(migrate(library, before));
  valueOf(migrate(originals, ORIGINALS_MIGRATIONS));
  library.exec(`
    INSERT INTO meta (id, vault_id, seq, revision) VALUES (1, '${vaultId.parse(newId())}', 1, 1);
    INSERT INTO tag (id, public_id, name, name_key, colour, description, created_at)
    VALUES (1, '${newId()}', 'Prisons', 'prisons', 'red', '', 0);
    INSERT INTO undo_step (id, command, subject, records, length, made_at, is_undone)
    VALUES (1, 'tags.create', '{"name":"Prisons"}', 1, 2, 0, 0);
  `);
  expect(valueOf(migrate(library, LIBRARY_MIGRATIONS))).toBe(40);
  const { call } = dispatchOver(openLibraryStores(library, originals));
  const question = { query: 'Evin', exact: false, scope: {}, spellingsOff: [] };
  const made = call('savedSearches.create', { name: 'Prisons', question });
  expect(savedSearchId.safeParse(made.id).success).toBe(true);
  expect(call('tags.list', {}).records.map(({ name }) => name)).toEqual(['Prisons']);
  expect(call('undo.list', {}).records.map(({ command }) => command)).toEqual([
    'savedSearches.create',
    'tags.create',
  ]);
});
