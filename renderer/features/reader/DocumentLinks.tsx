import { useRef, useState } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { useStrings } from '../../strings/language-context.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { LinkCard } from '../links/LinkCard.tsx';
import { UnplacedHighlight } from '../highlights/UnplacedHighlight.tsx';
import styles from './DocumentLinks.module.css';
import { endKey } from './link-ends.ts';
import { MarksList } from './marks/MarksList.tsx';
import popover from './marks/MarksPopover.module.css';
import type { Annotations } from './use-annotations.ts';

/** Links of the whole document, and what has no place in its text at present: it has no line to stand beside. */
export function DocumentLinks({ annotations }: { readonly annotations: Annotations }) {
  const { links, highlights, common } = useStrings();
  const { endsOfWhole, unplaced } = annotations;
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [selected, setSelected] = useState<string | null>(null);
  const count = endsOfWhole.length + unplaced.length;
  if (count === 0) return null;
  // A list of one would only be in the way.
  const isShown = (id: string): boolean => count === 1 || id === selected;
  const end = endsOfWhole.find((candidate) => isShown(endKey(candidate)));
  const highlight = unplaced.find(({ id }) => isShown(id));
  const lost = endsOfWhole.filter(({ here }) => here.state === 'needs-placing').length;
  const label = links.ofDocument(endsOfWhole.length - lost, unplaced.length + lost);
  const close = (): void => setIsOpen(false);
  return (
    <>
      <Button
        ref={trigger}
        look="quiet"
        icon={endsOfWhole.length > 0 ? 'link' : 'review'}
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => {
          setIsOpen(!isOpen);
          setSelected(null);
        }}
      >
        <span className={styles.count}>{highlights.figure(count)}</span>
      </Button>
      <Popover
        triggerRef={trigger}
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        className={classNames(popover.popover)}
        placement="bottom end"
        offset={6}
      >
        <Dialog className={classNames(popover.dialog)} aria-label={label}>
          <header className={popover.header}>
            {count === 1 || (end === undefined && highlight === undefined) ? (
              <h2 className={popover.title}>{label}</h2>
            ) : (
              <Button look="quiet" icon="chevronStart" onPress={() => setSelected(null)}>
                {highlights.card.allHere(count)}
              </Button>
            )}
            <IconButton icon="close" label={common.close} onPress={close} />
          </header>
          {end !== undefined ? <LinkCard key={endKey(end)} end={end} onClose={close} /> : null}
          {highlight !== undefined ? <UnplacedHighlight highlight={highlight} onClose={close} /> : null}
          {end === undefined && highlight === undefined ? (
            <MarksList
              here={{ highlights: unplaced, ends: endsOfWhole }}
              walk={null}
              onSelect={setSelected}
            />
          ) : null}
        </Dialog>
      </Popover>
    </>
  );
}
