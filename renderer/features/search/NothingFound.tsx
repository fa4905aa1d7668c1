import type { SearchAnswer } from '../../../db/contract/search.ts';
import type { SearchRequest } from '../../api/search.ts';
import { isolated } from '../../strings/isolate.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './NothingFound.module.css';
import { chosenValues } from './scope/scope.ts';

interface Props {
  readonly answer: SearchAnswer;
  readonly request: SearchRequest;
  readonly onAsk: (request: SearchRequest) => void;
}

/** Why a search found nothing, as far as that is known, and what to try. */
export function NothingFound({ answer, request, onAsk }: Props) {
  const { search } = useStrings();
  if (answer.understood === null || (answer.terms.every(isLeftOut) && answer.filters.length === 0)) {
    return <EmptyState title={search.notSearchedTitle} text={search.notSearchedText} />;
  }
  const isNarrowed = chosenValues(request.scope).length > 0;
  const advice = [...(request.isExact ? [search.nothingAdviceExact] : []), ...search.nothingAdvice];
  return (
    <EmptyState title={search.nothingTitle} text={search.nothingText}>
      <Reason answer={answer} isNarrowed={isNarrowed} />
      <div className={styles.ways}>
        {isNarrowed ? (
          <Button look="primary" onPress={() => onAsk({ ...request, scope: {} })}>
            {search.searchEverything}
          </Button>
        ) : null}
        {request.isExact ? (
          <Button onPress={() => onAsk({ ...request, isExact: false })}>{search.turnOffExact}</Button>
        ) : null}
        {request.spellingsOff.length > 0 ? (
          <Button onPress={() => onAsk({ ...request, spellingsOff: [] })}>{search.spellingsOn}</Button>
        ) : null}
      </div>
      {/* A better query is offered above; then general advice would only be in its way. */}
      {answer.suggestions.length > 0 || isNarrowed ? null : (
        <>
          <p className={styles.try}>{search.nothingTry}</p>
          <ul className={styles.advice}>
            {advice.map((piece) => (
              <li key={piece}>{piece}</li>
            ))}
          </ul>
        </>
      )}
    </EmptyState>
  );
}

function isLeftOut({ isExcluded }: { readonly isExcluded: boolean }): boolean {
  return isExcluded;
}

function Reason({ answer, isNarrowed }: { readonly answer: SearchAnswer; readonly isNarrowed: boolean }) {
  const { search } = useStrings();
  const wanted = answer.terms.filter(({ isExcluded }) => !isExcluded);
  const missing = wanted.filter(({ spellings }) => spellings.length === 0);
  if (isNarrowed) return <p className={styles.reason}>{search.nothingInScope}</p>;
  if (missing.length > 0) {
    return (
      <p className={styles.reason}>{search.nothingMissing(missing.map(({ typed }) => isolated(typed)))}</p>
    );
  }
  const isOnlyWords = answer.filters.length === 0 && wanted.length === answer.terms.length;
  return isOnlyWords && wanted.length > 1 ? <p className={styles.reason}>{search.nothingTogether}</p> : null;
}
