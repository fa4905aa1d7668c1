import type { ReactNode } from 'react';
import type { Secret } from '../../api/secret.ts';
import { useMakeRecoveryCode } from '../../api/vault.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { BusyLine } from '../../ui/BusyLine.tsx';
import { Button } from '../../ui/Button.tsx';
import { RecoveryCodeSheet } from './RecoveryCodeSheet.tsx';
import styles from './VaultForm.module.css';
import { Refusal } from './VaultPage.tsx';

interface Props {
  /** Of the library that has just been protected; taken where a code is wanted, dropped where not. */
  readonly passphrase: Secret;
  readonly onDone: () => void;
  /** The page around each step. */
  readonly children: (step: Step, content: ReactNode) => ReactNode;
}

interface Step {
  /** The same in every language, by which the page stays when that is changed. */
  readonly name: 'offer' | 'code';
  readonly title: string;
}

/** Whether there is to be a way back in, and the code where there is. */
export function OfferedCode({ passphrase, onDone, children }: Props) {
  const { protection } = useStrings();
  const { offer, sheet } = protection;
  const make = useMakeRecoveryCode();
  const atOffer = { name: 'offer', title: offer.title } as const;
  if (make.isSuccess) {
    return children(
      { name: 'code', title: sheet.title },
      <RecoveryCodeSheet code={make.data.code} onDone={onDone} />,
    );
  }
  if (make.isPending) {
    return children(atOffer, <BusyLine label={protection.working} detail={protection.deriving} />);
  }
  if (make.isError) {
    return children(
      atOffer,
      <>
        <Refusal>{offer.failed}</Refusal>
        <div>
          {/* What had the focus is gone. */}
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
          <Button look="primary" onPress={onDone} autoFocus>
            {offer.continue}
          </Button>
        </div>
      </>,
    );
  }
  return children(
    atOffer,
    <div className={styles.form}>
      {offer.question.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div className={styles.answers}>
        <Button look="primary" onPress={() => make.mutate(passphrase)}>
          {offer.make}
        </Button>
        <Button onPress={onDone}>{offer.goOn}</Button>
      </div>
    </div>,
  );
}
