import { useLocation } from 'wouter';
import { useHighlightList } from '../../api/highlights.ts';
import { PATHS } from '../../app/routes.ts';
import { useSessionStore } from '../../app/session.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Swatch } from '../../ui/Swatch.tsx';
import section from '../notes/NotesSection.module.css';
import styles from './HighlightsSection.module.css';
import { useOpenHighlight } from './page/open-highlight.ts';

/** As many as can be overlooked; the page of highlights has all of them. */
const SHOWN = 4;

/** The first highlights of a document, for the inspector, and the way to all of them. */
export function HighlightsSection({ documentId }: { readonly documentId: string }) {
  const { highlights } = useStrings();
  const store = useSessionStore();
  const [, navigate] = useLocation();
  const openHighlight = useOpenHighlight();
  const page = useHighlightList({ documentId }).data?.pages[0];
  if (page === undefined) return null;
  const { records, total } = page;
  const showAll = (): void => {
    store.change({ highlightListing: { documentId } });
    navigate(PATHS.highlights);
  };
  return (
    <section className={section.section} aria-labelledby="highlights-of-document">
      <header className={section.head}>
        <h3 id="highlights-of-document" className={section.title}>
          {highlights.ofDocument.title}
        </h3>
        {total === 0 ? null : (
          <Button look="quiet" aria-label={highlights.ofDocument.all(total)} onPress={showAll}>
            {highlights.ofDocument.allShort(total)}
          </Button>
        )}
      </header>
      {total === 0 ? <p className={section.quiet}>{highlights.ofDocument.none}</p> : null}
      <ul className={section.notes}>
        {records.slice(0, SHOWN).map((highlight) => (
          <li key={highlight.id}>
            <button type="button" className={styles.highlight} onClick={() => openHighlight(highlight)}>
              <Swatch colour={highlight.colour} shape="bar" />
              <span className={styles.words} dir={highlight.direction}>
                {highlight.words}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
