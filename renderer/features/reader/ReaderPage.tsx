import { useLocation, useSearch as useSearchString } from 'wouter';
import { besidePath, documentPath, placeInSearchString } from '../../app/routes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { ReaderPane } from './ReaderPane.tsx';
import styles from './ReaderPage.module.css';

/** One document, read alone. */
export function ReaderPage({ documentId }: { readonly documentId: string }) {
  const { pages } = useStrings();
  const at = placeInSearchString(useSearchString());
  const [, navigate] = useLocation();
  return (
    <div className={styles.page}>
      <title>{pages.windowTitle(pages.reader)}</title>
      <ReaderPane
        key={documentId}
        documentId={documentId}
        pane="only"
        at={at}
        onPutBeside={(otherId) => navigate(besidePath(documentId, otherId))}
      />
    </div>
  );
}

interface BesideProps {
  readonly documentId: string;
  readonly otherId: string;
}

/** Two documents side by side, each with its own find and its own place; a place in the address is the second's. */
export function BesidePage({ documentId, otherId }: BesideProps) {
  const { pages, reader } = useStrings();
  const at = placeInSearchString(useSearchString());
  const [, navigate] = useLocation();
  return (
    <div className={styles.page}>
      <title>{pages.windowTitle(pages.reader)}</title>
      <VisuallyHidden>
        <h1>{reader.sideBySide}</h1>
      </VisuallyHidden>
      <ReaderPane
        key={documentId}
        documentId={documentId}
        pane="first"
        at={null}
        onPutBeside={(id) => navigate(besidePath(documentId, id))}
        onClose={() => navigate(documentPath(otherId))}
        otherId={otherId}
      />
      <ReaderPane
        key={`${otherId} second`}
        documentId={otherId}
        pane="second"
        at={at}
        onPutBeside={(id) => navigate(besidePath(documentId, id))}
        onClose={() => navigate(documentPath(documentId))}
        otherId={documentId}
      />
    </div>
  );
}
