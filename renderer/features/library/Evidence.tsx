import { useShowInText } from '../../app/opening.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './Evidence.module.css';

/** The words of the document that state something, and the way to them. */
export function Evidence(props: { readonly documentId: string; readonly phrase: string }) {
  const { common, source } = useStrings();
  const showInText = useShowInText();
  return (
    <div className={styles.evidence}>
      <blockquote className={styles.phrase} dir="auto">
        {common.quoted(props.phrase)}
      </blockquote>
      <Button look="quiet" onPress={() => showInText(props)}>
        {source.showInText}
      </Button>
    </div>
  );
}
