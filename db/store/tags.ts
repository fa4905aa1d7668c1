import type { Database } from 'better-sqlite3';
import { openTagCarriers } from './tag-carriers.ts';
import { openTagList } from './tag-list.ts';
import { openTagMerge } from './tag-merge.ts';
import { openTagPairs } from './tag-pairs.ts';
import { openTagRows } from './tag-rows.ts';
import { openTagSummaries } from './tag-summaries.ts';
import { openTagTree } from './tag-tree.ts';

/** Everything about tags but their looks on other records (`tagLabels`) and filtering by them (`tagFilterCondition`). */
export function openTagStore(database: Database) {
  return {
    ...openTagRows(database),
    tree: openTagTree(database),
    list: openTagList(database),
    summaries: openTagSummaries(database),
    /** Who carries which tag, and putting tags on records. */
    carriers: openTagCarriers(database),
    pairs: openTagPairs(database),
    merge: openTagMerge(database),
  };
}
