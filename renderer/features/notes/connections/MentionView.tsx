import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { NoteMention } from '../../../../db/contract/notes.ts';
import { useReadNote, type TargetReference } from '../../../api/notes.ts';
import { useAnnounce } from '../../../app/announcer.tsx';
import { useUndoableCommand } from '../../../app/confirmation.tsx';
import { notePath } from '../../../app/routes.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useNoteDesk } from '../draft/note-desk.ts';
import { useSummaryTitle } from '../summary-title.ts';
import { linkMention } from './link-mention.ts';
import styles from './MentionView.module.css';

interface Props {
  readonly mention: NoteMention;
  /** What its words can be made a link to; `null` where they are one. */
  readonly linkTo: TargetReference | null;
}

/** Another note, with the words in which this one is linked or named. */
export function MentionView({ mention, linkTo }: Props) {
  const { notes } = useStrings();
  const title = useSummaryTitle(mention.note);
  const { mutate: link, isPending, data: isLinked } = useLinkMention(mention);
  return (
    <li className={styles.mention}>
      <div className={styles.head}>
        <Link href={notePath(mention.note.id)} className={styles.title}>
          <bdi>{title}</bdi>
        </Link>
        {linkTo === null ? null : (
          <Button
            look="quiet"
            icon="link"
            aria-label={notes.linkItIn(title)}
            isDisabled={isPending}
            onPress={() => link(linkTo)}
          >
            {notes.linkIt}
          </Button>
        )}
      </div>
      <p className={styles.excerpt} dir="auto">
        {partsOf(mention).map(({ start, text, isMarked }) =>
          isMarked ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>,
        )}
      </p>
      {isLinked === false ? (
        <p className={styles.failed} role="alert">
          {notes.notLinked}
        </p>
      ) : null}
    </li>
  );
}

/** Makes a link of the mention in the note that has it; answers whether its words were still there. */
function useLinkMention(mention: NoteMention) {
  const { notes } = useStrings();
  const desk = useNoteDesk();
  const announce = useAnnounce();
  const readNote = useReadNote();
  const save = useUndoableCommand('notes.save');
  return useMutation({
    mutationFn: async (target: TargetReference) => {
      // What is being written in that note comes first.
      await desk.find(mention.note.id)?.draft.saveNow();
      const { id, version, body } = await readNote(mention.note.id);
      const linked = linkMention(body, mention, target);
      if (linked === null) return false;
      return (await save.mutateAsync({ noteId: id, version, body: linked })) !== null;
    },
    onSuccess: (isLinked) => {
      if (isLinked) announce(notes.linked);
    },
  });
}

interface ExcerptPart {
  readonly start: number;
  readonly text: string;
  readonly isMarked: boolean;
}

function partsOf({ excerpt, marks }: NoteMention): readonly ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let end = 0;
  for (const [start, markEnd] of marks) {
    parts.push({ start: end, text: excerpt.slice(end, start), isMarked: false });
    parts.push({ start, text: excerpt.slice(start, markEnd), isMarked: true });
    end = markEnd;
  }
  parts.push({ start: end, text: excerpt.slice(end), isMarked: false });
  return parts.filter(({ text }) => text !== '');
}
