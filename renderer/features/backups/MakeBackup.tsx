import { useId } from 'react';
import type { MadeBackup } from '../../../db/contract/vault.ts';
import { useMakeBackup, type BackupMaking } from '../../api/backups.ts';
import { useVaultStatus } from '../../api/vault.ts';
import { useAnnounce } from '../../app/announcer.tsx';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { copyText } from '../notes/preview/copy-text.ts';
import { SettingsSection } from '../settings/SettingsSection.tsx';
import { Caution, Refusal } from '../vault/VaultPage.tsx';
import styles from './Backups.module.css';
import { useAnnounced } from './use-announced.ts';
import { useBackupRefusal } from './use-backup-refusal.ts';
import { useFocusIfLost } from './use-focus-if-lost.ts';
import { WorkLine } from './WorkLine.tsx';

/** A full backup, made at once, with what it came to. */
export function MakeBackup() {
  const { make: text } = useStrings().backups;
  const making = useMakeBackup();
  const isReadOnly = useVaultStatus().data?.isReadOnly === true;
  return (
    <SettingsSection title={text.title}>
      {isReadOnly ? <p>{text.readOnly}</p> : <Making making={making} />}
    </SettingsSection>
  );
}

function Making({ making }: { readonly making: BackupMaking }) {
  const { make: text } = useStrings().backups;
  const refusal = useBackupRefusal();
  const { state } = making;
  if (state.kind === 'running') {
    return <WorkLine label={text.busy} detail={text.text} progress={state.progress} onStop={making.stop} />;
  }
  return (
    <>
      {state.kind === 'failed' ? (
        <Refusal>{state.failure.code === 'cancelled' ? text.stopped : refusal(state.failure)}</Refusal>
      ) : null}
      {state.kind === 'done' ? <Made key={state.output.backup.name} made={state.output} /> : null}
      <p>{text.text}</p>
      <StartButton isFirst={state.kind === 'idle'} onStart={() => making.start(null)}>
        {text.start}
      </StartButton>
    </>
  );
}

interface StartProps {
  /** Nothing has ended that could have taken the focus with it. */
  readonly isFirst: boolean;
  readonly onStart: () => void;
  readonly children: string;
}

/** Begins long work; has the focus again where the work ended under it. */
export function StartButton({ isFirst, onStart, children }: StartProps) {
  const button = useFocusIfLost<HTMLButtonElement>();
  return (
    <div>
      <Button look="primary" onPress={onStart} {...(isFirst ? {} : { ref: button })}>
        {children}
      </Button>
    </div>
  );
}

function Made({ made }: { readonly made: MadeBackup }) {
  const { make: text } = useStrings().backups;
  const formats = useFormats();
  const announce = useAnnounce();
  const titleId = useId();
  const result = useFocusIfLost<HTMLElement>();
  useAnnounced(`${text.doneTitle}. ${text.done(made.documents)}`);
  const { backup, documents, missingOriginals, sha256 } = made;
  const copy = async (): Promise<void> => {
    announce((await copyText(sha256)) ? text.copied : text.notCopied);
  };
  return (
    <section className={styles.result} aria-labelledby={titleId} ref={result} tabIndex={-1}>
      <p className={styles.resultTitle} id={titleId}>
        {text.doneTitle}
      </p>
      <p>{text.done(documents)}</p>
      {missingOriginals === 0 ? null : <Caution icon="review">{text.missing(missingOriginals)}</Caution>}
      <dl className={styles.facts}>
        <div>
          <dt>{text.file}</dt>
          <dd>
            <code dir="ltr">{backup.name}</code> <span>({formats.bytes(backup.bytes)})</span>
          </dd>
        </div>
        <div>
          <dt>{text.fingerprint}</dt>
          <dd>
            <code dir="ltr" className={styles.fingerprint}>
              {sha256}
            </code>
          </dd>
        </div>
      </dl>
      <div className={styles.actions}>
        <Button icon="copy" onPress={() => void copy()}>
          {text.copy}
        </Button>
      </div>
      <p className={styles.quiet}>{text.fingerprintHint}</p>
    </section>
  );
}
