import type { CaptureDefect } from '../../../db/contract/models.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Evidence } from './Evidence.tsx';
import record from './SourceRecord.module.css';
import styles from './CaptureDefects.module.css';

interface Props {
  readonly documentId: string;
  readonly defects: readonly CaptureDefect[];
}

/** What is wrong with the capture of a document; its text is kept as it was received. */
export function CaptureDefects({ documentId, defects }: Props) {
  const { source } = useStrings();
  return (
    <section className={record.section} aria-labelledby="source-defects">
      <h3 id="source-defects" className={record.sectionTitle}>
        {source.defects}
      </h3>
      <p className={record.quiet}>{source.defectsHint}</p>
      <ul className={styles.list}>
        {defects.map((defect) => (
          <li key={`${defect.what} ${defect.evidence}`}>
            <p dir="auto">{defect.what}</p>
            {defect.evidence === '' ? null : (
              <Disclosure label={source.defectPlace} accessibleLabel={source.defectPlaceOf(defect.what)}>
                <Evidence documentId={documentId} phrase={defect.evidence} />
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
