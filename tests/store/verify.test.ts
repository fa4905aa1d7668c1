import { describe, expect, it } from 'vitest';
import type { Problem } from '../../db/contract/vault.ts';
import { jobId } from '../../db/contract/ids.ts';
import { contract } from '../../db/contract/contract.ts';
import { newId } from '../../db/service/new-id.ts';
import type { LibraryStores } from '../../db/store/library.ts';
import { verifyLibraryFiles } from '../../db/store/verify.ts';
import { dispatchOver } from '../support/dispatch.ts';
import { addDocument, emptyLibrary } from '../support/library.ts';
import { createTestVault, valueOf } from '../support/vault.ts';

function problemsOf(stores: LibraryStores): readonly Problem[] {
  return [...verifyLibraryFiles(stores)].flatMap(({ problems }) => problems);
}

/** The bundled documents, a highlight and a link, open in a real vault, and one way to spoil each part of it. */
function wholeLibrary() {
  const library = valueOf(createTestVault().open());
  const at = dispatchOver(library.stores);
  const [first, second] = at.call('documents.list', {}).records;
  if (first === undefined || second === undefined) throw new Error('There are no documents');
  const range = { start: 0, end: 40 };
  const highlight = at.call('highlights.create', { documentId: first.id, ...range });
  const link = at.call('links.create', {
    kind: 'see-also',
    from: { documentId: second.id, range },
    to: { documentId: first.id, range: null },
  });
  return { ...at, ...library, first, second, highlight, link };
}

function spoil({ stores }: { readonly stores: LibraryStores }, sql: string, ...values: string[]): void {
  const { library, originals } = stores.databases;
  const database = sql.includes('original') ? originals : library;
  // Behind the back of every rule that keeps this from happening.
  database.pragma('foreign_keys = OFF');
  database.prepare<string[]>(sql).run(...values);
}

describe('a library that is whole', () => {
  it('has no problems, and is not changed by being read', () => {
    const at = wholeLibrary();
    const before = at.stores.meta.read();
    expect(problemsOf(at.stores)).toEqual([]);
    expect(at.stores.meta.read()).toEqual(before);
    at.close();
  });

  it('is told how far it has come, from the first slice to the last', () => {
    const at = wholeLibrary();
    const slices = [...verifyLibraryFiles(at.stores)];
    const done = slices.map((slice) => slice.done);
    expect(done).toEqual(done.toSorted((some, other) => some - other));
    expect(done.at(-1)).toBe(slices.at(-1)?.total);
    expect(new Set(slices.map(({ total }) => total)).size).toBe(1);
    at.close();
  });
});

