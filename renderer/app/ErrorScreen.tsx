import type { ReactNode } from 'react';
import type { Failure } from '../../db/contract/result.ts';
import { useStrings } from '../strings/language-context.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './ErrorScreen.module.css';

interface Props {
  readonly title: string;
  readonly text: string | readonly string[];
  readonly children?: ReactNode;
}

/** A whole page that says what happened, what was kept and what to do. */
export function PlainPage({ title, text, children }: Props) {
  const sentences = typeof text === 'string' ? [text] : text;
  return (
    <main className={styles.page}>
      <title>{title}</title>
      <div className={styles.column}>
        <h1 className={styles.title}>{title}</h1>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {children}
      </div>
    </main>
  );
}

interface ErrorScreenProps {
  readonly failure: Failure;
  readonly onTryAgain: () => void;
  /** What is still there in spite of it. */
  readonly children?: ReactNode;
}

/** A failure that leaves nothing else to show. */
export function ErrorScreen({ failure, onTryAgain, children }: ErrorScreenProps) {
  const { errors, common } = useStrings();
  return (
    <PlainPage title={errors.title} text={errors.codes[failure.code]}>
      {failure.incident === undefined ? null : <p>{errors.incident(failure.incident)}</p>}
      <div>
        <Button look="primary" onPress={onTryAgain}>
          {common.tryAgain}
        </Button>
      </div>
      {children}
    </PlainPage>
  );
}

/** A failure of one part of the page; the rest of it goes on. */
export function FailureNotice(props: { readonly failure: Failure; readonly onTryAgain?: () => void }) {
  const { errors, common } = useStrings();
  const { failure, onTryAgain } = props;
  return (
    <div className={styles.notice} role="alert">
      <p>{errors.codes[failure.code]}</p>
      {failure.incident === undefined ? null : <p>{errors.incident(failure.incident)}</p>}
      {onTryAgain === undefined ? null : (
        <div>
          <Button onPress={onTryAgain}>{common.tryAgain}</Button>
        </div>
      )}
    </div>
  );
}

/** Shown where this window was opened without the token of the launch. */
export function NoTokenPage() {
  const { errors } = useStrings();
  return <PlainPage title={errors.noTokenTitle} text={errors.noTokenText} />;
}
