import type { NoteTargetKind } from '../../../db/contract/notes.ts';
import type { IconName } from '../../ui/Icon.tsx';

/** The sign of each kind of thing a note can lead to. */
export const TARGET_ICONS: Readonly<Record<NoteTargetKind, IconName>> = {
  document: 'library',
  highlight: 'highlight',
  tag: 'tag',
  note: 'note',
};
