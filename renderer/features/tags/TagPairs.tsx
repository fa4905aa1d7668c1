import { useLocation } from 'wouter';
import type { TagLabel } from '../../../db/contract/tag-label.ts';
import { useTagPairs } from '../../api/tags.ts';
import { PATHS } from '../../app/routes.ts';
import { useSessionStore } from '../../app/session.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { TagChip } from './TagChip.tsx';
import styles from './TagForms.module.css';

/** Which tags occur together, and how often; with a tag, those that occur with it. */
export function TagPairs({ tag }: { readonly tag: TagLabel | null }) {
  const { tags } = useStrings();
  const { data: pairs } = useTagPairs(tag?.id ?? null);
  const showBoth = useShowBoth();
  const title = tag === null ? tags.together : tags.togetherWith(tag.name);
  if (pairs === undefined) return null;
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {pairs.length === 0 ? (
        <p className={styles.hint}>{tag === null ? tags.togetherNothing : tags.togetherNothingWith}</p>
      ) : (
        <table className={styles.table}>
          <caption className={styles.hint}>{tags.togetherHint}</caption>
          <thead>
            <tr>
              <th scope="col">{tags.first}</th>
              <th scope="col">{tags.second}</th>
              <th scope="col">{tags.inDocuments}</th>
              <th scope="col">{tags.inHighlights}</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map(({ first, second, documents, highlights }) => (
              <tr key={`${first.id} ${second.id}`}>
                <td>
                  <TagChip tag={first} />
                </td>
                <td>
                  <TagChip tag={second} />
                </td>
                <td className={styles.number}>
                  {documents === 0 ? (
                    tags.countOf(0)
                  ) : (
                    <Button look="quiet" onPress={() => showBoth(first.id, second.id)}>
                      {tags.countOf(documents)}
                      <VisuallyHidden> {tags.showBoth(first.name, second.name)}</VisuallyHidden>
                    </Button>
                  )}
                </td>
                <td className={styles.number}>{tags.countOf(highlights)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Lists the documents that carry both of two tags. */
function useShowBoth(): (first: string, second: string) => void {
  const store = useSessionStore();
  const [, navigate] = useLocation();
  return (first, second) => {
    store.change({ libraryListing: { sort: 'title', order: 'ascending', tags: { all: [first, second] } } });
    navigate(PATHS.library);
  };
}
