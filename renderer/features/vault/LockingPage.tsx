import { useStrings } from '../../strings/language-context.tsx';
import { BusyLine } from '../../ui/BusyLine.tsx';
import { VaultPage } from './VaultPage.tsx';

/** In the place of the library from the moment in which it is to be locked: what is saved first may take a while. */
export function LockingPage() {
  const { pages, protection } = useStrings();
  return (
    <VaultPage title={protection.locking.title} pageTitle={pages.unlock}>
      <BusyLine label={protection.working} detail={protection.locking.text} />
    </VaultPage>
  );
}
