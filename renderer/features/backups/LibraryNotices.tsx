import { useId, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { LibraryStatus } from '../../../db/contract/models.ts';
import type { RestoredLibrary } from '../../../db/contract/vault.ts';
import { useAcceptSetBack, useBackups } from '../../api/backups.ts';
import { useLibraryStatus } from '../../api/library.ts';
import { useVaultStatus } from '../../api/vault.ts';
import { PATHS } from '../../app/routes.ts';
import { useSession, useSessionStore } from '../../app/session.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { useMomentWords } from '../notes/moment-words.ts';
import styles from './LibraryNotices.module.css';
import { useAnnounced } from './use-announced.ts';

/** What has to be known about the library before it is worked on, above every page. */
export function LibraryNotices() {
  const isReadOnly = useVaultStatus().data?.isReadOnly === true;
  const status = useLibraryStatus().data;
  const restored = useSession((session) => session.restored);
  const setBack = status?.setBack ?? null;
  const isDiskFull = status?.isDiskFull === true;
  if (!isReadOnly && setBack === null && !isDiskFull && restored === null) return null;
  return (
    <div className={styles.notices}>
      {restored === null ? null : <RestoredNotice restored={restored} />}
      {isReadOnly ? <ReadOnlyNotice /> : null}
      {setBack === null ? null : <SetBackNotice setBack={setBack} />}
      {isDiskFull ? <DiskFullNotice /> : null}
    </div>
  );
}

interface NoticeProps {
  readonly icon: IconName;
  readonly title: string;
  readonly sentences: readonly string[];
  readonly onClose?: () => void;
  readonly children?: ReactNode;
}

function Notice({ icon, title, sentences, onClose, children }: NoticeProps) {
  const { notices } = useStrings().backups;
  const titleId = useId();
  useAnnounced(`${title}. ${sentences.join(' ')}`);
  return (
    <section className={styles.notice} aria-labelledby={titleId}>
      <span className={classNames(styles.sign, icon !== 'check' && styles.warns)}>
        <Icon name={icon} />
      </span>
      <div className={styles.words}>
        <p className={styles.title} id={titleId}>
          {title}
        </p>
        <p>{sentences.join(' ')}</p>
        {children === undefined ? null : <div className={styles.actions}>{children}</div>}
      </div>
      {onClose === undefined ? null : <IconButton icon="close" label={notices.dismiss} onPress={onClose} />}
    </section>
  );
}

/** The way to the backups; nothing on their own page. */
function ToBackups({ label }: { readonly label: string }) {
  const [location, navigate] = useLocation();
  return location === PATHS.backups ? null : <Button onPress={() => navigate(PATHS.backups)}>{label}</Button>;
}

function ReadOnlyNotice() {
  const { notices } = useStrings().backups;
  const { title, text, what } = notices.readOnly;
  return (
    <Notice icon="review" title={title} sentences={[text, what]}>
      <ToBackups label={notices.restore} />
    </Notice>
  );
}

function SetBackNotice({ setBack }: { readonly setBack: NonNullable<LibraryStatus['setBack']> }) {
  const { notices } = useStrings().backups;
  const { title, text, why, what, accept, failed } = notices.setBack;
  const accepting = useAcceptSetBack();
  const sentences = [text(setBack.seenSeq, setBack.foundSeq), why, what];
  return (
    <Notice icon="history" title={title} sentences={sentences}>
      <ToBackups label={notices.toBackups} />
      <Button isDisabled={accepting.isPending} onPress={() => accepting.mutate()}>
        {accept}
      </Button>
      {accepting.isError ? <p role="alert">{failed}</p> : null}
    </Notice>
  );
}

function DiskFullNotice() {
  const { title, text, what } = useStrings().backups.notices.diskFull;
  return <Notice icon="review" title={title} sentences={[text, what]} />;
}

function RestoredNotice({ restored }: { readonly restored: RestoredLibrary }) {
  const { notices, list } = useStrings().backups;
  const store = useSessionStore();
  const { full } = useMomentWords();
  const kept = useBackups().data?.find(({ name }) => name === restored.kept);
  const { title, text, keptDated, kept: keptAs, missing } = notices.restored;
  const keptSentence = (): string[] => {
    if (restored.kept === null) return [];
    if (kept === undefined) return [keptAs(restored.kept)];
    return [keptDated(list.kinds[kept.kind].title, full(kept.madeAt))];
  };
  const sentences = [
    text(restored.documents),
    ...keptSentence(),
    ...(restored.missingOriginals === 0 ? [] : [missing(restored.missingOriginals)]),
  ];
  return (
    <Notice icon="check" title={title} sentences={sentences} onClose={() => store.change({ restored: null })}>
      <ToBackups label={notices.toBackups} />
    </Notice>
  );
}
