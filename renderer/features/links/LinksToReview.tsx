import { useRef } from 'react';
import type { Link } from '../../../db/contract/links.ts';
import type { LinkReview } from '../../api/links.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EndReview } from './EndReview.tsx';
import { EndWords } from './EndWords.tsx';
import { useLinkCommands } from './link-commands.ts';
import styles from './LinksToReview.module.css';

interface Props {
  readonly review: LinkReview;
  readonly links: readonly Link[];
}

/** Links with an end that moved or lost its words when its document was corrected; absent where there are none. */
export function LinksToReview({ review, links }: Props) {
  const text = useStrings().links;
  const title = useRef<HTMLHeadingElement>(null);
  if (links.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="links-to-review">
      <h2 ref={title} id="links-to-review" className={styles.title} tabIndex={-1}>
        {text.toReview(links.length)}
      </h2>
      <ul className={styles.list}>
        {links.map((link) => (
          <li key={link.id} className={styles.link}>
            {/* What is done goes from the list, and the focus would go with it. */}
            <LinkToReview link={link} review={review} onDone={() => title.current?.focus()} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LinkToReviewProps extends Pick<Props, 'review'> {
  readonly link: Link;
  readonly onDone: () => void;
}

function LinkToReview({ link, review: { state, documentId }, onDone }: LinkToReviewProps) {
  const { links, highlights } = useStrings();
  const { remove } = useLinkCommands();
  const sides = (['from', 'to'] as const).filter((side) => {
    const end = link[side];
    return end.state === state && (documentId === undefined || end.documentId === documentId);
  });
  return (
    <>
      <div className={styles.ends}>
        <EndWords end={link.from} />
        <p className={styles.phrase}>{links.phrases[link.kind].from}</p>
        <EndWords end={link.to} />
      </div>
      {link.comment === '' ? null : (
        <p className={styles.comment} dir="auto">
          {link.comment}
        </p>
      )}
      {sides.map((side) => (
        <div key={side} className={styles.review}>
          {/* Of one end that moved its words say which it is. */}
          {state === 'moved' && sides.length === 1 ? null : (
            <p className={styles.lead}>{links.endToReview[side][state]}</p>
          )}
          <EndReview linkId={link.id} side={side} end={link[side]} onPlaced={onDone} />
        </div>
      ))}
      <div className={styles.actions}>
        <Button
          look="quiet"
          icon="trash"
          onPress={() => void remove(link.id).then((isDone) => (isDone ? onDone() : undefined))}
        >
          {highlights.card.remove}
        </Button>
      </div>
    </>
  );
}
