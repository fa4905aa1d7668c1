import { useEffect } from 'react';
import type { DocumentRecord } from '../../../db/contract/models.ts';
import { useSettings } from '../../app/settings-context.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { DocumentText } from './DocumentText.tsx';
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
  readonly documentId: string;
  readonly document: DocumentRecord | null;
  readonly firstHeadingLevel: 2 | 3;
  readonly isActive: boolean;
}

/** The scrolled area that holds the text; it takes the focus when a document opens, so that its keys scroll. */
export function TextArea(props: Props) {
  const { documentId, document, isActive } = props;
  const { area, text, marks, outline, isPlaceKnown } = props.reader;
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
    <section
      ref={area}
      className={styles.area}
      aria-label={document === null ? undefined : strings.reader.text(document.title)}
      aria-busy={!text.isComplete}
      // The area scrolls by keys only while it has the focus.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-pane-focus=""
      onScroll={onScroll}
      style={{ '--reading-size': `${readingSizePx / 16}rem` }}
    >
      <article className={styles.text} lang={documentLanguage(document)} dir={document?.direction}>
        {isShown ? (
          <DocumentText
            passages={text.passages}
            marks={marks}
            outline={outline}
            firstHeadingLevel={props.firstHeadingLevel}
          />
        ) : null}
      </article>
    </section>
  );
}

function documentLanguage(document: DocumentRecord | null): string | undefined {
  return document === null || document.language === 'und' ? undefined : document.language;
}
