import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { LIBRARY_MIGRATIONS } from '../../db/schema/migrations/list.ts';
import { HIDDEN_PASSAGES } from '../../db/search/index/hidden-passages.ts';

it('hidden passages are found from their documents, not by reading all passages', () => {
  const database = new Database(':memory:');
  for (const { sql } of LIBRARY_MIGRATIONS) database.exec(sql);
  const plan = database.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${HIDDEN_PASSAGES}`).all();
  expect(plan.map(({ detail }) => detail).join(', ')).toMatch(/^SCAN document_state, SEARCH passage/u);
});
