import { useState } from 'react';
import type { TagLabel } from '../../../db/contract/tag-label.ts';
import type { DocumentSummary } from '../../../db/contract/models.ts';
import { useCommand } from '../../app/command-handlers.tsx';
import { useUndoableCommand } from '../../app/confirmation.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { ActionMenu } from '../../ui/ActionMenu.tsx';
import { Button } from '../../ui/Button.tsx';
import { TagDialog } from '../tags/TagDialog.tsx';
import styles from './ChosenDocuments.module.css';
import { useRemoveDocuments } from './remove-documents.ts';

interface Props {
  readonly chosen: readonly DocumentSummary[];
  /** Takes the choice back. */
  readonly onDone: () => void;
}

/**
 * What can be done with the documents that are chosen, all at once; each is one step to undo. The commands are there for
 * a single document too, the bar only for several: the inspector shows what can be done with one.
 */
export function ChosenDocuments({ chosen, onDone }: Props) {
  const { tags, common } = useStrings();
  const { mutate: apply } = useUndoableCommand('tags.apply');
  const { mutate: withdraw } = useUndoableCommand('tags.withdraw');
  const [isTagging, setIsTagging] = useState(false);
  const documentIds = chosen.map(({ id }) => id);
  const remove = useRemoveDocuments(documentIds);
  useCommand('tag', chosen.length === 0 ? null : () => setIsTagging(true));
  const carried = carriedBy(chosen).map((tag) => ({
    id: tag.id,
    label: tag.name,
    onAction: () => withdraw({ tagIds: [tag.id], documentIds }),
  }));
  const count = common.documents(chosen.length);
  return (
    <>
      {chosen.length < 2 ? null : (
        <section className={styles.bar} aria-label={tags.chosen(count)}>
          <p className={styles.count} aria-live="polite">
            {tags.chosen(count)}
          </p>
          <Button icon="tag" onPress={() => setIsTagging(true)}>
            {tags.tagThem}
          </Button>
          {carried.length === 0 ? null : (
            <ActionMenu label={tags.takeOff} groups={[{ actions: carried }]}>
              <Button>{tags.takeOff}</Button>
            </ActionMenu>
          )}
          {remove === null ? null : (
            <Button icon="trash" onPress={remove}>
              {tags.remove}
            </Button>
          )}
          <Button look="quiet" onPress={onDone}>
            {tags.chooseNone}
          </Button>
        </section>
      )}
      {isTagging && chosen.length > 0 ? (
        <TagDialog
          title={tags.tagTitle(count)}
          canCreate
          carriers={{ documentIds }}
          excluded={carriedByAll(chosen)}
          onChoose={({ id }) => apply({ tagIds: [id], documentIds })}
          onClose={() => setIsTagging(false)}
        />
      ) : null}
    </>
  );
}

/** The tags that at least one of the documents carries, each once, by name. */
function carriedBy(documents: readonly DocumentSummary[]): readonly TagLabel[] {
  const byId = new Map(documents.flatMap(({ tags }) => tags.map((tag) => [tag.id, tag] as const)));
  return [...byId.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'fa'));
}

function carriedByAll(documents: readonly DocumentSummary[]): readonly string[] {
  const [first, ...others] = documents.map(({ tags }) => new Set<string>(tags.map(({ id }) => id)));
  return first === undefined ? [] : [...first].filter((id) => others.every((carried) => carried.has(id)));
}
