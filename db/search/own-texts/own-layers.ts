import type { Database } from 'better-sqlite3';
import { LayeredIndex, type IndexMeans } from './layered-index.ts';
import { openOwnTexts, type OwnTextKind } from './own-texts.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

export type OwnLayers = Readonly<Record<OwnTextKind, LayeredIndex>>;

/** The words of a library's own texts, which filters and groups look in; they go when the database is closed. */
const opened = new WeakMap<Database, OwnLayers>();

export function indexMeans(db: Database, library: Vocabulary): IndexMeans {
  const commits = db.prepare<[], number>('SELECT seq FROM meta').pluck();
  return { library, commit: () => commits.get() ?? 0 };
}

/** One set for each database, whoever asks. */
export function openOwnLayers(db: Database, library: Vocabulary): OwnLayers {
  const known = opened.get(db);
  if (known) return known;
  const texts = openOwnTexts(db);
  const means = indexMeans(db, library);
  const layers: OwnLayers = {
    titles: new LayeredIndex(texts.titles, means),
    highlights: new LayeredIndex(texts.highlights, means),
    notes: new LayeredIndex(texts.notes, means),
    tags: new LayeredIndex(texts.tags, means),
  };
  opened.set(db, layers);
  return layers;
}