describe('what is not as it should be', () => {
  it('is an original that is missing', () => {
    const at = wholeLibrary();
    spoil(at, 'DELETE FROM original_chunk WHERE sha256 = ?', at.first.sha256);
    spoil(at, 'DELETE FROM original WHERE sha256 = ?', at.first.sha256);
    expect(problemsOf(at.stores)).toEqual([
      { what: 'original', id: at.first.id, message: 'The original of the document is missing.' },
    ]);
    at.close();
  });

  it('is an original with another byte than it had', () => {
    const at = wholeLibrary();
    const change = `UPDATE original_chunk SET content = CAST('x' || substr(content, 2) AS BLOB) WHERE sha256 = ?`;
    spoil(at, change, at.first.sha256);
    expect(problemsOf(at.stores)).toMatchObject([{ what: 'original', id: at.first.id }]);
    at.close();
  });

  it('is an original that ends too early', () => {
    const at = wholeLibrary();
    const cut = 'UPDATE original_chunk SET content = substr(content, 1, 5) WHERE sha256 = ?';
    spoil(at, cut, at.second.sha256);
    expect(problemsOf(at.stores)).toMatchObject([{ what: 'original', id: at.second.id }]);
    at.close();
  });

  it('is a document with a passage too few', () => {
    const at = wholeLibrary();
    spoil(at, 'UPDATE document SET passages = passages + 1 WHERE public_id = ?', at.first.id);
    expect(problemsOf(at.stores)).toMatchObject([{ what: 'document', id: at.first.id }]);
    at.close();
  });

  it('is a document whose text is longer than its record says', () => {
    const at = wholeLibrary();
    spoil(at, 'UPDATE document SET length = length - 1 WHERE public_id = ?', at.first.id);
    expect(problemsOf(at.stores)).toMatchObject([{ what: 'document', id: at.first.id }]);
    at.close();
  });

  it('is a highlight whose words are not at its place', () => {
    const at = wholeLibrary();
    const move = `UPDATE anchor SET start = start + 1 WHERE id =
      (SELECT anchor_id FROM highlight WHERE public_id = ?)`;
    spoil(at, move, at.highlight.id);
    expect(problemsOf(at.stores)).toMatchObject([{ what: 'highlight', id: at.highlight.id }]);
    at.close();
  });

  it('is a link whose words are not at its place', () => {
    const at = wholeLibrary();
    const move = `UPDATE anchor SET words = 'other words' WHERE id =
      (SELECT from_anchor_id FROM link WHERE public_id = ?)`;
    spoil(at, move, at.link.id);
    expect(problemsOf(at.stores)).toMatchObject([{ what: 'highlight', id: at.link.id }]);
    at.close();
  });

  it('is a table that breaks its own rules', () => {
    const stores = emptyLibrary();
    const { library } = stores.databases;
    library.unsafeMode(true);
    library.pragma('writable_schema = ON');
    // An index that is left out when rows are written, as a page lost from it would be.
    const index = library
      .prepare<[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'tag' AND sql IS NOT NULL`,
      )
      .get();
    if (index === undefined) throw new Error('The table of tags has no index');
    library
      .prepare('UPDATE sqlite_schema SET sql = ? WHERE name = ?')
      .run(withoutRows(index.sql), index.name);
    library.pragma('writable_schema = RESET');
    dispatchOver(stores).call('tags.create', { name: 'Evin' });
    library.pragma('writable_schema = ON');
    library.prepare('UPDATE sqlite_schema SET sql = ? WHERE name = ?').run(index.sql, index.name);
    library.pragma('writable_schema = RESET');
    expect(problemsOf(stores)).toEqual([{ what: 'library', id: '', message: 'The table tag is damaged.' }]);
  });

  it('says nothing of what is written in the library', () => {
    const at = wholeLibrary();
    spoil(at, `UPDATE anchor SET words = 'palimpsest'`);
    expect(JSON.stringify(problemsOf(at.stores))).not.toMatch(/palimpsest|Montazeri/);
    at.close();
  });
});

/** The same index, but no row belongs into it. */
function withoutRows(sql: string): string {
  return sql.includes(' WHERE ') ? `${sql} AND 0` : `${sql} WHERE 0`;
}

function libraryWithLostOriginals(documents: number): LibraryStores {
  const stores = emptyLibrary();
  for (let made = 0; made < documents; made += 1) addDocument(stores);
  return stores;
}

describe('the call', () => {
  it('answers at most 200 problems', async () => {
    const at = dispatchOver(libraryWithLostOriginals(230));
    const answer = valueOf(await at.runJob('library.verify', {}));
    const { ok, problems } = contract['library.verify'].output.parse(answer);
    expect({ ok, problems: problems.length }).toEqual({ ok: false, problems: 200 });
  });

  it('tells how far it has come to whoever follows it', async () => {
    const at = dispatchOver(libraryWithLostOriginals(3));
    const job = jobId.parse(newId());
    await at.runJob('library.verify', { job });
    const told = at.events.flatMap((event) => (event.kind === 'progress' ? [event] : []));
    expect(told.length).toBeGreaterThan(3);
    expect(told.at(-1)).toMatchObject({ job, done: told.at(-1)?.total });
  });

  it('stops when it is told to', async () => {
    const at = dispatchOver(libraryWithLostOriginals(50));
    const job = jobId.parse(newId());
    const answer = at.runJob('library.verify', { job });
    expect(at.call('jobs.cancel', { job })).toEqual({ wasRunning: true });
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});
