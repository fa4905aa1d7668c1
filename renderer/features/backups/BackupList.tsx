import { useEffect, useEffectEvent, useId, useRef, type RefObject } from 'react';
import type { Backup } from '../../../db/contract/vault.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './Backups.module.css';
import { groupBackups, type BackupGroup } from './group-backups.ts';
import { useBackupName } from './use-backup-name.ts';

export interface BackupActions {
  readonly onRestore: (backup: Backup) => void;
  /** Left out where nothing is to be removed. */
  readonly onRemove?: (backup: Backup) => void;
  /** See `Restoring`. */
  readonly returnedFrom: string | null;
}

interface Props extends BackupActions {
  readonly backups: readonly Backup[];
}

/** The backups by what they are, each kind with what it is, newest first. */
export function BackupList({ backups, ...actions }: Props) {
  return groupBackups(backups).map((group) => <Group key={group.kind} group={group} {...actions} />);
}

function Group({ group, ...actions }: BackupActions & { readonly group: BackupGroup }) {
  const { list } = useStrings().backups;
  const titleId = useId();
  const { title, text } = list.kinds[group.kind];
  return (
    <div className={styles.group}>
      <h3 className={styles.groupTitle} id={titleId}>
        {title}
      </h3>
      <p className={styles.quiet}>{text}</p>
      <ul className={styles.backups} aria-labelledby={titleId}>
        {group.backups.map((backup) => (
          <Row key={backup.name} backup={backup} {...actions} />
        ))}
      </ul>
    </div>
  );
}

function Row({ backup, onRestore, onRemove, returnedFrom }: BackupActions & { readonly backup: Backup }) {
  const { list } = useStrings().backups;
  const nameOf = useBackupName();
  const { kind, moment } = nameOf(backup);
  const restore = useFocusAtFirst(returnedFrom === backup.name);
  return (
    <li className={styles.backup}>
      <div className={styles.what}>
        <p className={styles.moment}>{moment}</p>
        <Facts backup={backup} />
      </div>
      <div className={styles.rowActions}>
        <Button onPress={() => onRestore(backup)} aria-label={list.restoreOf(kind, moment)} ref={restore}>
          {list.restore}
        </Button>
        {onRemove === undefined ? null : (
          <Button look="quiet" onPress={() => onRemove(backup)} aria-label={list.removeOf(kind, moment)}>
            {list.remove}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Takes the focus as it appears, where that is meant; the title of the page had it until then. */
function useFocusAtFirst(isMeant: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const focus = useEffectEvent(() => {
    if (isMeant) button.current?.focus();
  });
  useEffect(() => focus(), []);
  return button;
}

function Facts({ backup }: { readonly backup: Backup }) {
  const { backups, common } = useStrings();
  const { list } = backups;
  const formats = useFormats();
  const facts = [
    formats.bytes(backup.bytes),
    backup.seq === null ? list.changesUnknown : list.changes(backup.seq),
    ...(backup.protection === null ? [] : [list.protections[backup.protection]]),
  ];
  return (
    <>
      <p className={styles.quiet}>{facts.join(common.separator)}</p>
      {backup.kind === 'full' ? (
        <p className={styles.fileName}>
          <code dir="ltr">{backup.name}</code>
        </p>
      ) : null}
    </>
  );
}
