import { useEffect, type KeyboardEvent } from 'react';
import type { DocumentRecord } from '../../../db/contract/models.ts';
import { useSettings } from '../../app/settings-context.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { DocumentText } from './DocumentText.tsx';
import { chooseTabStop, isMarginMark, moveInMargin } from './margin/margin-focus.ts';
import { MarksPopover } from './marks/MarksPopover.tsx';
import { SelectionBar } from './marks/SelectionBar.tsx';
import type { Marking } from './marks/use-marking.ts';
import styles from './TextArea.module.css';
import type { Reader } from './use-reader.ts';
import { useReadingPosition } from './use-reading-position.ts';

declare module 'react' {
  interface CSSProperties {
    /** Size of the reading text, in the units of CSS. */
    '--reading-size'?: string;
  }
}

interface Props {
  readonly reader: Reader;
  readonly marking: Marking;
  readonly document: DocumentRecord | null;
  readonly firstHeadingLevel: 2 | 3;
  readonly isActive: boolean;
}

/** The scrolled area that holds the text; it takes the focus when a document opens, so that its keys scroll. */
export function TextArea(props: Props) {
  const { reader, marking, document, isActive } = props;
  const { documentId, area, text, marks, outline, isPlaceKnown } = reader;
  const { annotations, caret } = marking;
  const strings = useStrings();
  const { readingSizePx } = useSettings();
  const onScroll = useReadingPosition(documentId, area);
  // Not before it is known where the text was left, so that it does not jump there before one's eyes.
  const isShown = isPlaceKnown && text.passages.length > 0;
  useEffect(() => {
    if (isShown && isActive) area.current?.focus({ preventScroll: true });
    // Only when the text arrives: afterwards the focus is the reader's own.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isShown]);
  return (
    // The keys are those of the text, which has the focus as a whole.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={area}
      className={styles.area}
      aria-label={document === null ? undefined : strings.reader.text(document.title)}
      aria-busy={!text.isComplete}
      // The area scrolls by keys only while it has the focus.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-pane-focus=""
      data-text-of={documentId}
      onScroll={onScroll}
      onKeyDown={(event) => {
        if (!isKeyOfMargin(event)) marking.onKeyDown(event);
      }}
      style={{ '--reading-size': `${readingSizePx / 16}rem` }}
    >
      {/* The keys for the same are those of the section around it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events */}
      <article
        className={styles.text}
        lang={documentLanguage(document)}
        dir={document?.direction}
        data-caret={caret.range === null ? undefined : ''}
        onClick={marking.onTextClick}
        onPointerUp={caret.onPointerUp}
      >
        {isShown ? (
          <DocumentText
            passages={text.passages}
            marks={marks}
            highlightMarks={marking.highlightMarks}
            linkMarks={marking.linkMarks}
            highlights={annotations.highlights}
            ends={annotations.ends}
            outline={outline}
            firstHeadingLevel={props.firstHeadingLevel}
            area={area}
            onOpenMarks={marking.openBeside}
          />
        ) : null}
      </article>
      <SelectionBar area={area} marking={marking} />
      {marking.open === null ? null : <MarksPopover open={marking.open} marking={marking} />}
    </section>
  );
}

/** The margin has one stop for Tab, and arrows of its own. */
function isKeyOfMargin(event: KeyboardEvent<HTMLElement>): boolean {
  const area = event.currentTarget;
  if (event.key === 'Tab' && !event.shiftKey && event.target === area) chooseTabStop(area);
  if (!isMarginMark(event.target) || !moveInMargin(area, event.target, event.key)) return false;
  event.preventDefault();
  return true;
}

function documentLanguage(document: DocumentRecord | null): string | undefined {
  return document === null || document.language === 'und' ? undefined : document.language;
}
