import type { SearchAnswer } from '../../../db/contract/models.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './NothingFound.module.css';

interface Props {
  readonly answer: SearchAnswer;
  readonly isExact: boolean;
  readonly onAllSpellings: () => void;
}

/** What to try where a search found nothing. */
export function NothingFound({ answer, isExact, onAllSpellings }: Props) {
  const { search } = useStrings();
  if (answer.terms.every((term) => term.isExcluded)) {
    return <EmptyState title={search.notSearchedTitle} text={search.notSearchedText} />;
  }
  const advice = [
    ...(/\p{Script=Arabic}/u.test(answer.query) ? [search.nothingAdvicePersian] : []),
    ...(isExact ? [search.nothingAdviceExact] : []),
    ...search.nothingAdvice,
  ];
  return (
    <EmptyState title={search.nothingTitle} text={search.nothingText}>
      <ul className={styles.advice}>
        {advice.map((piece) => (
          <li key={piece}>{piece}</li>
        ))}
      </ul>
      {isExact ? <Button onPress={onAllSpellings}>{search.turnOffExact}</Button> : null}
    </EmptyState>
  );
}
