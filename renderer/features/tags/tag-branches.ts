import type { Tag } from '../../../db/contract/tags.ts';
import { foldedWords, typedWords } from '../../../db/text/folded-words.ts';

/** A tag in the tree with those below it that are shown. */
export interface Branch {
  readonly tag: Tag;
  readonly children: Branch[];
}

export interface ShownTree {
  readonly branches: readonly Branch[];
  /** How many tags are shown. */
  readonly shown: number;
  /** How many more would be shown, were there no bound. */
  readonly left: number;
}

/** Rows beyond that are not drawn: nobody looks through them, and the box above the tree finds the rest. */
export const MOST_ROWS = 2_000;

/**
 * The tree as it is to be drawn: below closed tags nothing, and no more than `MOST_ROWS` tags. Parents stand before their
 * children in `tags`, so that each finds its parent's branch there already.
 */
export function growTree(tags: readonly Tag[], isOpen: (tag: Tag) => boolean): ShownTree {
  const branches: Branch[] = [];
  const open = new Map<string, Branch[]>();
  let shown = 0;
  let left = 0;
  for (const tag of tags) {
    const siblings = tag.parentId === null ? branches : open.get(tag.parentId);
    if (siblings === undefined) continue;
    if (shown === MOST_ROWS) {
      left += 1;
      continue;
    }
    const branch: Branch = { tag, children: [] };
    siblings.push(branch);
    shown += 1;
    if (isOpen(tag)) open.set(tag.id, branch.children);
  }
  return { branches, shown, left };
}

/** What the names of tags are looked up in, once for many questions. */
export function foldTags(tags: readonly Tag[]): readonly string[] {
  return tags.map(({ name, aliases }) => foldedWords([name, ...aliases].join('\n')) || name);
}

/**
 * The tags of whose names or other words every typed word begins one, and those above them, in the order of the tree.
 * All where no word was typed.
 */
export function findInTree(tags: readonly Tag[], folded: readonly string[], typed: string): readonly Tag[] {
  const words = typedWords(typed);
  if (words.length === 0) return tags;
  const kept = new Set<string>();
  // From the end: a parent is kept for the sake of what was kept below it.
  for (let at = tags.length - 1; at >= 0; at -= 1) {
    const tag = tags[at];
    if (tag === undefined) continue;
    const isMeant = words.every((word) => folded[at]?.includes(` ${word}`) === true);
    if (!isMeant && !kept.has(tag.id)) continue;
    kept.add(tag.id);
    if (tag.parentId !== null) kept.add(tag.parentId);
  }
  return tags.filter(({ id }) => kept.has(id));
}

/** The ids of a tag and of all below it. */
export function idsWithin(tags: readonly Tag[], tagId: string): readonly string[] {
  const within = new Set<string>([tagId]);
  for (const { id, parentId } of tags) if (parentId !== null && within.has(parentId)) within.add(id);
  return [...within];
}
