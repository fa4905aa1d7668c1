import type { DocumentRecord } from '../../../db/contract/models.ts';
import { useDocument } from '../../api/documents.ts';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { useIsBeingRead, useOpenDocument } from '../../app/opening.ts';
import { useBeside } from '../reader/beside.tsx';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { CaptureDefects } from './CaptureDefects.tsx';
import styles from './SourceRecord.module.css';
import { StatedField, SOURCE_FIELD_ORDER } from './StatedField.tsx';

/** Where a document comes from, as far as it says so itself, and what its original is. */
export function SourceRecord({ documentId }: { readonly documentId: string }) {
  const document = useDocument(documentId);
  const { source } = useStrings();
  if (document.error !== null) {
    // The page says already that the document is not there.
    const { code } = document.error.failure;
    if (code === 'not-found' || code === 'invalid-input') return null;
    return <FailureNotice failure={document.error.failure} onTryAgain={() => void document.refetch()} />;
  }
  if (document.data === undefined) return null;
  const record = document.data;
  return (
    <div className={styles.record}>
      <Heading document={record} />
      <dl className={styles.fields}>
        {SOURCE_FIELD_ORDER.map((field) => (
          <StatedField key={field} documentId={record.id} field={field} stated={record.source[field]} />
        ))}
      </dl>
      {record.source.defects.length === 0 ? null : (
        <CaptureDefects documentId={record.id} defects={record.source.defects} />
      )}
      <section className={styles.section} aria-labelledby="source-original">
        <h3 id="source-original" className={styles.sectionTitle}>
          {source.original}
        </h3>
        <Original document={record} />
      </section>
    </div>
  );
}

function Heading({ document }: { readonly document: DocumentRecord }) {
  const { common, source, library } = useStrings();
  const openDocument = useOpenDocument();
  // The document being read has its title above the text and needs no button that opens it.
  const isBeingRead = useIsBeingRead(document.id);
  const beside = useBeside({ documentId: document.id });
  if (isBeingRead && document.titleBasis === 'stated') return null;
  return (
    <div className={styles.heading}>
      {isBeingRead ? null : (
        <p
          className={styles.title}
          data-stated={document.titleBasis === 'stated' ? '' : undefined}
          dir="auto"
        >
          {document.title}
        </p>
      )}
      {document.titleBasis === 'stated' ? null : (
        <p className={styles.quiet}>
          {document.titleBasis === 'opening-words' ? source.standInTitle : source.fileNameTitle}
        </p>
      )}
      {isBeingRead ? null : (
        <div className={styles.actions}>
          <Button look="primary" onPress={() => openDocument({ documentId: document.id })}>
            {common.open}
          </Button>
          <Button onPress={() => beside.put?.()}>{library.openBeside}</Button>
          {beside.question}
        </div>
      )}
    </div>
  );
}

function Original({ document }: { readonly document: DocumentRecord }) {
  const { common, source, library } = useStrings();
  const formats = useFormats();
  return (
    <dl className={styles.fields}>
      <Fact name={source.file} value={document.file} />
      <Fact name={source.size} value={formats.bytes(document.bytes)} />
      <Fact name={source.length} value={common.words(document.words)} />
      <Fact name={source.origin} value={library.origins[document.origin]} />
      <div className={styles.field}>
        <dt className={styles.name}>{source.fingerprint}</dt>
        <dd>
          <code className={styles.fingerprint} dir="ltr" title={source.fingerprintHint}>
            {document.sha256}
          </code>
        </dd>
      </div>
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={styles.field}>
      <dt className={styles.name}>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}
