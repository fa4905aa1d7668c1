import type { SourceField, StatedValue } from '../../../db/contract/models.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Evidence } from './Evidence.tsx';
import record from './SourceRecord.module.css';
import styles from './StatedField.module.css';

/** The order in which a source record is read. */
export const SOURCE_FIELD_ORDER = [
  'title',
  'publisher',
  'author',
  'place',
  'date',
  'kind',
  'language',
] as const satisfies readonly SourceField[];

interface Props {
  readonly documentId: string;
  readonly field: SourceField;
  readonly stated: StatedValue | null;
}

/** One value of a source record, with the phrase that states it one press away. */
export function StatedField({ documentId, field, stated }: Props) {
  const { common, source } = useStrings();
  const name = source.fields[field];
  return (
    <div className={record.field}>
      <dt className={record.name}>{name}</dt>
      {stated === null ? (
        <dd className={styles.notStated}>{common.notStated}</dd>
      ) : (
        <dd>
          <Value field={field} value={stated.value} />
          <Disclosure label={source.evidence} accessibleLabel={source.evidenceOf(name)}>
            <Evidence documentId={documentId} phrase={stated.evidence} />
          </Disclosure>
        </dd>
      )}
    </div>
  );
}

function Value({ field, value }: { readonly field: SourceField; readonly value: string }) {
  const formats = useFormats();
  const { source } = useStrings();
  if (field === 'language') return <p>{formats.languageName(value)}</p>;
  if (field !== 'date') return <p dir="auto">{value}</p>;
  const other = formats.dateInOtherCalendar(value);
  return (
    <>
      <p>{formats.date(value)}</p>
      {other === null ? null : (
        <p className={styles.otherCalendar}>
          {source.otherCalendar}: {other}
        </p>
      )}
    </>
  );
}
