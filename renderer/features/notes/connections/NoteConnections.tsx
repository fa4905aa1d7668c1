import { useId } from 'react';
import type { NoteMentions, TargetReference } from '../../../api/notes.ts';
import { useBacklinks, useMentions } from '../../../api/notes.ts';
import { useSession, useSessionStore } from '../../../app/session.tsx';
import { useStrings } from '../../../strings/language-context.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { MentionView } from './MentionView.tsx';
import styles from './NoteConnections.module.css';

/** The notes that link to this one, and those that name it without a link, below its text. */
export function NoteConnections({ noteId }: { readonly noteId: string }) {
  const { notes } = useStrings();
  const target: TargetReference = { kind: 'note', id: noteId };
  const backlinks = useBacklinks(target).data;
  const mentions = useMentions(target).data;
  const shown = useSession((session) => session.noteConnections);
  const panelId = useId();
  if (backlinks === undefined || mentions === undefined) return null;
  const isAlone = backlinks.total === 0 && mentions.total === 0;
  return (
    <section className={styles.connections} aria-label={notes.connections}>
      {isAlone ? (
        <p className={styles.none}>{notes.noConnections}</p>
      ) : (
        <div className={styles.bar}>
          <Opener kind="backlinks" label={notes.backlinks(backlinks.total)} panelId={panelId} />
          <Opener kind="mentions" label={notes.mentions(mentions.total)} panelId={panelId} />
        </div>
      )}
      {isAlone || shown === null ? null : (
        // It scrolls, so it has to be reached by the keys that scroll it.
        <section
          id={panelId}
          className={styles.panel}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label={
            shown === 'backlinks' ? notes.backlinks(backlinks.total) : notes.mentions(mentions.total)
          }
        >
          {shown === 'backlinks' ? (
            <Mentions found={backlinks} nothing={notes.noBacklinks} linkTo={null} />
          ) : (
            <Mentions found={mentions} nothing={notes.noMentions} linkTo={target} />
          )}
        </section>
      )}
    </section>
  );
}

interface OpenerProps {
  readonly kind: 'backlinks' | 'mentions';
  readonly label: string;
  readonly panelId: string;
}

function Opener({ kind, label, panelId }: OpenerProps) {
  const store = useSessionStore();
  const isShown = useSession((session) => session.noteConnections === kind);
  return (
    <button
      type="button"
      className={styles.opener}
      aria-expanded={isShown}
      aria-controls={isShown ? panelId : undefined}
      onClick={() => store.change({ noteConnections: isShown ? null : kind })}
    >
      <Icon name={isShown ? 'chevronDown' : 'chevronEnd'} />
      {label}
    </button>
  );
}

interface MentionsProps {
  readonly found: NoteMentions;
  readonly nothing: string;
  /** What is to be linked; `null` where it is linked already. */
  readonly linkTo: TargetReference | null;
}

function Mentions({ found, nothing, linkTo }: MentionsProps) {
  const { notes } = useStrings();
  if (found.records.length === 0) return <p className={styles.nothing}>{nothing}</p>;
  return (
    <>
      <ul className={styles.mentions}>
        {found.records.map((mention) => (
          <MentionView key={mention.note.id} mention={mention} linkTo={linkTo} />
        ))}
      </ul>
      {found.records.length === found.total ? null : (
        <p className={styles.nothing}>{notes.firstOf(found.records.length, found.total)}</p>
      )}
    </>
  );
}
