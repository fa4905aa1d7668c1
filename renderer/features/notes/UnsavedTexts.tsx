import { useState } from 'react';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { useDraft, useUnsavedDrafts, type OpenDraft } from './draft/note-desk.ts';
import { copyText } from './preview/copy-text.ts';
import styles from './UnsavedTexts.module.css';

/** Words that are in no library, shown where the core has ended and the page can only be loaded anew: to be copied. */
export function UnsavedTexts() {
  const { notes } = useStrings();
  const unsaved = useUnsavedDrafts();
  if (unsaved.length === 0) return null;
  return (
    <section className={styles.unsaved} aria-labelledby="unsaved-texts">
      <h2 id="unsaved-texts" className={styles.heading}>
        {notes.rescueTitle}
      </h2>
      <p>{notes.rescueText}</p>
      {unsaved.map((open) => (
        <UnsavedText key={open.key} open={open} />
      ))}
    </section>
  );
}

function UnsavedText({ open }: { readonly open: OpenDraft }) {
  const { notes } = useStrings();
  const text = useDraft(open.draft, (view) => view.text);
  const [isCopied, setIsCopied] = useState(false);
  const words = [text.title, text.body.toString()].filter((part) => part !== '').join('\n\n');
  return (
    <div className={styles.text}>
      <textarea
        className={styles.words}
        readOnly
        aria-label={text.title === '' ? notes.text : notes.textOf(text.title)}
        dir="auto"
        value={words}
        rows={8}
      />
      <Button onPress={() => void copyText(words).then(setIsCopied)}>
        {isCopied ? notes.copied : notes.copyText}
      </Button>
    </div>
  );
}
