import { useLocation } from 'wouter';
import type { DocumentSummary, VersionPlan } from '../../../db/contract/models.ts';
import { useVersionPlan } from '../../api/versions.ts';
import { useUndoableCommand } from '../../app/confirmation.tsx';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { PATHS, documentPath } from '../../app/routes.ts';
import { useSessionStore } from '../../app/session.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { BusyLine } from '../../ui/BusyLine.tsx';
import { Button } from '../../ui/Button.tsx';
import { ModalDialog } from '../../ui/ModalDialog.tsx';
import styles from './NewVersionDialog.module.css';
import type { ReadFile } from './read-text-file.ts';

interface Props {
  readonly document: Pick<DocumentSummary, 'id' | 'title'>;
  readonly file: ReadFile;
  readonly onChooseAnother: () => void;
  readonly onClose: () => void;
}

/** Shows what becomes of highlights and links before a corrected version takes the place of a document. */
export function NewVersionDialog({ document, file, onChooseAnother, onClose }: Props) {
  const { highlights, common } = useStrings();
  return (
    <ModalDialog
      title={highlights.version.title}
      closeLabel={common.close}
      onClose={onClose}
      place="question"
    >
      <div className={styles.content}>
        {file.ok ? (
          <Plan document={document} file={file} onClose={onClose} />
        ) : (
          <>
            <p role="alert">{highlights.version.problems[file.problem]}</p>
            <div className={styles.answers}>
              <Button onPress={onClose}>{common.close}</Button>
              <Button look="primary" onPress={onChooseAnother}>
                {highlights.version.chooseAnother}
              </Button>
            </div>
          </>
        )}
      </div>
    </ModalDialog>
  );
}

interface PlanProps {
  readonly document: Props['document'];
  readonly file: Extract<ReadFile, { readonly ok: true }>;
  readonly onClose: () => void;
}

function Plan({ document, file, onClose }: PlanProps) {
  const { highlights, undo } = useStrings();
  const plan = useVersionPlan({ documentId: document.id, text: file.text, reading: file.reading });
  const adding = useUndoableCommand('documents.addVersion', { failures: 'caller' });
  const openNew = useOpenNew(document.id);
  const failure = adding.error?.failure ?? plan.error?.failure ?? null;
  const add = (): void =>
    adding.mutate(
      { documentId: document.id, file: file.name, text: file.text },
      {
        onSuccess: (added) => {
          if (added === null) return;
          onClose();
          openNew(added.document.id, added.plan);
        },
      },
    );
  return (
    <>
      <p>{highlights.version.intro(file.name, document.title)}</p>
      {plan.data === undefined ? null : <PlanTable plan={plan.data} />}
      {plan.isPending && failure === null ? <BusyLine label={highlights.version.planning} /> : null}
      {failure === null ? null : <FailureNotice failure={failure} />}
      <div className={styles.answers}>
        <Button onPress={onClose}>{undo.cancel}</Button>
        <Button look="primary" isDisabled={plan.data === undefined || adding.isPending} onPress={add}>
          {highlights.version.replace}
        </Button>
      </div>
    </>
  );
}

function PlanTable({ plan }: { readonly plan: VersionPlan }) {
  const { highlights } = useStrings();
  const text = highlights.version;
  if (plan.anchored + plan.moved + plan.needsPlacing === 0) return <p>{text.nothingMade}</p>;
  return (
    <dl className={styles.plan}>
      <dt>{text.anchored}</dt>
      <dd>{highlights.figure(plan.anchored)}</dd>
      <dt>{text.moved}</dt>
      <dd>{highlights.figure(plan.moved)}</dd>
      <dt>{text.needsPlacing}</dt>
      <dd>{highlights.figure(plan.needsPlacing)}</dd>
    </dl>
  );
}

/** The new version where the old one was read; what has to be looked over comes first. */
function useOpenNew(oldId: string): (newId: string, plan: VersionPlan) => void {
  const store = useSessionStore();
  const [location, navigate] = useLocation();
  return (newId, plan) => {
    if (plan.moved + plan.needsPlacing > 0) {
      const state = plan.needsPlacing > 0 ? 'needs-placing' : 'moved';
      store.change({ highlightListing: { documentId: newId, state } });
      navigate(PATHS.highlights);
      return;
    }
    if (location.startsWith('/documents/')) {
      navigate(location.replace(encodeURIComponent(oldId), encodeURIComponent(newId)));
    } else {
      navigate(documentPath(newId));
    }
  };
}
