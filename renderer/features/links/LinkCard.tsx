import { useState } from 'react';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import type { EndHere } from '../reader/link-ends.ts';
import { EndReview } from './EndReview.tsx';
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
      {there.state === 'anchored' ? null : (
        <div className={styles.review}>
          <p className={styles.warning}>{isLost ? links.endLost : links.endMoved}</p>
          <EndReview linkId={link.id} side={side === 'from' ? 'to' : 'from'} end={there} onLeave={onClose} />
        </div>
      )}
      {here.state === 'anchored' ? null : (
        <div className={styles.review}>
          <p className={styles.warning}>{here.state === 'moved' ? links.thisEndMoved : links.thisEndLost}</p>
          {here.state === 'moved' ? null : (
            <blockquote className={styles.lost} dir={here.direction}>
              {here.words}
            </blockquote>
          )}
          <EndReview linkId={link.id} side={side} end={here} onLeave={onClose} />
        </div>
      )}
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
