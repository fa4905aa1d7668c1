import { useState } from 'react';
import type { FoundSpelling, SearchTerm } from '../../../db/contract/search.ts';
import type { SearchRequest } from '../../api/search.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { everySpelling, exactlyThis, isOff, toggleSpelling, withAllOn } from './request.ts';
import styles from './SpellingsFound.module.css';

interface Props {
  readonly terms: readonly SearchTerm[];
  readonly request: SearchRequest;
  readonly onAsk: (request: SearchRequest) => void;
  /** The same, for what takes itself away by asking. */
  readonly onAskAnew: (request: SearchRequest) => void;
}

/**
 * For each word of the query the spellings that the documents use, with the number of passages of each; a press leaves a
 * spelling out, or finds it again.
 */
export function SpellingsFound({ terms, ...rest }: Props) {
  if (terms.length === 0) return null;
  return (
    <ul className={styles.terms}>
      {terms.map((term) => (
        <li key={`${term.kind} ${term.isExcluded} ${term.isExact} ${term.typed}`} className={styles.term}>
          <Term term={term} {...rest} />
        </li>
      ))}
    </ul>
  );
}

const SHOWN_AT_ONCE = 10;

interface TermProps extends Omit<Props, 'terms'> {
  readonly term: SearchTerm;
}

function Term(props: TermProps) {
  const { term, request, onAsk } = props;
  const { search } = useStrings();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const label = term.isExcluded ? search.excluded(term.typed) : search.spellingsOf(term.typed);
  const isOn = (spelling: FoundSpelling): boolean => !isOff(request, term, spelling);
  // One that is switched off stays where it can be switched on again.
  const shown = term.spellings.filter(
    (spelling, index) => isUnfolded || index < SHOWN_AT_ONCE || !isOn(spelling),
  );
  const rest = term.spellings.length - shown.length;
  if (term.spellings.length === 0) {
    return (
      <>
        <span className={styles.none}>
          <bdi>{term.isExcluded ? label : search.nothingForTerm(term.typed)}</bdi>
        </span>
        <TermActions {...props} />
      </>
    );
  }
  return (
    <>
      <span className={styles.label}>
        <bdi>{label}</bdi>
      </span>
      <ul className={styles.spellings} aria-label={label}>
        {shown.map((spelling) => (
          <li key={`${spelling.relation} ${spelling.form} ${spelling.text}`} className={styles.place}>
            <Spelling
              spelling={spelling}
              isOn={isOn(spelling)}
              isExcluded={term.isExcluded}
              onToggle={() => onAsk(toggleSpelling(request, term, spelling))}
            />
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <Button look="quiet" onPress={() => setIsUnfolded(true)}>
          {search.moreSpellings(rest)}
        </Button>
      ) : null}
      <TermActions {...props} />
    </>
  );
}

interface SpellingProps {
  readonly spelling: FoundSpelling;
  readonly isOn: boolean;
  readonly isExcluded: boolean;
  readonly onToggle: () => void;
}

function Spelling({ spelling, isOn, isExcluded, onToggle }: SpellingProps) {
  const { search } = useStrings();
  const formats = useFormats();
  return (
    <button
      type="button"
      aria-pressed={isOn}
      className={classNames(styles.spelling, isExcluded && styles.excluded)}
      title={`${search.relations[spelling.relation]}. ${search.spellingHint}`}
      onClick={onToggle}
    >
      <bdi className={styles.written}>{spelling.text}</bdi>{' '}
      <span className={styles.count}>{formats.number(spelling.passages)}</span>
    </button>
  );
}

/** What else can be done with one word: keep to its spelling, or have all of them again. */
function TermActions({ term, request, onAskAnew }: TermProps) {
  const { search } = useStrings();
  const { typed } = term;
  const isAnyOff = term.spellings.some((spelling) => isOff(request, term, spelling));
  // Where nothing but what was typed is found there is nothing to keep out.
  const hasOthers = term.spellings.some(({ relation }) => relation !== 'exact');
  const canNarrow = term.kind === 'word' && !term.isExact && hasOthers;
  const exact = canNarrow ? exactlyThis(request.query, term) : null;
  const every = term.isExact && !request.isExact ? everySpelling(request.query, term) : null;
  return (
    <span className={styles.actions}>
      {isAnyOff ? (
        <Button
          look="quiet"
          aria-label={search.allOnOf(typed)}
          onPress={() => onAskAnew(withAllOn(request, term))}
        >
          {search.allOn}
        </Button>
      ) : null}
      {exact === null ? null : (
        <Button
          look="quiet"
          aria-label={search.exactlyOf(typed)}
          onPress={() => onAskAnew({ ...request, query: exact })}
        >
          {search.exact}
        </Button>
      )}
      {every === null ? null : (
        <Button
          look="quiet"
          aria-label={search.allSpellingsOf(typed)}
          onPress={() => onAskAnew({ ...request, query: every })}
        >
          {search.allSpellings}
        </Button>
      )}
    </span>
  );
}
