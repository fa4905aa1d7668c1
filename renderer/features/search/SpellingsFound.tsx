import { useState } from 'react';
import type { SearchTerm } from '../../../db/contract/models.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './SpellingsFound.module.css';

/** For each word of the query the spellings that the documents use, with the number of passages of each. */
export function SpellingsFound({ terms }: { readonly terms: readonly SearchTerm[] }) {
  if (terms.length === 0) return null;
  return (
    <ul className={styles.terms}>
      {terms.map((term) => (
        <li key={`${term.kind} ${term.isExcluded} ${term.typed}`} className={styles.term}>
          <Term term={term} />
        </li>
      ))}
    </ul>
  );
}

const SHOWN_AT_ONCE = 10;

function Term({ term }: { readonly term: SearchTerm }) {
  const { search } = useStrings();
  const formats = useFormats();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const label = term.isExcluded ? search.excluded(term.typed) : search.spellingsOf(term.typed);
  const shown = isUnfolded ? term.spellings : term.spellings.slice(0, SHOWN_AT_ONCE);
  const rest = term.spellings.length - shown.length;
  if (term.spellings.length === 0) {
    return (
      <span className={styles.none}>
        <bdi>{term.isExcluded ? label : search.nothingForTerm(term.typed)}</bdi>
      </span>
    );
  }
  return (
    <>
      <span className={styles.label}>
        <bdi>{label}</bdi>
      </span>
      <ul className={styles.spellings} aria-label={label}>
        {shown.map((spelling) => (
          <li
            key={`${spelling.relation} ${spelling.text}`}
            className={classNames(styles.spelling, term.isExcluded && styles.excluded)}
            title={search.relations[spelling.relation]}
          >
            <bdi>{spelling.text}</bdi>{' '}
            <span className={styles.count}>{formats.number(spelling.passages)}</span>
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <Button look="quiet" onPress={() => setIsUnfolded(true)}>
          {search.moreSpellings(rest)}
        </Button>
      ) : null}
    </>
  );
}
