import type { SearchRequest } from '../../../api/search.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { isolated } from '../../../strings/isolate.ts';
import { MarkedExcerpt } from '../MarkedExcerpt.tsx';
import styles from './FoundBeside.module.css';
import { pathOf, useOpenFound, type FoundRecord } from './use-open-found.ts';

interface Props {
  readonly found: FoundRecord;
  readonly request: SearchRequest;
  readonly isCurrent: boolean;
  readonly onFocus: () => void;
}

/** A title, highlight, note or tag that was found; it opens what it stands for. */
export function FoundLink({ found, request, isCurrent, onFocus }: Props) {
  const openFound = useOpenFound(request);
  return (
    <li>
      <a
        href={pathOf(found)}
        className={styles.record}
        tabIndex={isCurrent ? 0 : -1}
        data-hit="beside"
        onFocus={onFocus}
        onClick={(event) => {
          event.preventDefault();
          openFound(found);
        }}
      >
        <NoteTitle found={found} />
        <span className={styles.excerpt} dir={found.record.direction}>
          <MarkedExcerpt of={found.record} />
        </span>{' '}
        <Where found={found} />
      </a>
    </li>
  );
}

/** A note's own title, where the words were found in its text. */
function NoteTitle({ found }: { readonly found: FoundRecord }) {
  const { search } = useStrings();
  if (found.group !== 'notes') return null;
  const { title, excerpt } = found.record;
  if (title === excerpt) return null;
  return (
    <>
      <bdi className={styles.noteTitle}>{title === '' ? search.groups.untitledNote : title}</bdi>{' '}
    </>
  );
}

/** Where it stands, for what does not say so itself. */
function Where({ found }: { readonly found: FoundRecord }) {
  const { search, common } = useStrings();
  const where = whereOf(found, search.groups);
  return where.length === 0 ? null : <span className={styles.where}>{where.join(common.separator)}</span>;
}

type GroupWords = ReturnType<typeof useStrings>['search']['groups'];

function whereOf(found: FoundRecord, words: GroupWords): readonly string[] {
  if (found.group === 'highlights') {
    const inComment = found.record.in === 'comment' ? [words.inComment] : [];
    return [...inComment, words.inDocument(found.record.documentTitle)];
  }
  if (found.group !== 'tags') return [];
  const { path, documents, highlights } = found.record;
  const above = path.slice(0, -1);
  return [
    ...(above.length === 0 ? [] : [above.map(isolated).join(' / ')]),
    words.onRecords(documents, highlights),
  ];
}
