import { useState, type FormEvent } from 'react';
import { Secret } from '../../../api/secret.ts';
import {
  useAddPassphrase,
  useChangePassphrase,
  usePassphrasePlan,
  useVaultStatus,
} from '../../../api/vault.ts';
import { useAnnounce } from '../../../app/announcer.tsx';
import { FailureNotice } from '../../../app/ErrorScreen.tsx';
import { useStrings } from '../../../strings/language-context.tsx';
import { BusyLine } from '../../../ui/BusyLine.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useNewPassphrase } from '../../vault/new-passphrase.tsx';
import { OfferedCode } from '../../vault/OfferedCode.tsx';
import formStyles from '../../vault/VaultForm.module.css';
import { ChangeRefused, useCurrentPassphrase } from './current-passphrase.tsx';
import { EndedBackups } from './EndedBackups.tsx';
import { ProtectionPage, Sentences } from './ProtectionPage.tsx';
import { useDone } from './use-done.ts';

/** Adds a passphrase to a library that has none, or puts another in its place. */
export function PassphrasePage() {
  const status = useVaultStatus().data;
  // What the page was opened for: adding one changes what there is while the page still has something to say.
  const [isProtected] = useState(status?.protection === 'passphrase');
  return isProtected ? <Change /> : <Add />;
}

function Add() {
  const { protection } = useStrings();
  const text = protection.add;
  const add = useAddPassphrase();
  const done = useDone();
  const announce = useAnnounce();
  const plan = usePassphrasePlan();
  const { fields, choose } = useNewPassphrase({ isFirst: false });
  const [kept, setKept] = useState<Secret | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // Not before it was said which backups end with it, and not twice.
    if (plan.data === undefined || add.isPending) return;
    const passphrase = choose();
    if (passphrase === null) return;
    announce(text.busy);
    setKept(new Secret(passphrase));
    add.mutate(new Secret(passphrase), { onError: () => setKept(null) });
  };
  if (add.isSuccess && kept !== null) {
    return (
      <OfferedCode passphrase={kept} onDone={() => done(protection.recovery.made)}>
        {({ title }, content) => <ProtectionPage title={title}>{content}</ProtectionPage>}
      </OfferedCode>
    );
  }
  return (
    <ProtectionPage title={protection.page.add}>
      {add.isPending ? <BusyLine label={text.busy} detail={text.busyText} /> : null}
      <form className={formStyles.form} onSubmit={submit} noValidate hidden={add.isPending}>
        <ChangeRefused error={add.error} />
        <Sentences sentences={text.text} />
        {plan.error === null ? (
          <EndedBackups ended={plan.data?.ended ?? null} />
        ) : (
          <FailureNotice failure={plan.error.failure} onTryAgain={() => void plan.refetch()} />
        )}
        {fields}
        <div>
          <Button type="submit" look="primary" isDisabled={plan.data === undefined}>
            {text.submit}
          </Button>
        </div>
      </form>
    </ProtectionPage>
  );
}

function Change() {
  const { protection } = useStrings();
  const text = protection.change;
  const change = useChangePassphrase();
  const done = useDone();
  const current = useCurrentPassphrase();
  const { fields, choose } = useNewPassphrase({ isFirst: false });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const present = current.take();
    const next = present === null ? null : choose();
    if (present === null || next === null) return;
    change.mutate({ current: present, next: new Secret(next) }, { onSuccess: () => done(text.done) });
  };
  return (
    <ProtectionPage title={protection.page.change}>
      {change.isPending ? <BusyLine label={protection.working} detail={protection.deriving} /> : null}
      <form className={formStyles.form} onSubmit={submit} noValidate hidden={change.isPending}>
        <ChangeRefused error={change.error} />
        <Sentences sentences={text.text} />
        {current.field}
        {fields}
        <div>
          <Button type="submit" look="primary">
            {text.submit}
          </Button>
        </div>
      </form>
    </ProtectionPage>
  );
}
