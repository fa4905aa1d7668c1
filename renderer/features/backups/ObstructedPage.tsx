import type { Failure } from '../../../db/contract/result.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { VaultPage } from '../vault/VaultPage.tsx';
import { RestoreChoice } from './RestoreChoice.tsx';

interface Props {
  readonly failure: Failure;
  readonly onTryAgain: () => void;
}

/** The library cannot be opened at all: why, and the backups that can be put in its place. */
export function ObstructedPage({ failure, onTryAgain }: Props) {
  const { backups, errors, common } = useStrings();
  const { title } = backups.obstructed;
  return (
    <VaultPage title={title} pageTitle={title} intro={<p>{errors.codes[failure.code]}</p>}>
      <div>
        <Button onPress={onTryAgain}>{common.tryAgain}</Button>
      </div>
      <RestoreChoice />
    </VaultPage>
  );
}
