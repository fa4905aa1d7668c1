import type { DocumentRecord } from '../../../db/contract/models.ts';
import { useSessionStore } from '../../app/session.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { ActionMenu } from '../../ui/ActionMenu.tsx';
import { IconButton } from '../../ui/Button.tsx';
import styles from './DocumentActions.module.css';
import { DocumentLinks } from './DocumentLinks.tsx';
import type { Marking } from './marks/use-marking.ts';

interface Props {
  readonly document: DocumentRecord;
  readonly marking: Marking;
  readonly onNewVersion: () => void;
}

/** What is linked to the document as a whole, and what can be done with it. */
export function DocumentActions({ document, marking, onNewVersion }: Props) {
  const { links, highlights } = useStrings();
  const store = useSessionStore();
  const linkDocument = (): void => {
    const { id: documentId, title: documentTitle, direction } = document;
    const from = { documentId, documentTitle, direction, range: null, words: '' };
    store.change({ pending: { kind: 'link', from, to: null } });
  };
  const actions = [
    { id: 'link', label: links.linkDocument, onAction: linkDocument },
    { id: 'version', label: highlights.version.action, onAction: onNewVersion },
  ];
  return (
    <div className={styles.actions}>
      <DocumentLinks annotations={marking.annotations} />
      <ActionMenu label={highlights.version.more} groups={[{ actions }]}>
        <IconButton icon="more" label={highlights.version.more} />
      </ActionMenu>
    </div>
  );
}
