import { useState } from 'react';
import type { LinkEnd } from '../../../db/contract/links.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import type { EndHere } from '../reader/link-ends.ts';
import { EndWords } from './EndWords.tsx';
import { useFollowing } from './follow.ts';
import { useLinkCommands } from './link-commands.ts';
import styles from './LinkCard.module.css';
import { LinkDialog } from './LinkDialog.tsx';

interface Props {
  readonly end: EndHere;
  readonly onClose: () => void;
}

/** One link seen from one of its ends: what it says, what is at the other end, and the ways there. */
export function LinkCard({ end, onClose }: Props) {
  const { link, side, here, there } = end;
  const { links } = useStrings();
  const { remove } = useLinkCommands();
  const { go, goBeside } = useFollowing(here.documentId);
  const [isChanging, setIsChanging] = useState(false);
  const isLost = there.state === 'needs-placing';
  return (
    <div className={styles.card}>
      <p className={styles.phrase}>{links.phrases[link.kind][side]}</p>
      <EndWords end={there} />
      {isLost ? <p className={styles.warning}>{links.endLost}</p> : null}
      {there.state === 'moved' ? <p className={styles.warning}>{links.endMoved}</p> : null}
      {here.state === 'needs-placing' ? <LostHere words={here.words} direction={here.direction} /> : null}
      {here.state === 'moved' ? <p className={styles.warning}>{links.thisEndMoved}</p> : null}
      {link.comment === '' ? null : (
        <p className={styles.comment} dir="auto">
          {link.comment}
        </p>
      )}
      <div className={styles.ways}>
        <Button
          look="primary"
          onPress={() => {
            onClose();
            go(end);
          }}
        >
          {there.words === '' || isLost ? links.openOther : links.goThere}
        </Button>
        {there.documentId === here.documentId ? null : (
          <Button
            icon="beside"
            onPress={() => {
              onClose();
              goBeside(end);
            }}
          >
            {links.openBeside}
          </Button>
        )}
      </div>
      <div className={styles.actions}>
        <Button look="quiet" onPress={() => setIsChanging(true)}>
          {links.change}
        </Button>
        <Button
          look="quiet"
          icon="trash"
          onPress={() => void remove(link.id).then((isDone) => (isDone ? onClose() : undefined))}
        >
          {links.remove}
        </Button>
      </div>
      {isChanging ? <ChangeDialog end={end} onClose={() => setIsChanging(false)} /> : null}
    </div>
  );
}

/** The words that this end had, which no line of the text shows any more. */
function LostHere({ words, direction }: Pick<LinkEnd, 'words' | 'direction'>) {
  const { links } = useStrings();
  return (
    <>
      <p className={styles.warning}>{links.thisEndLost}</p>
      <blockquote className={styles.lost} dir={direction}>
        {words}
      </blockquote>
    </>
  );
}

function ChangeDialog({ end: { link }, onClose }: Props) {
  const { links } = useStrings();
  const { change, error } = useLinkCommands();
  return (
    <LinkDialog
      title={links.changeTitle}
      from={link.from}
      to={link.to}
      initial={link}
      failure={error?.failure ?? null}
      saveLabel={links.save}
      onSave={(answer) =>
        void change(link.id, answer).then((kept) => (kept === null ? undefined : onClose()))
      }
      onClose={onClose}
    />
  );
}
