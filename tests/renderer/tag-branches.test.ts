import { describe, expect, it } from 'vitest';
import { tagId } from '../../db/contract/ids.ts';
import type { Tag } from '../../db/contract/tags.ts';
import {
  findInTree,
  foldTags,
  growTree,
  idsWithin,
  MOST_ROWS,
  type Branch,
} from '../../renderer/features/tags/tag-branches.ts';

function idOf(number: number): Tag['id'] {
  return tagId.parse(String(number).padStart(26, '0'));
}

function aTag(number: number, change: Partial<Tag> = {}): Tag {
  return {
    id: idOf(number),
    parentId: null,
    name: `Tag ${number}`,
    aliases: [],
    colour: 'grey',
    description: '',
    documents: 0,
    highlights: 0,
    notes: 0,
    children: 0,
    createdAt: '2026-01-01T00:00:00.000Z',
    ...change,
  };
}

const PRISONS = aTag(1, { name: 'Prisons', children: 2 });
const EVIN = aTag(2, { name: 'Evin', parentId: PRISONS.id, aliases: ['Detention house'], children: 1 });
const WARD = aTag(3, { name: 'Ward 209', parentId: EVIN.id });
const KARAJ = aTag(4, { name: 'گوهردشت کرج', parentId: PRISONS.id });
const LETTERS = aTag(5, { name: 'Letters' });
const TREE = [PRISONS, EVIN, WARD, KARAJ, LETTERS];

function drawn(branches: readonly Branch[]): unknown[] {
  return branches.map(({ tag, children }) =>
    children.length === 0 ? tag.name : [tag.name, ...drawn(children)],
  );
}

describe('the tree that is drawn', () => {
  it('has each tag below its parent', () => {
    expect(drawn(growTree(TREE, () => true).branches)).toEqual([
      ['Prisons', ['Evin', 'Ward 209'], 'گوهردشت کرج'],
      'Letters',
    ]);
  });

  it('has nothing below a tag that is closed', () => {
    const { branches } = growTree(TREE, ({ id }) => id !== PRISONS.id);
    expect(drawn(branches)).toEqual(['Prisons', 'Letters']);
  });

  it('is bounded, and tells how many are left', () => {
    const tags = Array.from({ length: MOST_ROWS + 7 }, (_, number) => aTag(number));
    const { shown, left } = growTree(tags, () => true);
    expect([shown, left]).toEqual([MOST_ROWS, 7]);
  });
});

describe('looking for a tag', () => {
  const find = (typed: string): readonly string[] =>
    findInTree(TREE, foldTags(TREE), typed).map(({ name }) => name);

  it.each([
    {
      how: 'by the beginning of a word, with those above it',
      typed: 'war',
      found: ['Prisons', 'Evin', 'Ward 209'],
    },
    { how: 'by another word for it', typed: 'DETENTION', found: ['Prisons', 'Evin'] },
    { how: 'by the letters of an Arabic keyboard', typed: 'كرج', found: ['Prisons', 'گوهردشت کرج'] },
    { how: 'where nothing was typed', typed: ' ', found: TREE.map(({ name }) => name) },
    { how: 'nowhere, where no tag has the words', typed: 'letters evin', found: [] },
  ])('finds $how', ({ typed, found }) => {
    expect(find(typed)).toEqual(found);
  });
});

it('a tag and all below it', () => {
  expect(idsWithin(TREE, EVIN.id)).toEqual([EVIN.id, WARD.id]);
});
