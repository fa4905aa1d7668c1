import type { SearchSuggestion } from '../../../db/contract/search.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import styles from './Suggestions.module.css';

interface Props {
  readonly suggestions: readonly SearchSuggestion[];
  readonly onAsk: (query: string) => void;
}

const KINDS: readonly SearchSuggestion['kind'][] = ['did-you-mean', 'other-script'];

/** Other queries worth asking, each with the number of passages that it would find its word in. */
export function Suggestions({ suggestions, onAsk }: Props) {
  const { search } = useStrings();
  const formats = useFormats();
  if (suggestions.length === 0) return null;
  const leads = { 'did-you-mean': search.didYouMean, 'other-script': search.alsoWritten };
  return (
    <section className={styles.suggestions} aria-label={search.suggestions}>
      {KINDS.map((kind) => {
        const ofKind = suggestions.filter((suggestion) => suggestion.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <p key={kind} className={styles.line}>
            <span className={styles.lead}>{leads[kind]}:</span>
            {ofKind.map((suggestion) => (
              <button
                key={suggestion.query}
                type="button"
                className={styles.suggestion}
                aria-label={`${leads[kind]}: ${suggestion.text}, ${search.inDocument(suggestion.passages, suggestion.passages)}`}
                onClick={() => onAsk(suggestion.query)}
              >
                <bdi className={styles.written}>{suggestion.text}</bdi>{' '}
                <span className={styles.count}>{formats.number(suggestion.passages)}</span>
              </button>
            ))}
          </p>
        );
      })}
    </section>
  );
}
