import { useRef, useState } from 'react';
import { useTags } from '../../api/tags.ts';
import { useUndoableCommand } from '../../app/confirmation.tsx';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { classNames } from '../../ui/class-names.ts';
import frame from '../../ui/PageFrame.module.css';
import { NewTagDialog } from './NewTagDialog.tsx';
import { idsWithin } from './tag-branches.ts';
import { TagDetails } from './TagDetails.tsx';
import { TagPairs } from './TagPairs.tsx';
import { TagTree } from './TagTree.tsx';
import styles from './TagsPage.module.css';

/** The researcher's tags: the tree, the one in hand, and which occur together. */
export function TagsPage() {
  const { pages, tags: text } = useStrings();
  const list = useTags();
  const [parentOfNew, setParentOfNew] = useState<string | null | undefined>(undefined);
  const [selected, setSelected] = useState<string | null>(null);
  const { mutate: create } = useUndoableCommand('tags.create');
  const tags = list.data ?? [];
  return (
    <div className={frame.page} data-pane="working">
      <title>{pages.windowTitle(pages.tags)}</title>
      <header className={classNames(frame.header, styles.header)}>
        <h1 className={classNames(frame.title, styles.title)}>{pages.tags}</h1>
        <p className={classNames(frame.count, styles.count)} aria-live="polite">
          {list.data === undefined ? null : text.counted(tags.length)}
        </p>
        <Button icon="plus" onPress={() => setParentOfNew(null)}>
          {text.newTag}
        </Button>
      </header>
      {list.error === null ? null : (
        <div className={styles.failure}>
          <FailureNotice failure={list.error.failure} onTryAgain={() => void list.refetch()} />
        </div>
      )}
      {list.data === undefined ? null : tags.length === 0 ? (
        <div className={styles.failure}>
          <EmptyState title={text.emptyTitle} text={text.emptyText}>
            <Button look="primary" onPress={() => setParentOfNew(null)}>
              {text.newTag}
            </Button>
          </EmptyState>
        </div>
      ) : (
        <Panes tags={tags} selected={selected} onSelect={setSelected} onNewBelow={setParentOfNew} />
      )}
      {parentOfNew === undefined ? null : (
        <NewTagDialog
          onCreate={(name) => {
            setParentOfNew(undefined);
            create(
              { name, parentId: parentOfNew },
              { onSuccess: (made) => setSelected(made?.id ?? selected) },
            );
          }}
          onClose={() => setParentOfNew(undefined)}
        />
      )}
    </div>
  );
}

interface PanesProps {
  readonly tags: NonNullable<ReturnType<typeof useTags>['data']>;
  readonly selected: string | null;
  readonly onSelect: (tagId: string | null) => void;
  readonly onNewBelow: (tagId: string) => void;
}

function Panes({ tags, selected, onSelect, onNewBelow }: PanesProps) {
  const { tags: text } = useStrings();
  const nameRef = useRef<HTMLInputElement>(null);
  const { mutate: remove } = useUndoableCommand('tags.remove');
  const tag = tags.find(({ id }) => id === selected) ?? null;
  const removeSelected = (): void => {
    if (tag !== null) remove({ tagIds: [tag.id] });
  };
  return (
    <div className={styles.panes}>
      <TagTree
        tags={tags}
        selected={selected}
        onSelect={onSelect}
        onKey={(key) => {
          if (key === 'F2') nameRef.current?.select();
          if (key === 'Delete') removeSelected();
        }}
      />
      <div className={styles.side}>
        {tag === null ? (
          <p className={styles.hint}>{text.chooseOne}</p>
        ) : (
          <TagDetails
            key={tag.id}
            tag={tag}
            within={idsWithin(tags, tag.id)}
            nameRef={nameRef}
            onNewChild={() => onNewBelow(tag.id)}
            onRemove={removeSelected}
            onMerged={onSelect}
          />
        )}
        <TagPairs tag={tag} />
      </div>
    </div>
  );
}
