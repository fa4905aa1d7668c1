import { useId } from 'react';
import { Link } from 'wouter';
import type { Failure } from '../../../db/contract/result.ts';
import { useCheckLibrary, type LibraryCheck } from '../../api/backups.ts';
import { useDocument } from '../../api/documents.ts';
import { documentPath } from '../../app/routes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { SettingsSection } from '../settings/SettingsSection.tsx';
import { Refusal } from '../vault/VaultPage.tsx';
import styles from './Backups.module.css';
import { groupProblems, type ProblemGroup } from './group-problems.ts';
import { StartButton } from './MakeBackup.tsx';
import { useAnnounced } from './use-announced.ts';
import { useBackupRefusal } from './use-backup-refusal.ts';
import { useFocusIfLost } from './use-focus-if-lost.ts';
import { WorkLine } from './WorkLine.tsx';

/** Reads everything and says in words what is not as it should be. */
export function CheckLibrary() {
  const { check: text } = useStrings().backups;
  const refusal = useBackupRefusal();
  const { state, start, stop } = useCheckLibrary();
  const reason = (failure: Failure): string => {
    if (failure.code === 'cancelled') return text.stopped;
    return failure.code === 'library-damaged' ? text.unreadable : refusal(failure);
  };
  if (state.kind === 'running') {
    return (
      <SettingsSection title={text.title}>
        <WorkLine label={text.busy} detail={text.text} progress={state.progress} onStop={stop} />
      </SettingsSection>
    );
  }
  return (
    <SettingsSection title={text.title}>
      {state.kind === 'failed' ? <Refusal>{reason(state.failure)}</Refusal> : null}
      {state.kind === 'done' ? <Found check={state.output} /> : null}
      <p>{text.text}</p>
      <StartButton isFirst={state.kind === 'idle'} onStart={() => start(null)}>
        {text.start}
      </StartButton>
    </SettingsSection>
  );
}

function Found({ check }: { readonly check: LibraryCheck }) {
  const { check: text } = useStrings().backups;
  const titleId = useId();
  const result = useFocusIfLost<HTMLElement>();
  const groups = groupProblems(check.problems);
  const title = check.ok ? text.fineTitle : text.problemsTitle(check.problems.length);
  useAnnounced(title);
  return (
    <section className={styles.result} aria-labelledby={titleId} ref={result} tabIndex={-1}>
      <p className={styles.resultTitle} id={titleId}>
        {title}
      </p>
      {check.ok ? (
        <p>{text.fine}</p>
      ) : (
        <>
          <ul className={styles.problems}>
            {groups.map((group) => (
              <ProblemLine key={group.what} group={group} />
            ))}
          </ul>
          <p>{text.advice}</p>
        </>
      )}
    </section>
  );
}

const NAMED_AT_MOST = 20;

function ProblemLine({ group: { what, count, ids } }: { readonly group: ProblemGroup }) {
  const { check: text } = useStrings().backups;
  const named = what === 'highlight' ? [] : ids.slice(0, NAMED_AT_MOST);
  return (
    <li>
      <p>
        {text.kinds[what]} ({text.times(count)})
      </p>
      {named.length === 0 ? null : (
        <ul className={styles.named}>
          {named.map((id) => (
            <li key={id}>
              <DocumentLink documentId={id} />
            </li>
          ))}
          {ids.length > named.length ? <li>{text.moreDocuments(ids.length - named.length)}</li> : null}
        </ul>
      )}
    </li>
  );
}

function DocumentLink({ documentId }: { readonly documentId: string }) {
  const { backups } = useStrings();
  const document = useDocument(documentId);
  return (
    <Link href={documentPath(documentId)} className={styles.link}>
      <bdi>{document.data?.title ?? backups.check.documentGone}</bdi>
    </Link>
  );
}
