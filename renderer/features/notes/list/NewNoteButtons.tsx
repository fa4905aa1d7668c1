import { useOwnTemplates, useReadNote } from '../../../api/notes.ts';
import { useKeysOf } from '../../../app/command-handlers.tsx';
import { useStrings } from '../../../strings/language-context.tsx';
import { ActionMenu } from '../../../ui/ActionMenu.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { useStartNote, useStartNoteFrom } from '../start-note.ts';
import { useSummaryTitles } from '../summary-title.ts';
import styles from './NewNoteButtons.module.css';

/** Begins an empty note, or one from a template: those that come with Sanad, and the researcher's own. */
export function NewNoteButtons() {
  const { notes } = useStrings();
  const keysOf = useKeysOf();
  const startNote = useStartNote();
  const startFrom = useStartNoteFrom();
  const titleOf = useSummaryTitles();
  const readNote = useReadNote();
  const own = useOwnTemplates().data?.pages.flatMap((page) => page.records) ?? [];
  const builtIn = Object.entries(notes.templates);
  return (
    <div className={styles.buttons}>
      <IconButton
        icon="plus"
        label={notes.newNote}
        keys={keysOf('newNote')}
        onPress={() => void startNote(null)}
      />
      <ActionMenu
        label={notes.newNoteMenu}
        groups={[
          {
            title: notes.builtInTemplates,
            actions: builtIn.map(([id, { name, body }]) => ({
              id,
              label: name,
              onAction: () => startFrom({ role: 'note', body }),
            })),
          },
          {
            title: notes.ownTemplates,
            actions: own.map((template) => ({
              id: template.id,
              label: titleOf(template),
              onAction: () =>
                void readNote(template.id).then(({ body }) => startFrom({ role: 'note', body })),
            })),
          },
          {
            actions: [
              {
                id: 'new-template',
                label: notes.newTemplate,
                onAction: () => startFrom({ role: 'template', body: '' }),
              },
            ],
          },
        ]}
      >
        <IconButton icon="chevronDown" label={notes.newNoteMenu} />
      </ActionMenu>
    </div>
  );
}
