import { useRef } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { useStrings } from '../../../strings/language-context.tsx';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { HighlightCard } from '../../highlights/HighlightCard.tsx';
import { LinkCard } from '../../links/LinkCard.tsx';
import { endKey } from '../link-ends.ts';
import { MarksList } from './MarksList.tsx';
import styles from './MarksPopover.module.css';
import { marksHere, type MarksHere, type OpenMarks } from './open-marks.ts';
import type { Marking } from './use-marking.ts';

/** What stands at a place of the text: the card of one highlight or link, or the list of several. */
export function MarksPopover({ open, marking }: { readonly open: OpenMarks; readonly marking: Marking }) {
  const { highlights, common } = useStrings();
  const anchor = useRef<HTMLSpanElement>(null);
  const here = marksHere(open, marking.annotations);
  const count = here.highlights.length + here.ends.length;
  const title = titleOf(open, here, highlights.card);
  const { box } = open;
  return (
    <>
      <span
        ref={anchor}
        className={styles.anchor}
        style={{
          insetBlockStart: box.top,
          insetInlineStart: box.start,
          inlineSize: box.width,
          blockSize: box.height,
        }}
      />
      <Popover
        triggerRef={anchor}
        isOpen={count > 0}
        onOpenChange={(isOpen) => (isOpen ? undefined : marking.close())}
        placement="bottom start"
        offset={6}
        className={classNames(styles.popover)}
      >
        <Dialog className={classNames(styles.dialog)} aria-label={title}>
          <header className={styles.header}>
            {count > 1 && open.selected !== null ? (
              <Button look="quiet" icon="chevronStart" onPress={() => marking.select(null)}>
                {highlights.card.allHere(count)}
              </Button>
            ) : (
              <h2 className={styles.title}>{title}</h2>
            )}
            <IconButton icon="close" label={common.close} onPress={marking.close} />
          </header>
          <Content open={open} here={here} marking={marking} />
        </Dialog>
      </Popover>
    </>
  );
}

interface ContentProps {
  readonly open: OpenMarks;
  readonly here: MarksHere;
  readonly marking: Marking;
}

function Content({ open, here, marking }: ContentProps) {
  const highlight = here.highlights.find(({ id }) => id === open.selected);
  if (highlight !== undefined) {
    return (
      <HighlightCard
        key={highlight.id}
        highlight={highlight}
        part={open.part}
        walk={marking.walk}
        onLink={() => marking.linkHighlight(highlight)}
        onChooseAnew={() => marking.chooseAnew(highlight)}
        onClose={marking.close}
      />
    );
  }
  const end = here.ends.find((candidate) => endKey(candidate) === open.selected);
  if (end !== undefined) return <LinkCard key={endKey(end)} end={end} onClose={marking.close} />;
  return <MarksList here={here} walk={marking.walk} onSelect={marking.select} />;
}

function titleOf(
  { selected }: OpenMarks,
  { highlights, ends }: MarksHere,
  text: ReturnType<typeof useStrings>['highlights']['card'],
): string {
  if (highlights.some(({ id }) => id === selected)) return text.title;
  if (ends.some((end) => endKey(end) === selected)) return text.linkTitle;
  return text.allHere(highlights.length + ends.length);
}
