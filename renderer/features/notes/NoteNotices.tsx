import { useState, type ReactNode } from 'react';
import { useStrings } from '../../strings/language-context.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { BothTextsDialog } from './BothTextsDialog.tsx';
import type { Draft } from './draft/draft.ts';
import { useDraft } from './draft/note-desk.ts';
import styles from './NoteNotices.module.css';

/** What stands between the words and the library, and what can be done; nothing where nothing does. */
export function SavingNotice({ draft }: { readonly draft: Draft }) {
  const { notes, errors } = useStrings();
  const saving = useDraft(draft, (view) => view.saving);
  const [isComparing, setIsComparing] = useState(false);
  switch (saving.kind) {
    case 'failing':
      return (
        <Notice text={`${errors.codes[saving.failure.code]} ${notes.failing}`}>
          <Button onPress={() => void draft.saveNow()}>{notes.tryNow}</Button>
        </Notice>
      );
    case 'changed-elsewhere':
      return (
        <Notice text={notes.changedElsewhere}>
          <Button look="primary" onPress={() => setIsComparing(true)}>
            {notes.lookAtBoth}
          </Button>
          {isComparing ? (
            <BothTextsDialog draft={draft} theirs={saving.theirs} onClose={() => setIsComparing(false)} />
          ) : null}
        </Notice>
      );
    case 'gone':
      return (
        <Notice text={notes.gone}>
          <Button look="primary" onPress={() => void draft.keepAsNew()}>
            {notes.keepAsNew}
          </Button>
          <Button onPress={() => draft.discard()}>{notes.discard}</Button>
        </Notice>
      );
    default:
      return null;
  }
}

interface TooLongProps {
  readonly limit: number;
  readonly onClose: () => void;
}

/** Told when something was kept out of the note because it would not fit. */
export function TooLongNotice({ limit, onClose }: TooLongProps) {
  const { notes, common } = useStrings();
  return (
    <Notice text={notes.tooLong(limit)}>
      <IconButton icon="close" label={common.close} onPress={onClose} />
    </Notice>
  );
}

function Notice({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <div className={styles.notice}>
      <p className={styles.text} role="alert">
        {text}
      </p>
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
