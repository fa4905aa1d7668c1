import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface Props {
  readonly title: string;
  readonly text: string;
  /** 1 where nothing else on the page is a title. */
  readonly level?: 1 | 2;
  readonly children?: ReactNode;
}

/** What a place is for while there is nothing in it, and the next step. */
export function EmptyState({ title, text, level = 2, children }: Props) {
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <div className={styles.empty}>
      <Title className={styles.title}>{title}</Title>
      <p className={styles.text}>{text}</p>
      {children}
    </div>
  );
}
