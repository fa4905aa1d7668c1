import { useMemo } from 'react';
import {
  Collection,
  GridList,
  GridListHeader,
  GridListItem,
  GridListLoadMoreItem,
  GridListSection,
  ListLayout,
  Virtualizer,
} from 'react-aria-components';
import type { Highlight } from '../../../../db/contract/highlights.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Clip } from '../../../ui/Clip.tsx';
import { groupByDocument } from './group-by-document.ts';
import styles from './HighlightList.module.css';
import { HighlightRow } from './HighlightRow.tsx';
import { useOpenHighlight } from './open-highlight.ts';

interface Props {
  readonly highlights: readonly Highlight[];
  readonly selection: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  /** Reads the next page; `null` where there is none, or it is on its way. */
  readonly onMore: (() => void) | null;
}

const LAYOUT = { estimatedRowHeight: 96, estimatedHeadingHeight: 40 };

/** Highlights under their documents; Enter or a press opens one at its words, Space chooses it. */
export function HighlightList({ highlights, selection, onSelect, onMore }: Props) {
  const { pages, highlights: text } = useStrings();
  const groups = useMemo(() => groupByDocument(highlights), [highlights]);
  const openHighlight = useOpenHighlight();
  const open = (key: string | number): void => {
    const highlight = highlights.find(({ id }) => id === key);
    if (highlight !== undefined) openHighlight(highlight);
  };
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <GridList
        aria-label={pages.highlights}
        className={classNames(styles.list)}
        selectionMode="multiple"
        selectionBehavior="toggle"
        selectedKeys={selection}
        onSelectionChange={(keys) =>
          onSelect(new Set(keys === 'all' ? highlights.map(({ id }) => id) : [...keys].map(String)))
        }
        onAction={open}
        data-pane-focus=""
      >
        <Collection items={groups} dependencies={[text]}>
          {(group) => (
            <GridListSection id={`document ${group.documentId}`} aria-label={group.title}>
              <GridListHeader className={classNames(styles.heading)}>
                <Clip>{group.title}</Clip>
                <span className={styles.shown}>{text.figure(group.highlights.length)}</span>
              </GridListHeader>
              <Collection items={group.highlights} dependencies={[text]}>
                {(highlight) => (
                  <GridListItem
                    id={highlight.id}
                    textValue={highlight.words}
                    className={classNames(styles.row)}
                  >
                    <HighlightRow highlight={highlight} />
                  </GridListItem>
                )}
              </Collection>
            </GridListSection>
          )}
        </Collection>
        {onMore === null ? null : <GridListLoadMoreItem onLoadMore={onMore} />}
      </GridList>
    </Virtualizer>
  );
}
