import type { Secret } from '../../api/secret.ts';
import { useCommand } from '../../app/command-handlers.tsx';
import { OfferedCode } from './OfferedCode.tsx';
import { useLock } from './use-lock.ts';
import { usePresence } from './use-presence.ts';
import { VaultPage } from './VaultPage.tsx';

interface Props {
  readonly passphrase: Secret;
  readonly onDone: () => void;
}

/** The page right after a protected library was made. The library is open already: it can be locked from here too. */
export function RecoveryOffer({ passphrase, onDone }: Props) {
  useCommand('lock', useLock());
  usePresence();
  return (
    <OfferedCode passphrase={passphrase} onDone={onDone}>
      {({ name, title }, content) => (
        <VaultPage key={name} title={title} pageTitle={title}>
          {content}
        </VaultPage>
      )}
    </OfferedCode>
  );
}
