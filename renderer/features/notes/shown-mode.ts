import { useMedia } from '../../app/media.ts';
import { useSession, type NoteMode } from '../../app/session.tsx';

const NARROW = '(max-width: 699px)';

/** How the note is shown: two columns only where there is room for them. */
export function useShownMode(): NoteMode {
  const isNarrow = useMedia(NARROW);
  const mode = useSession((session) => session.noteMode);
  return isNarrow && mode === 'both' ? 'write' : mode;
}
