import { useMemo } from 'react';
import { useDocumentLinks } from '../../api/links.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Icon } from '../../ui/Icon.tsx';
import row from '../highlights/HighlightsSection.module.css';
import section from '../notes/NotesSection.module.css';
import { endKey, endsIn } from '../reader/link-ends.ts';
import { useFollowing } from './follow.ts';
import styles from './LinksSection.module.css';

const SHOWN = 6;

/** The links of a document, for the inspector; a press follows one. Absent where there are none. */
export function LinksSection({ documentId }: { readonly documentId: string }) {
  const { links } = useStrings();
  const all = useDocumentLinks(documentId);
  const ends = useMemo(() => endsIn(documentId, all), [documentId, all]);
  const { go } = useFollowing(documentId);
  if (ends.length === 0) return null;
  return (
    <section className={section.section} aria-labelledby="links-of-document">
      <h3 id="links-of-document" className={section.title}>
        {links.section}
      </h3>
      <ul className={section.notes}>
        {ends.slice(0, SHOWN).map((end) => (
          <li key={endKey(end)}>
            <button type="button" className={row.highlight} onClick={() => go(end)}>
              <span className={styles.sign}>
                <Icon name="link" />
              </span>
              <span className={styles.text}>
                <span className={styles.phrase}>{links.phrases[end.link.kind][end.side]}</span>
                <span className={row.words} dir={end.there.direction}>
                  {end.there.words === '' ? end.there.documentTitle : end.there.words}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {ends.length <= SHOWN ? null : <p className={section.quiet}>{links.more(ends.length - SHOWN)}</p>}
    </section>
  );
}
