import { passageDirection } from '../../../../db/text/direction.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { useHighlightWords, type TargetReference } from '../../../api/notes.ts';
import { useKnownTarget } from '../known-targets.ts';
import { TargetLink } from '../TargetLink.tsx';
import styles from './NoteLinkView.module.css';

interface LinkProps {
  readonly target: TargetReference;
  /** The words it was written with; without them what the target is called now. */
  readonly label: string;
}

export function NoteLinkView({ target, label }: LinkProps) {
  const { notes } = useStrings();
  const named = useKnownTarget(target);
  if (named === undefined) return <bdi>{label === '' ? notes.targetKinds[target.kind] : label}</bdi>;
  return label === '' ? <TargetLink named={named} /> : <TargetLink named={named}>{label}</TargetLink>;
}

interface QuoteProps {
  readonly highlightId: string;
  readonly place: 'block' | 'inline';
}

/** Longest words that come with the name of a highlight; longer ones are asked for. */
const NAME_LENGTH = 400;

/** The words of a highlight as they stand in their document now, with the way there. */
export function QuoteView({ highlightId, place }: QuoteProps) {
  const { notes } = useStrings();
  const named = useKnownTarget({ kind: 'highlight', id: highlightId });
  const isCut = named !== undefined && !named.isMissing && named.label.length >= NAME_LENGTH;
  const whole = useHighlightWords(isCut ? highlightId : null);
  if (named === undefined) return <span className={styles.pending}>{notes.targetKinds.highlight}</span>;
  const words = whole.data ?? named.label;
  const source = named.isMissing ? (
    <span className={styles.missing}>{notes.quoteMissing}</span>
  ) : (
    <TargetLink named={named}>{named.place?.documentTitle ?? notes.targetKinds.highlight}</TargetLink>
  );
  if (place === 'inline') {
    return (
      <>
        <q className={styles.inline} dir="auto">
          {words}
        </q>{' '}
        <span className={styles.source}>({source})</span>
      </>
    );
  }
  return (
    <figure className={styles.block} dir={passageDirection(words, 0, words.length) ?? undefined}>
      {words === '' ? null : <blockquote className={styles.words}>{words}</blockquote>}
      <figcaption className={styles.source}>{source}</figcaption>
    </figure>
  );
}
