import { useLocation } from 'wouter';
import type { Tag } from '../../../db/contract/tags.ts';
import { PATHS } from '../../app/routes.ts';
import { useSessionStore } from '../../app/session.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './TagForms.module.css';

/** What carries a tag, by kind, each the way to the list of it. */
export function TagCarriersLine({ tag }: { readonly tag: Tag }) {
  const { tags: text } = useStrings();
  const show = useShowCarriers(tag.id);
  const { documents, highlights, notes, children } = tag;
  return (
    <div className={styles.carriers}>
      <div className={styles.actions}>
        {documents === 0 ? null : <Button onPress={show.documents}>{text.showDocuments(documents)}</Button>}
        {highlights === 0 ? null : (
          <Button onPress={show.highlights}>{text.showHighlights(highlights)}</Button>
        )}
        {notes === 0 ? null : <Button onPress={show.notes}>{text.showNotes(notes)}</Button>}
      </div>
      {documents + highlights + notes === 0 ? <p className={styles.hint}>{text.nobody}</p> : null}
      {children === 0 ? null : (
        <p className={styles.hint}>
          {text.below(children)}. {text.listsHoldBelow}
        </p>
      )}
    </div>
  );
}

/** Each list with nothing but this tag asked for. */
function useShowCarriers(tagId: string) {
  const store = useSessionStore();
  const [, navigate] = useLocation();
  const tags = { all: [tagId] };
  return {
    documents: () => {
      store.change({ libraryListing: { sort: 'title', order: 'ascending', tags } });
      navigate(PATHS.library);
    },
    highlights: () => {
      store.change({ highlightListing: { tags } });
      navigate(PATHS.highlights);
    },
    notes: () => {
      store.change({ noteListing: { tags } });
      navigate(PATHS.notes);
    },
  };
}
