import { useDeferredValue, useMemo, useState } from 'react';
import {
  Button,
  Collection,
  ListLayout,
  Tree,
  TreeItem,
  TreeItemContent,
  Virtualizer,
} from 'react-aria-components';
import type { Tag } from '../../../db/contract/tags.ts';
import { useUndoableCommand } from '../../app/confirmation.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/Icon.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Swatch } from '../../ui/Swatch.tsx';
import { findInTree, foldTags, growTree, type Branch } from './tag-branches.ts';
import { dropOn, useTagDrag } from './tag-drag.ts';
import styles from './TagTree.module.css';

/** Larger trees begin closed. */
const MOST_OPEN = 500;
const LAYOUT = { estimatedRowHeight: 34, padding: 8 };

interface Props {
  /** In the order of the tree. */
  readonly tags: readonly Tag[];
  readonly selected: string | null;
  readonly onSelect: (tagId: string | null) => void;
  /** Told of the keys that the tree itself has no use for. */
  readonly onKey: (key: string) => void;
}

/** The tags below each other; arrows move, open and close, Enter or Space chooses; a tag is moved by dragging it. */
export function TagTree({ tags, selected, onSelect, onKey }: Props) {
  const { tags: text, common } = useStrings();
  const [typed, setTyped] = useState('');
  const looked = useDeferredValue(typed);
  const isSearch = looked.trim() !== '';
  const folded = useMemo(() => (isSearch ? foldTags(tags) : []), [tags, isSearch]);
  const found = useMemo(() => findInTree(tags, folded, looked), [tags, folded, looked]);
  const expansion = useExpansion(found, isSearch);
  const tree = useMemo(() => growTree(found, expansion.isOpen), [found, expansion.isOpen]);
  const { mutate: move } = useUndoableCommand('tags.move');
  const drag = useTagDrag(tags, (tagId, parentId) => move({ tagId, parentId }));
  return (
    <div
      className={styles.pane}
      role="presentation"
      {...drag.handlers}
      onKeyDown={(event) => {
        if (event.target instanceof Element && event.target.closest('[role="treegrid"]') !== null)
          onKey(event.key);
      }}
    >
      <div className={styles.find}>
        <SearchField
          label={text.filter}
          placeholder={text.filter}
          clearLabel={common.clear}
          value={typed}
          onChange={setTyped}
        />
      </div>
      {drag.dragged === null || drag.dragged.parentId === null ? null : (
        <div className={styles.top} {...dropOn(null)}>
          {text.dropHere}
        </div>
      )}
      <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
        <Tree
          aria-label={text.tree}
          className={classNames(styles.tree)}
          items={tree.branches}
          expandedKeys={expansion.keys}
          onExpandedChange={(keys) => expansion.change(new Set([...keys].map(String)))}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={selected === null ? [] : [selected]}
          onSelectionChange={(keys) => {
            const [first] = keys === 'all' ? [] : keys;
            onSelect(first === undefined ? null : String(first));
          }}
          renderEmptyState={() => <p className={styles.nothing}>{text.nothingFound}</p>}
          data-pane-focus=""
        >
          {drawBranch}
        </Tree>
      </Virtualizer>
      {tree.left === 0 ? null : <p className={styles.more}>{text.notShown(tree.left)}</p>}
    </div>
  );
}

interface Expansion {
  readonly keys: ReadonlySet<string>;
  readonly isOpen: (tag: Tag) => boolean;
  readonly change: (keys: ReadonlySet<string>) => void;
}

/** Which tags are open: all of a small tree and all that was looked for, but for those the researcher closed. */
function useExpansion(tags: readonly Tag[], isSearch: boolean): Expansion {
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const isOpenAtFirst = isSearch || tags.length <= MOST_OPEN;
  return useMemo(() => {
    const parents = tags.filter(({ children }) => children > 0).map(({ id }) => id);
    const isOpen = ({ id }: Tag): boolean => turned.has(id) !== isOpenAtFirst;
    return {
      keys: new Set(parents.filter((id) => turned.has(id) !== isOpenAtFirst)),
      isOpen,
      change: (keys) => setTurned(new Set(parents.filter((id) => keys.has(id) !== isOpenAtFirst))),
    };
  }, [tags, turned, isOpenAtFirst]);
}

function drawBranch({ tag, children }: Branch) {
  return (
    <TreeItem
      key={tag.id}
      id={tag.id}
      textValue={tag.name}
      hasChildItems={tag.children > 0}
      className={classNames(styles.item)}
    >
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <span
            className={styles.row}
            data-level={Math.min(level, 8)}
            role="presentation"
            draggable
            {...dropOn(tag.id)}
            // The row would take the press for itself, and no drag would begin.
            onMouseDown={(event) => event.stopPropagation()}
          >
            {hasChildItems ? (
              <Button slot="chevron" className={classNames(styles.chevron)}>
                <Icon name="chevronEnd" />
              </Button>
            ) : (
              <span className={styles.chevron} />
            )}
            <Swatch colour={tag.colour} shape="bar" />
            <span className={styles.name}>
              <bdi>{tag.name}</bdi>
            </span>
            <TagCounts tag={tag} />
          </span>
        )}
      </TreeItemContent>
      <Collection items={children}>{drawBranch}</Collection>
    </TreeItem>
  );
}

function TagCounts({ tag }: { readonly tag: Tag }) {
  const { tags } = useStrings();
  const number = tag.documents + tag.highlights + tag.notes;
  if (number === 0) return null;
  const said = [
    tag.documents > 0 ? tags.documents(tag.documents) : '',
    tag.highlights > 0 ? tags.highlights(tag.highlights) : '',
    tag.notes > 0 ? tags.notes(tag.notes) : '',
  ];
  return (
    <span className={styles.count} title={said.filter((part) => part !== '').join(' · ')}>
      {tags.countOf(number)}
    </span>
  );
}
