import type { CoreClient } from '../../db/service/core-client.ts';
import type { LibraryStatus } from '../../db/contract/models.ts';
import { succeed, type Result } from '../../db/contract/result.ts';
import { callCore } from './library-session.ts';
import { counted } from './print.ts';

/** What whoever uses the library has to know of it, beside its contents. */
export interface LibraryCondition {
  /** Stand in the answer only where there is something to tell, so that it is otherwise exactly what programs rely on. */
  readonly keys: {
    readonly setBack?: NonNullable<LibraryStatus['setBack']>;
    readonly isReadOnly?: true;
  };
  /** The same for people: what happened and what can be done; none where all is well. */
  readonly sentences: readonly string[];
}

/** Of an open library, also one so damaged that its contents cannot be counted. */
export async function readCondition(core: CoreClient): Promise<Result<LibraryCondition>> {
  const vault = await callCore(core, 'vault.status', {});
  if (!vault.ok) return vault;
  const library = await callCore(core, 'library.status', {});
  const setBack = library.ok ? library.value.setBack : null;
  const { isReadOnly } = vault.value;
  return succeed({
    keys: { ...(setBack === null ? {} : { setBack }), ...(isReadOnly ? { isReadOnly } : {}) },
    sentences: [
      ...(isReadOnly ? [READ_ONLY] : []),
      ...(setBack === null ? [] : [`${setBackSentence(setBack)} ${ACCEPT}`]),
    ],
  });
}

const READ_ONLY =
  'The library is damaged and open for reading only. Its files are kept as they are. Restore a backup: sanad call backups.list, or sanad restore FILE';

const ACCEPT = 'Once that is understood: sanad call library.acceptSetBack';

function setBackSentence({ seenSeq, foundSeq }: NonNullable<LibraryStatus['setBack']>): string {
  const seen = counted(seenSeq, 'saved change');
  return `The library is older than it was: ${seen} had been seen, and it was opened with ${foundSeq.toLocaleString('en')}. An older copy was put in its place, or its last changes were lost. What was done since is kept; the backups may hold the rest.`;
}
