import { useKeyNames } from '../../../app/command-handlers.tsx';
import { useStrings } from '../../../strings/language-context.tsx';
import { Keys } from '../../../ui/Keys.tsx';
import styles from './CaretHint.module.css';

const HINTS = [
  { id: 'word', keys: ['ArrowLeft', 'ArrowRight'] },
  { id: 'line', keys: ['ArrowUp', 'ArrowDown'] },
  { id: 'sentence', keys: ['Ctrl', 'ArrowRight'] },
  { id: 'extend', keys: ['Shift'] },
  { id: 'highlight', keys: ['h'] },
  { id: 'comment', keys: ['c'] },
  { id: 'link', keys: ['l'] },
  { id: 'note', keys: ['n'] },
  { id: 'leave', keys: ['Escape'] },
] as const;

/** What the keys do while words are chosen with the keyboard, at the foot of the text. */
export function CaretHint() {
  const { highlights } = useStrings();
  const namesOf = useKeyNames();
  return (
    <section className={styles.hint} aria-label={highlights.caret.title}>
      <ul className={styles.keys}>
        {HINTS.map(({ id, keys }) => (
          <li key={id} className={styles.key}>
            <Keys names={keys.flatMap(namesOf)} />
            <span>{highlights.caret[id]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
