import { useLocation } from 'wouter';
import { PATHS } from '../../../app/routes.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EraseForm } from '../../vault/EraseForm.tsx';
import { ProtectionPage } from './ProtectionPage.tsx';

/** Destroys the library, from the settings. */
export function ErasePage() {
  const { protection } = useStrings();
  const [, navigate] = useLocation();
  return (
    <ProtectionPage title={protection.page.erase}>
      <EraseForm>
        <Button onPress={() => navigate(PATHS.settings)}>{protection.cancel}</Button>
      </EraseForm>
    </ProtectionPage>
  );
}
