import type { ChosenPlace } from '../../app/pending.ts';
import { useSessionStore } from '../../app/session.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { dropSelection } from '../reader/marks/use-selected-words.ts';
import { useLinkCommands } from './link-commands.ts';
import { LinkDialog } from './LinkDialog.tsx';

interface Props {
  readonly from: ChosenPlace;
  readonly to: ChosenPlace;
}

/** Asks what a new link says, once both of its ends are chosen; closing it leads back to choosing the other end. */
export function NewLinkDialog({ from, to }: Props) {
  const { links } = useStrings();
  const store = useSessionStore();
  const { make, error } = useLinkCommands();
  return (
    <LinkDialog
      title={links.newTitle}
      from={from}
      to={to}
      initial={{ kind: 'see-also', comment: '' }}
      failure={error?.failure ?? null}
      saveLabel={links.make}
      onSave={({ isTurned, ...wording }) =>
        void make(isTurned ? { from: to, to: from } : { from, to }, wording).then((made) => {
          if (made === null) return undefined;
          dropSelection();
          return store.change({ pending: null });
        })
      }
      onClose={() => store.change({ pending: { kind: 'link', from, to: null } })}
    />
  );
}
