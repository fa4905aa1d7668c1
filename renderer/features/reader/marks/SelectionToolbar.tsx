import { useLayoutEffect, useRef } from 'react';
import { Button, Toolbar, Tooltip, TooltipTrigger } from 'react-aria-components';
import { COLOURS, type Colour } from '../../../../db/contract/colours.ts';
import { useKeysOf } from '../../../app/command-handlers.tsx';
import { useStrings } from '../../../strings/language-context.tsx';
import button from '../../../ui/Button.module.css';
import { Button as TextButton, IconButton } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Swatch } from '../../../ui/Swatch.tsx';
import type { Box } from './box-in.ts';
import styles from './SelectionToolbar.module.css';

/** What can be done with words that were chosen. */
export interface WordActions {
  readonly highlight: (colour?: Colour) => void;
  readonly comment: () => void;
  readonly tag: () => void;
  readonly link: () => void;
  readonly note: () => void;
  readonly copy: () => void;
  /** What waits for words to be chosen; these may be the ones. */
  readonly pending: { readonly label: string; readonly use: () => void } | null;
}

interface Props {
  /** Where the words begin and end; the bar stands above them, or below where there is no room, but always in view. */
  readonly first: Box;
  readonly last: Box;
  /** The part of the text that can be seen. */
  readonly view: { readonly top: number; readonly height: number; readonly width: number };
  readonly lastColour: Colour;
  readonly actions: WordActions;
}

const GAP_PX = 8;

/** A small bar beside words that were selected. */
export function SelectionToolbar({ first, last, view, lastColour, actions }: Props) {
  const { highlights } = useStrings();
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const height = element.offsetHeight;
    const above = first.top - height - GAP_PX;
    const below = last.top + last.height + GAP_PX;
    // Words that fill what can be seen leave no room beside them.
    const lowest = view.top + view.height - height - GAP_PX;
    const isAbove = above >= view.top;
    const beside = isAbove ? first : last;
    const room = view.width - element.offsetWidth - GAP_PX;
    const middle = beside.start + beside.width / 2 - element.offsetWidth / 2;
    element.style.insetBlockStart = `${isAbove ? above : Math.min(below, lowest)}px`;
    element.style.insetInlineStart = `${Math.max(GAP_PX, Math.min(middle, room))}px`;
  }, [first, last, view]);
  return (
    // A press on the bar must not take the selection away.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={bar}
      className={styles.place}
      data-selection-toolbar=""
      onMouseDown={(event) => event.preventDefault()}
    >
      <Toolbar aria-label={highlights.toolbar} className={classNames(styles.bar)}>
        {actions.pending === null ? null : (
          <TextButton look="primary" onPress={actions.pending.use}>
            {actions.pending.label}
          </TextButton>
        )}
        <ColourButtons lastColour={lastColour} onChoose={actions.highlight} />
        <OtherActions actions={actions} />
      </Toolbar>
    </div>
  );
}

function ColourButtons(props: { readonly lastColour: Colour; readonly onChoose: (colour: Colour) => void }) {
  const { highlights } = useStrings();
  const keysOf = useKeysOf();
  return COLOURS.map((colour) => {
    const isLast = colour === props.lastColour;
    const label = highlights.highlightIn(highlights.colours[colour]);
    return (
      <TooltipTrigger key={colour} delay={500} closeDelay={0}>
        <Button
          aria-label={label}
          className={classNames(styles.colour)}
          {...(isLast ? { 'data-last': '' } : {})}
          onPress={() => props.onChoose(colour)}
        >
          <Swatch colour={colour} />
        </Button>
        <Tooltip className={classNames(button.tooltip)} offset={6}>
          {label}
          {isLast ? <span className={button.tooltipKeys}>{keysOf('highlightSelection')}</span> : null}
        </Tooltip>
      </TooltipTrigger>
    );
  });
}

function OtherActions({ actions }: { readonly actions: WordActions }) {
  const { highlights } = useStrings();
  const keysOf = useKeysOf();
  return (
    <>
      <span className={styles.line} aria-hidden="true" />
      <IconButton
        icon="comment"
        label={highlights.withComment}
        keys={keysOf('commentSelection')}
        onPress={actions.comment}
      />
      <IconButton icon="tag" label={highlights.withTags} onPress={actions.tag} />
      {actions.pending === null ? (
        <IconButton
          icon="link"
          label={highlights.linkWords}
          keys={keysOf('linkSelection')}
          onPress={actions.link}
        />
      ) : null}
      <IconButton
        icon="note"
        label={highlights.noteOnWords}
        keys={keysOf('noteOnSelection')}
        onPress={actions.note}
      />
      <IconButton icon="copy" label={highlights.copyWithSource} onPress={actions.copy} />
    </>
  );
}
