import { useStrings } from '../strings/language-context.tsx';
import { Keys } from '../ui/Keys.tsx';
import { ModalDialog } from '../ui/ModalDialog.tsx';
import { useKeyNames } from './command-handlers.tsx';
import { COMMANDS, LIST_KEYS, type CommandGroup } from './commands.ts';
import styles from './KeyboardMap.module.css';

const GROUPS: readonly CommandGroup[] = [
  'general',
  'work',
  'go',
  'panes',
  'library',
  'tags',
  'reader',
  'notes',
  'search',
];

/** Every key of Sanad on one page, drawn from the list of commands. */
export function KeyboardMap({ onClose }: { readonly onClose: () => void }) {
  const { commands, common } = useStrings();
  return (
    <ModalDialog
      title={commands.keyboardMap}
      closeLabel={common.close}
      onClose={onClose}
      place="centre"
      isReading
    >
      <div className={styles.map}>
        <p className={styles.intro}>{commands.keyboardIntro}</p>
        {GROUPS.map((group) => (
          <Group key={group} group={group} />
        ))}
      </div>
    </ModalDialog>
  );
}

function Group({ group }: { readonly group: CommandGroup }) {
  const { commands } = useStrings();
  const rows = [
    ...COMMANDS.filter((command) => command.group === group && command.keys.length > 0).map((command) => ({
      id: command.id,
      label: commands.labels[command.id],
      keys: command.keys,
    })),
    ...LIST_KEYS.filter((keys) => keys.group === group).map(({ id, keys }) => ({
      id,
      label: commands.listKeys[id],
      keys,
    })),
  ];
  return (
    <section className={styles.group} aria-labelledby={`keys-${group}`}>
      <h3 id={`keys-${group}`} className={styles.groupTitle}>
        {commands.groups[group]}
      </h3>
      <dl className={styles.rows}>
        {rows.map((row) => (
          <KeyRow key={row.id} label={row.label} combinations={row.keys} />
        ))}
      </dl>
    </section>
  );
}

function KeyRow(props: { readonly label: string; readonly combinations: readonly string[] }) {
  const namesOf = useKeyNames();
  return (
    <div className={styles.row}>
      <dt>{props.label}</dt>
      <dd className={styles.combinations}>
        {props.combinations.map((combination) => (
          <Keys key={combination} names={namesOf(combination)} />
        ))}
      </dd>
    </div>
  );
}
