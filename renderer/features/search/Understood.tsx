import type { SearchAnswer } from '../../../db/contract/search.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import styles from './SearchAnswerView.module.css';
import { sentenceOf } from './understanding.ts';

/** One line that says how the query was understood. */
export function Understood({ answer }: { readonly answer: SearchAnswer }) {
  const { search } = useStrings();
  const formats = useFormats();
  const sentence = sentenceOf(answer, { text: search.understood, formats });
  return sentence === null ? null : <p className={styles.sentence}>{sentence}</p>;
}
