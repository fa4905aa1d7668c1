import type { TagLabel } from '../../../db/contract/tag-label.ts';
import type { Tag } from '../../../db/contract/tags.ts';
import { useMergePlan } from '../../api/tags.ts';
import { useUndoableCommand } from '../../app/confirmation.tsx';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ModalDialog } from '../../ui/ModalDialog.tsx';
import styles from './TagForms.module.css';

interface Props {
  readonly tag: Tag;
  readonly into: TagLabel;
  readonly onMerged: () => void;
  readonly onClose: () => void;
}

/** Says what merging will change, and does it when that is meant. */
export function MergeDialog({ tag, into, onMerged, onClose }: Props) {
  const { tags, common } = useStrings();
  const { data: plan, error } = useMergePlan(tag.id, into.id);
  const { mutateAsync: merge } = useUndoableCommand('tags.merge');
  const mergeNow = async (): Promise<void> => {
    if (plan === undefined) return;
    // The number was shown just now: it is not asked for again.
    const input = { tagId: tag.id, intoId: into.id, confirmedRecords: plan.records };
    const merged = await merge(input).catch(() => null); // the failure is shown at the foot of the page
    if (merged !== null) onMerged();
  };
  return (
    <ModalDialog
      title={tags.mergeTitle(tag.name)}
      closeLabel={common.close}
      onClose={onClose}
      place="question"
    >
      {error === null ? null : (
        <div className={styles.question}>
          <FailureNotice failure={error.failure} />
        </div>
      )}
      {plan === undefined ? null : (
        <div className={classNames(styles.form, styles.question)}>
          <p>{tags.mergePlan(into.name)}</p>
          <ul className={styles.plan}>
            <li>{tags.documents(plan.documents)}</li>
            <li>{tags.highlights(plan.highlights)}</li>
            <li>{tags.notes(plan.notes)}</li>
            {plan.children === 0 ? null : <li>{tags.mergeBelow(plan.children)}</li>}
          </ul>
          <p>{tags.mergeWords(tag.name)}</p>
          <div className={styles.actions}>
            <Button look="primary" onPress={() => void mergeNow()}>
              {tags.mergeNow}
            </Button>
            <Button onPress={onClose}>{tags.cancel}</Button>
          </div>
        </div>
      )}
    </ModalDialog>
  );
}
