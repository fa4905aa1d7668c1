import type { Database } from 'better-sqlite3';
import { LayeredIndex } from './layered-index.ts';
import { indexMeans, openOwnLayers } from './own-layers.ts';
import { comparing, type OwnTextSource } from './own-texts.ts';
import type { PassageSet } from '../index/passage-sets.ts';
import type { TextIndex } from './text-index.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** What filters look for words in. Ids are rows of `document`, `tag`, `note` and `highlight`. */
export type TextKind = 'title' | 'file' | 'author' | 'publisher' | 'tag' | 'note' | 'comment';

/** The texts besides the passages. What is in the trash may be among those found. */
export interface FilterTexts {
  /** Rows whose text `find` finds; it is asked once for each layer of the texts, and answers row ids of that one. */
  rowsFound(kind: TextKind, find: (index: TextIndex) => PassageSet): PassageSet;
}

/**
 * Each kind is read when it is first asked for; after that, and after a commit only, what has changed since. Nothing is
 * prepared before: a file of documents alone has no tags and no notes.
 */
export function openFilterTexts(db: Database, library: Vocabulary): FilterTexts {
  const others = new Map<TextKind, LayeredIndex>();

  function indexOf(kind: TextKind): LayeredIndex {
    if (kind === 'title') return openOwnLayers(db, library).titles;
    if (kind === 'tag') return openOwnLayers(db, library).tags;
    if (kind === 'note') return openOwnLayers(db, library).notes;
    const index = others.get(kind) ?? new LayeredIndex(readAnew(db, SELECTS[kind]), indexMeans(db, library));
    others.set(kind, index);
    return index;
  }

  return {
    rowsFound(kind, find) {
      const index = indexOf(kind);
      for (const slice of index.refresh()) void slice;
      return index.find((words) => ({ ids: find(words), found: null })).ids;
    },
  };
}

const SELECTS = {
  file: 'SELECT id, file AS stamp FROM document',
  author: `SELECT document_id AS id, value AS stamp FROM source_value WHERE field = 'author'`,
  publisher: `SELECT document_id AS id, value AS stamp FROM source_value WHERE field = 'publisher'`,
  comment: `SELECT id, comment AS stamp FROM highlight WHERE comment <> ''`,
} as const;

/** Texts short enough to be told apart by themselves. */
function readAnew(db: Database, sql: string): OwnTextSource {
  const select = db.prepare<[], { id: number; stamp: string }>(sql);
  let texts = new Map<number, string>();
  return comparing({
    stamps() {
      const rows = select.all();
      texts = new Map(rows.map(({ id, stamp }) => [id, stamp]));
      return rows;
    },
    read: (ids) => ids.map((id) => ({ id, fields: [texts.get(id) ?? ''] })),
  });
}
