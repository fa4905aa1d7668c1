import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useSessionStore, type NoteMode } from '../../app/session.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './ModeSwitch.module.css';
import { useShownMode } from './shown-mode.ts';

const MODES: readonly NoteMode[] = ['write', 'both', 'read'];

/** Whether notes are shown as they are written, as they read, or both; remembered while the window is open. */
export function ModeSwitch() {
  const { notes } = useStrings();
  const store = useSessionStore();
  const mode = useShownMode();
  return (
    <ToggleButtonGroup
      aria-label={notes.modes.label}
      className={classNames(styles.group)}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[mode]}
      onSelectionChange={(keys) => {
        const noteMode = MODES.find((candidate) => keys.has(candidate));
        if (noteMode !== undefined) store.change({ noteMode });
      }}
    >
      {MODES.map((candidate) => (
        <ToggleButton
          key={candidate}
          id={candidate}
          className={classNames(styles.mode)}
          data-mode={candidate}
        >
          {notes.modes[candidate]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
