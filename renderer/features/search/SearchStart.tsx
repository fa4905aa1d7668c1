import { Link } from 'wouter';
import { PATHS } from '../../app/routes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SavedSearches } from './saved/SavedSearches.tsx';
import styles from './SearchStart.module.css';

interface Props {
  readonly onAsk: (query: string) => void;
  /** Gives the focus to the box: what had it is gone. */
  readonly onToBox: () => void;
}

/** What was saved, three searches to begin with, and what can be typed. */
export function SearchStart({ onAsk, onToBox }: Props) {
  const { search } = useStrings();
  return (
    <EmptyState title={search.startTitle} text={search.startText}>
      <SavedSearches onRemoved={onToBox} />
      <section className={styles.part} aria-labelledby="search-examples">
        <h3 id="search-examples" className={styles.partTitle}>
          {search.examplesTitle}
        </h3>
        <ul className={styles.rows}>
          {search.examples.map((example) => (
            <li key={example.query} className={styles.row}>
              <button type="button" className={styles.example} onClick={() => onAsk(example.query)}>
                <bdi>{example.query}</bdi>
              </button>
              <span className={styles.meaning}>{example.meaning}</span>
            </li>
          ))}
        </ul>
      </section>
      <p className={styles.names}>
        <Link href={PATHS.names}>{search.matrix.link}</Link>
        <span className={styles.meaning}>{search.matrix.linkHint}</span>
      </p>
      <section className={styles.part} aria-labelledby="search-syntax">
        <h3 id="search-syntax" className={styles.partTitle}>
          {search.syntaxTitle}
        </h3>
        <dl className={styles.rows}>
          {search.syntax.map((line) => (
            <div key={line.typed} className={styles.row}>
              <dt>
                <bdi>
                  <code className={styles.typed}>{line.typed}</code>
                </bdi>
              </dt>
              <dd className={styles.meaning}>{line.meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
    </EmptyState>
  );
}
