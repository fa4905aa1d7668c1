import { useLocation } from 'wouter';
import { PATHS } from '../../../app/routes.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ProtectionPage } from './ProtectionPage.tsx';

/** In place of a page that makes sense only where there is a passphrase. */
export function NotProtectedHere({ title }: { readonly title: string }) {
  const { protection, errors } = useStrings();
  const [, navigate] = useLocation();
  return (
    <ProtectionPage title={title}>
      <p>{errors.codes['not-protected']}</p>
      <div>
        <Button look="primary" onPress={() => navigate(PATHS.passphrase)}>
          {protection.page.add}
        </Button>
      </div>
    </ProtectionPage>
  );
}
